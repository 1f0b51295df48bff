/** Reads the rows of a run; see row-blocks.ts. */
import type { Source, SourceRecord } from '../model.js';
import type { Store } from './open.js';
import { recordReader } from './record-blocks.js';
import { recordOf } from './record-text.js';
import {
  blockId,
  blocksOf,
  doubles,
  type KeyBlock,
  keysInBlock,
  keysOf,
  placesInBlock,
  placeWords,
  setAsideBit,
  words,
} from './row-blocks.js';

/** Where a row stands: its stored record, and its file and line. */
export interface Place {
  readonly record: number;
  readonly line: number;
  readonly input: number;
  readonly setAside: boolean;
}

/** Looks up where a row of a run stands, by its number from 1; undefined where the run has no such row. */
export function placeReader(db: Store, run: number, side: Source): (row: number) => Place | undefined {
  const select = db.prepare<[number], Buffer>('SELECT body FROM row_place WHERE id = ?').pluck();
  let block = -1;
  let body: Uint32Array = new Uint32Array(0);
  return (row) => {
    const wanted = Math.floor((row - 1) / placesInBlock);
    if (wanted !== block) {
      const found = select.get(blockId(run, side, wanted));
      if (!found) return undefined;
      body = words(found);
      block = wanted;
    }
    const at = ((row - 1) % placesInBlock) * placeWords;
    if (at >= body.length) return undefined;
    const input = body[at + 2] as number;
    return {
      record: body[at] as number,
      line: body[at + 1] as number,
      input: (input & ~setAsideBit) >>> 0,
      setAside: (input & setAsideBit) !== 0,
    };
  };
}

/** The number of the stored record of each row of a side, by the row's number from 1; in memory that threads share. */
export function recordsOf(db: Store, run: number, side: Source): Uint32Array<SharedArrayBuffer> {
  const records = new Uint32Array(new SharedArrayBuffer(4 * (countRows(db, run, side) + 1)));
  let row = 1;
  const blocks = db
    .prepare<[number, number], Buffer>('SELECT body FROM row_place WHERE id BETWEEN ? AND ? ORDER BY id')
    .pluck();
  for (const body of blocks.iterate(...blocksOf(run, side))) {
    const places = words(body);
    for (let at = 0; at < places.length; at += placeWords) records[row++] = places[at] as number;
  }
  return records;
}

/** A row as it was read. */
export interface StoredRow {
  /** Its number among the rows of its side, from 1, in the order they were read. */
  readonly id: number;
  readonly input: number;
  readonly line: number;
  readonly record: SourceRecord;
}

/** Looks one row of a run up, with its record. @param placeOf where its places are looked up, if anybody else asks for them too */
export function rowReader(
  db: Store,
  run: number,
  side: Source,
  placeOf = placeReader(db, run, side),
): (row: number) => StoredRow {
  const textOf = recordReader(db);
  return (id) => {
    const place = placeOf(id);
    if (!place) throw new Error(`row ${id} of run ${run} is gone`);
    return { id, input: place.input, line: place.line, record: recordOf(textOf(place.record), side) };
  };
}

/** The rows of a side in the order they were read, those that were set aside too. */
export function* rowsOf(db: Store, run: number, side: Source): Generator<StoredRow & { readonly setAside: boolean }> {
  const placeOf = placeReader(db, run, side);
  const textOf = recordReader(db);
  for (let id = 1; ; id += 1) {
    const place = placeOf(id);
    if (!place) return;
    const { input, line, setAside } = place;
    yield { id, input, line, setAside, record: recordOf(textOf(place.record), side) };
  }
}

/** The keys of a side, block by block, in the order of the rows. */
export function* keyBlocks(db: Store, run: number, side: Source, fromRow = 1): Generator<KeyBlock> {
  const select = db.prepare<[number], { rows: number; body: Buffer }>('SELECT rows, body FROM row_key WHERE id = ?');
  for (let block = Math.floor((fromRow - 1) / keysInBlock); ; block += 1) {
    const found = select.get(blockId(run, side, block));
    if (!found) return;
    yield keyBlock(block, found.rows, doubles(found.body), side);
  }
}

function keyBlock(block: number, rows: number, body: Float64Array, side: Source): KeyBlock {
  const end = rows * keysOf[side];
  return { first: block * keysInBlock + 1, rows, keys: body.subarray(0, end), others: body.subarray(end) };
}

/** How many rows a run has of a side, those that were set aside too. */
export function countRows(db: Store, run: number, side: Source): number {
  const [first, last] = blocksOf(run, side);
  return (
    db
      .prepare<[number, number], number>('SELECT coalesce(sum(rows), 0) FROM row_key WHERE id BETWEEN ? AND ?')
      .pluck()
      .get(first, last) ?? 0
  );
}
