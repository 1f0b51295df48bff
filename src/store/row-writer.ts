/** Writes the rows of a run; see row-blocks.ts. */
import type { Source } from '../model.js';
import { type LinkingRows, linkingFiller } from './linking-rows.js';
import type { Store } from './open.js';
import { blockAdder } from './record-blocks.js';
import { absent, blockId, bytesOf, keysInBlock, keysOf, placesInBlock, placeWords, setAsideBit } from './row-blocks.js';
import type { RowPacket } from './row-packet.js';

export interface RowWriter {
  readonly add: (packet: RowPacket) => void;
  /** Writes what is left, and returns what links the rows, good until `close`. */
  readonly end: () => LinkingRows;
  /** Lets go of what links the rows. Call it in any case. */
  readonly close: () => void;
}

/** A function that adds the rows of one side to a run, which has none of it yet; call it within a transaction. */
export function rowWriter(db: Store, run: number, side: Source): RowWriter {
  const width = keysOf[side];
  const addBlocks = blockAdder(db);
  const insertPlaces = db.prepare('INSERT INTO row_place (id, run, body) VALUES (?, ?, ?)');
  const insertKeys = db.prepare('INSERT INTO row_key (id, run, rows, body) VALUES (?, ?, ?, ?)');
  const places = new Uint32Array(placesInBlock * placeWords);
  const keys = new Float64Array(keysInBlock * width);
  const filler = linkingFiller(db, side);
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
    close: filler.close,
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
      return filler.rows();
    },
  };
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
