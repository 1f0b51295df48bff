/** Enrolments: the records of the insurers, a row each. */
import type { SourceRecord } from '../model.js';
import type { Store } from './open.js';
import { recordOf } from './record-text.js';
import type { RowTable } from './row-table.js';

export interface EnrolmentRow {
  readonly input: number;
  readonly line: number;
  readonly idHash: number;
  readonly number: number | null;
  readonly numberFault: string | null;
  readonly lapsed: boolean;
  readonly agreement: number | null;
  readonly counters: string | null;
  /** The record, as `recordText` writes it. */
  readonly record: string;
}

export const enrolmentColumns: readonly (keyof EnrolmentRow)[] = [
  'input',
  'line',
  'idHash',
  'number',
  'numberFault',
  'lapsed',
  'agreement',
  'counters',
  'record',
];

/** A function that adds enrolments to a run; call it within a transaction. */
export function enrolmentAdder(db: Store, run: number): (rows: RowTable<EnrolmentRow>) => void {
  const insert = db.prepare(
    `INSERT INTO enrolment (run, input, line, id_hash, number, number_fault, lapsed, agreement, counters, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return ({ length, input, line, idHash, number, numberFault, lapsed, agreement, counters, record }) => {
    for (let at = 0; at < length; at += 1) {
      insert.run(
        run,
        input[at],
        line[at],
        idHash[at],
        number[at],
        numberFault[at],
        lapsed[at] ? 1 : 0,
        agreement[at],
        counters[at],
        record[at],
      );
    }
  };
}

export interface StoredEnrolment {
  readonly id: number;
  readonly input: number;
  readonly line: number;
  readonly number: number | null;
  readonly numberFault: string | null;
  readonly record: SourceRecord;
}

type Raw = Omit<StoredEnrolment, 'record'> & { readonly record: string };

const read = (row: Raw): StoredEnrolment => ({ ...row, record: recordOf(row.record, 'insurer') });

const columns = 'id, input, line, number, number_fault AS numberFault, record';

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
