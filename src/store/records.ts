/** What becomes of rows and records when a run goes: a record stays as long as any run has read it. */
import type { Source } from '../model.js';
import { forgetClosedTexts } from './closed.js';
import type { Store } from './open.js';
import { blocksOf, placeWords, words } from './row-blocks.js';

const sides: readonly Source[] = ['municipal', 'insurer'];

/** Removes the rows of a run. */
export function removeRows(db: Store, run: number): void {
  for (const table of ['row_place', 'row_key']) {
    const remove = db.prepare(`DELETE FROM ${table} WHERE id BETWEEN ? AND ?`);
    for (const side of sides) remove.run(...blocksOf(run, side));
  }
}

/** Deletes the records that no run has read any more, and the texts of the pairs they were closed in. */
export function forgetRecords(db: Store): void {
  const last = db.prepare<[], number | null>('SELECT max(id) FROM record').pluck().get() ?? 0;
  const read = new Uint8Array(last + 2);
  for (const body of db.prepare<[], Buffer>('SELECT body FROM row_place').pluck().iterate()) {
    const places = words(body);
    for (let at = 0; at < places.length; at += placeWords) read[places[at] as number] = 1;
  }
  const remove = db.prepare('DELETE FROM record WHERE id BETWEEN ? AND ?');
  for (let from = 1; from <= last; from += 1) {
    if (read[from] === 1) continue;
    const next = read.indexOf(1, from);
    const to = next < 0 ? last : next - 1;
    remove.run(from, to);
    from = to;
  }
  forgetClosedTexts(db);
}
