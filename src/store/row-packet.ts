/** Rows on their way from the thread that reads them to the one that writes: a few arrays for a thousand rows. */
import type { SourceRecord } from '../model.js';
import { type RecordBlocks, recordPacker } from './record-blocks.js';

export interface RowPacket {
  readonly length: number;
  /** Number of the file among all inputs of the run. */
  readonly input: number;
  /** The line on which each row begins, from 1. */
  readonly lines: Uint32Array<ArrayBuffer>;
  /** The stored record of each row; 0 where it is the next of `blocks`. */
  readonly records: Uint32Array<ArrayBuffer>;
  /** The records that are not stored yet. */
  readonly blocks: RecordBlocks;
  /** The keys of each row, one row after the other. */
  readonly keys: Float64Array<ArrayBuffer>;
  /** Pairs of a row within the packet, from 0, and a further key of it. */
  readonly others: Float64Array<ArrayBuffer>;
}

/** The memory of a packet: a thread hands it over instead of a copy. */
export const buffersOf = ({ lines, records, blocks, keys, others }: RowPacket): ArrayBuffer[] =>
  [lines, records, blocks.bodies, blocks.ends, keys, others].map(({ buffer }) => buffer);

/** A function that gathers rows: `add` one, `addKnown` one that is stored, `take` what was added. */
export interface RowPacker {
  readonly length: () => number;
  /** How much of memory the records that were added take. */
  readonly bytes: () => number;
  readonly add: (line: number, record: SourceRecord, keys: ArrayLike<number>, others: readonly number[] | null) => void;
  readonly addKnown: (line: number, record: number, keys: Float64Array, at: number, others: readonly number[]) => void;
  readonly take: (input: number) => RowPacket;
}

/** @param width keys of a row */
export function rowPacker(width: number): RowPacker {
  let capacity = 1024;
  let lines = new Uint32Array(capacity);
  let records = new Uint32Array(capacity);
  let keys = new Float64Array(capacity * width);
  const fresh = recordPacker();
  let others: number[] = [];
  let length = 0;
  const grow = () => {
    capacity *= 2;
    const [more, moreRecords, moreKeys] = [
      new Uint32Array(capacity),
      new Uint32Array(capacity),
      new Float64Array(capacity * width),
    ];
    more.set(lines);
    moreRecords.set(records);
    moreKeys.set(keys);
    [lines, records, keys] = [more, moreRecords, moreKeys];
  };
  const place = (line: number, record: number) => {
    if (length === capacity) grow();
    lines[length] = line;
    records[length] = record;
  };
  return {
    length: () => length,
    bytes: fresh.bytes,
    add(line, record, values, further) {
      place(line, 0);
      fresh.add(record);
      for (let at = 0; at < width; at += 1) keys[length * width + at] = values[at] as number;
      if (further) for (const key of further) others.push(length, key);
      length += 1;
    },
    addKnown(line, record, from, at, further) {
      place(line, record);
      for (let key = 0; key < width; key += 1) keys[length * width + key] = from[at * width + key] as number;
      for (const key of further) others.push(length, key);
      length += 1;
    },
    take(input) {
      const packet = {
        length,
        input,
        lines: lines.slice(0, length),
        records: records.slice(0, length),
        blocks: fresh.take(),
        keys: keys.slice(0, length * width),
        others: Float64Array.from(others),
      };
      length = 0;
      others = [];
      return packet;
    },
  };
}
