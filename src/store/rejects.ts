/** Rejects: the input rows that did not become records, in the order they were met. */
import type { Reject, Source } from '../model.js';
import type { Store } from './open.js';
import { rowsOfRun } from './pairs.js';

/** Rejects are listed side by side, whichever side was read first: each side has its own range of positions. */
const firstPosition: Readonly<Record<Source, number>> = { municipal: 0, insurer: 2 ** 40 };

/** A function that adds one reject of a side to a run; call it within a transaction. */
export function rejectAdder(db: Store, run: number, side: Source): (reject: Reject) => void {
  const insert = db.prepare('INSERT INTO reject (run, position, body) VALUES (?, ?, ?)');
  const last = db.prepare<[number, number, number], { position: number | null }>(
    'SELECT max(position) AS position FROM reject WHERE run = ? AND position BETWEEN ? AND ?',
  );
  const from = firstPosition[side];
  let position = last.get(run, from, from + 2 ** 40 - 1)?.position ?? from;
  return (reject) => {
    position += 1;
    insert.run(run, position, JSON.stringify(reject));
  };
}

export function* rejectsOf(db: Store, run: number): Generator<Reject> {
  const select = db.prepare<[number], { body: string }>('SELECT body FROM reject WHERE run = ? ORDER BY position');
  for (const row of select.iterate(run)) yield JSON.parse(row.body) as Reject;
}

/** A record whose id an earlier record of its side already has. */
export interface RepeatedRecord {
  readonly id: number;
  readonly input: number;
  readonly line: number;
}

/**
 * Takes out every record whose id an earlier record of the same side already has, and returns where they stood, in the
 * order they were read. Which of two records with one id is meant cannot be known: the first that is active is kept. An
 * enrolment that has lapsed may have the id of a later one: it is not compared anyway.
 * @param hashes the id hashes that several competing records have
 */
export function takeOutRepeatedIds(
  db: Store,
  run: number,
  table: 'resident' | 'enrolment',
  hashes: readonly number[],
): RepeatedRecord[] {
  if (hashes.length === 0) return [];
  db.exec('CREATE TEMP TABLE repeated_id (hash INTEGER PRIMARY KEY)');
  const add = db.prepare('INSERT INTO temp.repeated_id (hash) VALUES (?)');
  for (const hash of hashes) add.run(hash);
  const [competing, activeFirst] =
    table === 'enrolment' ? ['lapsed = 0', '0'] : ['true', "coalesce(status, 'unmapped') <> 'unmapped'"];
  const [first, last] = rowsOfRun(db, table, run);
  const repeated = db
    .prepare<[number, number], RepeatedRecord>(
      `SELECT id, input, line FROM (
         SELECT id, input, line, row_number() OVER (PARTITION BY id_hash ORDER BY ${activeFirst}, id) AS place
         FROM ${table} WHERE id BETWEEN ? AND ? AND ${competing} AND id_hash IN (SELECT hash FROM temp.repeated_id))
       WHERE place > 1 ORDER BY id`,
    )
    .all(first, last);
  db.exec('DROP TABLE temp.repeated_id');
  const remove = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  // Names were counted in them: who recomputes the run counts them again.
  const setAside = db.prepare(
    'INSERT INTO set_aside (run, resident, input, line, record) SELECT run, id, input, line, record FROM resident WHERE id = ?',
  );
  for (const { id } of repeated) {
    if (table === 'resident') setAside.run(id);
    remove.run(id);
  }
  return repeated;
}
