/** Rejects: the input rows that did not become records, in the order they were met. */
import type { Reject, Source } from '../model.js';
import type { Store } from './open.js';

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
