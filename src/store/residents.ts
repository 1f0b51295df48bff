/** Residents: the records of the municipal register, a row each. */
import type { SourceRecord } from '../model.js';
import type { Store } from './open.js';
import { recordOf } from './record-text.js';

export interface ResidentRow {
  readonly input: number;
  readonly line: number;
  readonly recordId: string;
  readonly number: number | null;
  readonly numberFault: string | null;
  readonly household: string | null;
  readonly status: string;
  readonly kanaBirth: number | null;
  readonly kanjiBirth: number | null;
  readonly agreement: string | null;
  /** The record, as `recordText` writes it. */
  readonly values: string;
}

/** A function that adds one resident to a run; call it within a transaction. */
export function residentAdder(db: Store, run: number): (row: ResidentRow) => void {
  const insert = db.prepare(
    `INSERT INTO resident (run, input, line, record_id, number, number_fault, household, status, kana_birth,
       kanji_birth, agreement, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (row) => {
    insert.run(
      run,
      row.input,
      row.line,
      row.recordId,
      row.number,
      row.numberFault,
      row.household,
      row.status,
      row.kanaBirth,
      row.kanjiBirth,
      row.agreement,
      row.values,
    );
  };
}

export interface StoredResident {
  readonly id: number;
  readonly input: number;
  readonly recordId: string;
  readonly number: number | null;
  readonly household: string | null;
  readonly status: string;
  readonly record: SourceRecord;
}

type Raw = Omit<StoredResident, 'record'> & { readonly record: string };

const read = (row: Raw): StoredResident => ({ ...row, record: recordOf(row.record, 'municipal') });

const columns = 'id, input, record_id AS recordId, number, household, status, record';

/** Looks one resident up by its row id. */
export function residentReader(db: Store): (id: number) => StoredResident {
  const select = db.prepare<[number], Raw>(`SELECT ${columns} FROM resident WHERE id = ?`);
  return (id) => {
    const row = select.get(id);
    if (!row) throw new Error(`resident row ${id} is gone`);
    return read(row);
  };
}

/** The residents of a run under one Individual Number, in the order they were read. */
export function residentsByNumber(db: Store, run: number): (number: number) => StoredResident[] {
  const select = db.prepare<[number, number], Raw>(
    `SELECT ${columns} FROM resident INDEXED BY resident_by_number
     WHERE run = ? AND number = ? ORDER BY id`,
  );
  return (number) => select.all(run, number).map(read);
}
