/** Rejects: the input rows that did not become records, in the order they were met. */
import type { Reject } from '../model.js';
import type { Store } from './open.js';

/** A function that adds one reject to a run; call it within a transaction. */
export function rejectAdder(db: Store, run: number): (reject: Reject) => void {
  const insert = db.prepare('INSERT INTO reject (run, position, body) VALUES (?, ?, ?)');
  const last = db.prepare<[number], { position: number | null }>(
    'SELECT max(position) AS position FROM reject WHERE run = ?',
  );
  let position = last.get(run)?.position ?? 0;
  return (reject) => {
    position += 1;
    insert.run(run, position, JSON.stringify(reject));
  };
}

export function* rejectsOf(db: Store, run: number): Generator<Reject> {
  const select = db.prepare<[number], { body: string }>('SELECT body FROM reject WHERE run = ? ORDER BY position');
  for (const row of select.iterate(run)) yield JSON.parse(row.body) as Reject;
}

/**
 * Takes out every record whose id an earlier record of the same side already has; each becomes a reject of its row.
 * Which of two records with one id is meant cannot be known: the first is kept, and every other is listed.
 */
export function takeOutRepeatedIds(
  db: Store,
  run: number,
  table: 'resident' | 'enrolment',
  taken: (row: { id: number; input: number; line: number; record: string }) => void,
): number {
  const repeated = db.prepare<[number, number], { id: number; input: number; line: number; record: string }>(
    `SELECT id, input, line, record FROM ${table} WHERE run = ? AND id IN (
       SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY record_id ORDER BY id) AS nth FROM ${table} WHERE run = ?)
       WHERE nth > 1) ORDER BY id`,
  );
  const remove = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  const rows = repeated.all(run, run);
  for (const row of rows) {
    taken(row);
    remove.run(row.id);
  }
  return rows.length;
}
