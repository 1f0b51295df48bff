/** Writes and reads the rows of a run; see row-blocks.ts. */
import type { Source, SourceRecord } from '../model.js';
import type { Store } from './open.js';
import { blockAdder, recordReader } from './record-blocks.js';
import { recordOf } from './record-text.js';
import {
  absent,
  blockId,
  blocksOf,
  bytesOf,
  doubles,
  type KeyBlock,
  keysInBlock,
  keysOf,
  placesInBlock,
  placeWords,
  setAsideBit,
  words,
} from './row-blocks.js';
import { columnFiller, type RowColumns } from './row-columns.js';
import type { RowPacket } from './row-packet.js';

export interface RowWriter {
  readonly add: (packet: RowPacket) => void;
  /** Writes what is left, and returns the keys of all rows. */
  readonly end: () => RowColumns;
}

/** A function that adds the rows of one side to a run, which has none of it yet; call it within a transaction. */
export function rowWriter(db: Store, run: number, side: Source): RowWriter {
  const width = keysOf[side];
  const addBlocks = blockAdder(db);
  const insertPlaces = db.prepare('INSERT INTO row_place (id, run, body) VALUES (?, ?, ?)');
  const insertKeys = db.prepare('INSERT INTO row_key (id, run, rows, body) VALUES (?, ?, ?, ?)');
  const places = new Uint32Array(placesInBlock * placeWords);
  const keys = new Float64Array(keysInBlock * width);
  const filler = columnFiller(side);
  let others: number[] = [];
  let rows = 0;
  const writePlaces = (length: number) => {
    const id = blockId(run, side, Math.floor((rows - 1) / placesInBlock));
    insertPlaces.run(id, run, bytesOf(places.subarray(0, length * placeWords)));
  };
  const writeKeys = (length: number) => {
    const body = new Float64Array(length * width + others.length);
    body.set(keys.subarray(0, length * width));
    body.set(others, length * width);
    insertKeys.run(blockId(run, side, Math.floor((rows - 1) / keysInBlock)), run, length, bytesOf(body));
    others = [];
  };
  return {
    add({ length, input, lines, records, blocks, keys: given, others: further }) {
      const made = addBlocks(blocks);
      let next = 0;
      const stored = records.map((known) => (known === 0 ? (made[next++] as number) : known));
      filler.add(given, stored, length);
      let other = 0;
      for (let at = 0; at < length; at += 1) {
        const place = (rows % placesInBlock) * placeWords;
        places[place] = stored[at] as number;
        places[place + 1] = lines[at] as number;
        places[place + 2] = input;
        const row = rows % keysInBlock;
        for (let key = 0; key < width; key += 1) keys[row * width + key] = given[at * width + key] as number;
        for (; further[other] === at; other += 2) others.push(row, further[other + 1] as number);
        rows += 1;
        if (rows % placesInBlock === 0) writePlaces(placesInBlock);
        if (rows % keysInBlock === 0) writeKeys(keysInBlock);
      }
    },
    end() {
      if (rows % placesInBlock > 0) writePlaces(rows % placesInBlock);
      if (rows % keysInBlock > 0) writeKeys(rows % keysInBlock);
      return filler.columns();
    },
  };
}

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

/** Marks rows, in their order, as set aside: they keep their place, and lose the keys by which they could be linked or known again. */
export function setAside(db: Store, run: number, side: Source, rows: readonly number[], keys: readonly number[]): void {
  const width = keysOf[side];
  const edit = (table: string, inBlock: number, change: (body: Buffer, at: number) => void) => {
    const select = db.prepare<[number], Buffer>(`SELECT body FROM ${table} WHERE id = ?`).pluck();
    const update = db.prepare(`UPDATE ${table} SET body = ? WHERE id = ?`);
    for (let from = 0; from < rows.length; ) {
      const block = Math.floor(((rows[from] as number) - 1) / inBlock);
      const id = blockId(run, side, block);
      const body = select.get(id);
      if (!body) throw new Error(`block ${id} of ${table} is gone`);
      for (; from < rows.length && Math.floor(((rows[from] as number) - 1) / inBlock) === block; from += 1) {
        change(body, ((rows[from] as number) - 1) % inBlock);
      }
      update.run(body, id);
    }
  };
  edit('row_place', placesInBlock, (body, at) => {
    const input = (at * placeWords + 2) * 4;
    body.writeUInt32LE((body.readUInt32LE(input) | setAsideBit) >>> 0, input);
  });
  edit('row_key', keysInBlock, (body, at) => {
    for (const key of keys) body.writeDoubleLE(absent, (at * width + key) * 8);
  });
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
