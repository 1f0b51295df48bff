/** What becomes of rows and records when a run goes: a record stays as long as any run has read it. */
import type { Source } from '../model.js';
import { forgetClosedTexts } from './closed.js';
import type { Store } from './open.js';
import { blockWithout, placesOf, recordsInBlock } from './record-blocks.js';
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
  // A bit a record.
  const read = new Uint8Array(((last + 1) * recordsInBlock) / 8);
  for (const body of db.prepare<[], Buffer>('SELECT body FROM row_place').pluck().iterate()) {
    const places = words(body);
    for (let at = 0; at < places.length; at += placeWords) {
      const record = places[at] as number;
      read[record >>> 3] = (read[record >>> 3] as number) | (1 << (record & 7));
    }
  }
  const isRead = (record: number) => ((read[record >>> 3] as number) & (1 << (record & 7))) !== 0;
  forgetBlocks(db, last, isRead);
  forgetClosedTexts(db);
}

/** Deletes the blocks of which nothing is read, and writes those again of which a part is. */
function forgetBlocks(db: Store, last: number, isRead: (record: number) => boolean): void {
  const remove = db.prepare('DELETE FROM record WHERE id = ?');
  const select = db.prepare<[number], Buffer>('SELECT body FROM record WHERE id = ?').pluck();
  const update = db.prepare('UPDATE record SET body = ? WHERE id = ?');
  for (let block = 1; block <= last; block += 1) {
    let some = false;
    let all = true;
    const body = select.get(block);
    if (!body) continue;
    const isGone = (place: number) => !isRead(block * recordsInBlock + place);
    for (let place = 0; place < placesOf(body); place += 1) {
      if (isGone(place)) all = false;
      else some = true;
    }
    if (!some) remove.run(block);
    else if (!all) update.run(blockWithout(body, isGone), block);
  }
}
