/** Residents: the records of the municipal register, a row each. */
import type { SourceRecord } from '../model.js';
import type { Store } from './open.js';
import { recordOf } from './record-text.js';
import type { RowTable } from './row-table.js';

export interface ResidentRow {
  readonly input: number;
  readonly line: number;
  readonly idHash: number;
  readonly number: number | null;
  /** Null: active. */
  readonly status: string | null;
  readonly kanaBirth: number | null;
  readonly kanjiBirth: number | null;
  readonly givenBirth: number | null;
  /** The keys of names beside kanji and kana; null for nearly everybody. */
  readonly otherBirth: readonly number[] | null;
  readonly agreement: number | null;
  readonly counters: string | null;
  /** The record, as `recordText` writes it. */
  readonly record: string;
}

export const residentColumns: readonly (keyof ResidentRow)[] = [
  'input',
  'line',
  'idHash',
  'number',
  'status',
  'kanaBirth',
  'kanjiBirth',
  'givenBirth',
  'otherBirth',
  'agreement',
  'counters',
  'record',
];

/** A function that adds residents to a run; call it within a transaction. */
export function residentAdder(db: Store, run: number): (rows: RowTable<ResidentRow>) => void {
  const insert = db.prepare(
    `INSERT INTO resident (run, input, line, id_hash, number, status, kana_birth, kanji_birth, agreement, counters, record, given_birth)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addKey = db.prepare('INSERT OR IGNORE INTO resident_key (run, key, resident) VALUES (?, ?, ?)');
  return (rows) => {
    const { length, input, line, idHash, number, status, kanaBirth, kanjiBirth, agreement, counters, record } = rows;
    for (let at = 0; at < length; at += 1) {
      const { lastInsertRowid } = insert.run(
        run,
        input[at],
        line[at],
        idHash[at],
        number[at],
        status[at],
        kanaBirth[at],
        kanjiBirth[at],
        agreement[at],
        counters[at],
        record[at],
        rows.givenBirth[at],
      );
      for (const key of rows.otherBirth[at] ?? []) addKey.run(run, key, lastInsertRowid);
    }
  };
}

export interface StoredResident {
  readonly id: number;
  readonly input: number;
  readonly number: number | null;
  readonly status: string;
  readonly record: SourceRecord;
}

type Raw = Omit<StoredResident, 'record'> & { readonly record: string };

const read = (row: Raw): StoredResident => ({ ...row, record: recordOf(row.record, 'municipal') });

const columns = "id, input, number, coalesce(status, 'active') AS status, record";

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
