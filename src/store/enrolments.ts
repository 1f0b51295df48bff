/** Enrolments: the records of the insurers, a row each. */
import type { SourceRecord } from '../model.js';
import type { Store } from './open.js';
import { recordOf } from './record-text.js';

export interface EnrolmentRow {
  readonly input: number;
  readonly line: number;
  readonly recordId: string;
  readonly number: number | null;
  readonly numberFault: string | null;
  readonly lapsed: boolean;
  readonly agreement: string | null;
  /** The record, as `recordText` writes it. */
  readonly values: string;
}

/** A function that adds one enrolment to a run; call it within a transaction. */
export function enrolmentAdder(db: Store, run: number): (row: EnrolmentRow) => void {
  const insert = db.prepare(
    `INSERT INTO enrolment (run, input, line, record_id, number, number_fault, lapsed, agreement, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (row) => {
    insert.run(
      run,
      row.input,
      row.line,
      row.recordId,
      row.number,
      row.numberFault,
      row.lapsed ? 1 : 0,
      row.agreement,
      row.values,
    );
  };
}

export interface StoredEnrolment {
  readonly id: number;
  readonly input: number;
  readonly line: number;
  readonly recordId: string;
  readonly number: number | null;
  readonly numberFault: string | null;
  readonly record: SourceRecord;
}

type Raw = Omit<StoredEnrolment, 'record'> & { readonly record: string };

const read = (row: Raw): StoredEnrolment => ({ ...row, record: recordOf(row.record, 'insurer') });

const columns = 'id, input, line, record_id AS recordId, number, number_fault AS numberFault, record';

/** Looks one enrolment up by its row id. */
export function enrolmentReader(db: Store): (id: number) => StoredEnrolment {
  const select = db.prepare<[number], Raw>(`SELECT ${columns} FROM enrolment WHERE id = ?`);
  return (id) => {
    const row = select.get(id);
    if (!row) throw new Error(`enrolment row ${id} is gone`);
    return read(row);
  };
}

/** The active enrolments of a run under one Individual Number, in the order they were read. */
export function enrolmentsByNumber(db: Store, run: number): (number: number) => StoredEnrolment[] {
  const select = db.prepare<[number, number], Raw>(
    `SELECT ${columns} FROM enrolment INDEXED BY enrolment_by_number
     WHERE run = ? AND lapsed = 0 AND number = ? ORDER BY id`,
  );
  return (number) => select.all(run, number).map(read);
}
