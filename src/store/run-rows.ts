/** The stored inputs of a run, in the order they were read, and what else it rests on. */
import type { Source, SourceRecord } from '../model.js';
import type { Store } from './open.js';
import { rowsOfRun } from './pairs.js';
import { recordOf } from './record-text.js';

export interface StoredRow {
  readonly input: number;
  readonly line: number;
  readonly record: SourceRecord;
}

/** The records of one side that a run compared. */
export function* recordsOf(db: Store, run: number, side: Source): Generator<StoredRow> {
  const table = side === 'municipal' ? 'resident' : 'enrolment';
  const [first, last] = rowsOfRun(db, table, run);
  const select = db.prepare<[number, number], { input: number; line: number; record: string }>(
    `SELECT input, line, record FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id`,
  );
  for (const { input, line, record } of select.iterate(first, last)) {
    yield { input, line, record: recordOf(record, side) };
  }
}

/** The residents that a run set aside, since an earlier row has their id. */
export function* setAsideOf(db: Store, run: number): Generator<StoredRow> {
  const select = db.prepare<[number], { input: number; line: number; record: string }>(
    'SELECT input, line, record FROM set_aside WHERE run = ? ORDER BY resident',
  );
  for (const row of select.iterate(run)) yield { ...row, record: recordOf(row.record, 'municipal') };
}

/** Keeps what a run rests on, as JSON. */
export function keepBasis(db: Store, run: number, body: string): void {
  db.prepare('INSERT INTO run_basis (run, body) VALUES (?, ?)').run(run, body);
}

export function basisOf(db: Store, run: number): string | undefined {
  return db.prepare<[number], string>('SELECT body FROM run_basis WHERE run = ?').pluck().get(run);
}
