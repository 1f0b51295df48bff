/**
 * Stored records by the block: as many as fill a page of the database, written and encrypted together. The number of a record is its
 * block's times `recordsInBlock`, and its place in it.
 */
import type { SourceRecord } from '../model.js';
import type { Store } from './open.js';
import { writeRecord } from './record-text.js';

/** Numbers of a block: it may have fewer records, so that it ends before it is too long. */
export const recordsInBlock = 64;
/** Bytes of a block, unless its one record is longer: so many stand on a page of 4096 with its own words and its authentication code. */
const mostBytes = 4020;

/** A record's block, by its number. */
export const blockOfRecord = (record: number): number => Math.floor(record / recordsInBlock);

/**
 * Writes a block as it is stored: where its texts begin and where each ends, in words of 32 bits, then the texts as
 * `writeRecord` writes them. A text that has no bytes was deleted.
 * @param ends where each text ends among the texts
 */
function writeBlock(to: Buffer, from: number, texts: Uint8Array, ends: readonly number[]): void {
  const head = headBytes(ends.length);
  to.writeUInt32LE(head, from);
  for (let at = 0; at < ends.length; at += 1) to.writeUInt32LE(head + (ends[at] as number), from + 4 * (at + 1));
  to.set(texts, from + head);
}

const headBytes = (records: number): number => 4 * (records + 1);

/** How many records a block was made of, those that were deleted too. */
export const placesOf = (body: Buffer): number => body.readUInt32LE(0) / 4 - 1;

/** Where the text of a place of a block stands. */
const spanOf = (body: Buffer, place: number): [from: number, to: number] => [
  body.readUInt32LE(4 * place),
  body.readUInt32LE(4 * (place + 1)),
];

/** A block without the records of some places; the others keep theirs. */
export function blockWithout(body: Buffer, gone: (place: number) => boolean): Uint8Array {
  const texts: Uint8Array[] = [];
  const ends: number[] = [];
  let length = 0;
  for (let place = 0; place < placesOf(body); place += 1) {
    if (!gone(place)) {
      const text = body.subarray(...spanOf(body, place));
      texts.push(text);
      length += text.length;
    }
    ends.push(length);
  }
  const block = Buffer.alloc(headBytes(ends.length) + length);
  writeBlock(block, 0, Buffer.concat(texts), ends);
  return block;
}

/** How many records are stored. */
export function countRecords(db: Store): number {
  const heads = db.prepare<[number], Buffer>('SELECT substr(body, 1, ?) FROM record').pluck();
  let records = 0;
  for (const head of heads.iterate(4 * (recordsInBlock + 1))) {
    for (let place = 0; place < placesOf(head); place += 1) {
      const [from, to] = spanOf(head, place);
      if (to > from) records += 1;
    }
  }
  return records;
}

/** Blocks of records that are not stored yet, one after the other. */
export interface RecordBlocks {
  readonly bodies: Uint8Array<ArrayBuffer>;
  /** Where each ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Gathers records into blocks: `add` one, `take` what was added. */
export interface RecordPacker {
  /** How much of memory what was added takes. */
  readonly bytes: () => number;
  readonly add: (record: SourceRecord) => void;
  readonly take: () => RecordBlocks;
}

export function recordPacker(): RecordPacker {
  let texts = new Uint8Array(2 * mostBytes);
  let ends: number[] = [];
  let length = 0;
  let bodies = Buffer.alloc(64 * mostBytes);
  let filled = 0;
  let blockEnds: number[] = [];
  /** Ends the block at its last record; what stands behind that is the next one's first. */
  const close = (written: number) => {
    if (ends.length === 0) return;
    const size = headBytes(ends.length) + length;
    if (filled + size > bodies.length) bodies = Buffer.concat([bodies], 2 * (filled + size));
    writeBlock(bodies, filled, texts.subarray(0, length), ends);
    filled += size;
    blockEnds.push(filled);
    texts.copyWithin(0, length, written);
    length = 0;
    ends = [];
  };
  return {
    bytes: () => filled + length,
    add(record) {
      let end = writeRecord(record, texts, length);
      while (end > texts.length) {
        const more = new Uint8Array(2 * end);
        more.set(texts.subarray(0, length));
        texts = more;
        end = writeRecord(record, texts, length);
      }
      const size = end - length;
      if (ends.length === recordsInBlock || headBytes(ends.length + 1) + end > mostBytes) close(end);
      length += size;
      ends.push(length);
    },
    take() {
      close(length);
      const blocks = { bodies: new Uint8Array(bodies.subarray(0, filled)), ends: Uint32Array.from(blockEnds) };
      filled = 0;
      blockEnds = [];
      return blocks;
    },
  };
}

/** A function that stores blocks, and returns the numbers of their records in order. */
export function blockAdder(db: Store): (blocks: RecordBlocks) => number[] {
  const insert = db.prepare<[Uint8Array]>('INSERT INTO record (body) VALUES (?)');
  return ({ bodies, ends }) => {
    const numbers: number[] = [];
    let from = 0;
    for (const end of ends) {
      const body = Buffer.from(bodies.buffer, bodies.byteOffset + from, end - from);
      const first = Number(insert.run(body).lastInsertRowid) * recordsInBlock;
      const places = placesOf(body);
      for (let place = 0; place < places; place += 1) numbers.push(first + place);
      from = end;
    }
    return numbers;
  };
}

/**
 * Looks the text of a stored record up by its number, see record-text.ts. Quick for records that stand together, since the last
 * blocks are kept.
 */
export function recordReader(db: Store): (record: number) => string {
  const select = db.prepare<[number], Buffer>('SELECT body FROM record WHERE id = ?').pluck();
  let [block, other] = [-1, -1];
  let body: Buffer | undefined;
  let otherBody: Buffer | undefined;
  return (record) => {
    const wanted = blockOfRecord(record);
    if (wanted !== block) {
      [block, other, body, otherBody] = [other, block, otherBody, body];
      if (wanted !== block) [block, body] = [wanted, select.get(wanted)];
    }
    const place = record % recordsInBlock;
    const text = body && place < placesOf(body) ? body.toString('utf8', ...spanOf(body, place)) : '';
    if (text === '') throw new Error(`record ${record} is gone`);
    return text;
  };
}
