/** The rows of an earlier run's file, found again by the digests of their lines while the file of the day is read. */
import type { Source } from '../model.js';
import type { Store } from '../store/open.js';
import { enrolmentKeys, keysOf, residentKeys } from '../store/row-blocks.js';
import type { RowPacker } from '../store/row-packet.js';
import { keyBlocks, placeReader } from '../store/rows.js';

/** Which rows of which run a file was read into. */
export interface EarlierRows {
  readonly run: number;
  readonly first: number;
  readonly rows: number;
}

export interface KnownRows {
  /** The row that the next line is; 0 where it is none. Rows between the last and this one are gone from the file. */
  readonly find: (digest: number) => number;
  /** Puts the row that was found last into a packet, as it was read then. */
  readonly pack: (packer: RowPacker, line: number, row: number) => void;
  /** The rows that are gone since: told as they are passed, and at the end. */
  readonly end: () => void;
}

/** After so many lines in a row that are nowhere near, it is another file, or in another order: it is read as new. */
const patience = 16_384;

/** @param gone is told of each row of the earlier run that the file has no more */
export function knownRows(db: Store, side: Source, earlier: EarlierRows, gone: (row: number) => void): KnownRows {
  const width = keysOf[side];
  const lineKey = side === 'municipal' ? residentKeys.line : enrolmentKeys.line;
  const blocks = keyBlocks(db, earlier.run, side, earlier.first);
  const placeOf = placeReader(db, earlier.run, side);
  const end = earlier.first + earlier.rows;
  /** The blocks from the row that was packed last to the one after that of the next row. */
  const held: Held[] = [];
  let next = earlier.first;
  let missed = 0;
  const load = () => {
    const block = blocks.next();
    if (block.done) return false;
    const { first, rows, keys, others } = block.value;
    const digests = new Float64Array(rows);
    for (let at = 0; at < rows; at += 1) digests[at] = keys[at * width + lineKey] as number;
    held.push({ first, rows, keys, digests, others: byRow(others) });
    return true;
  };
  const loadPast = (row: number) => {
    while (held.length === 0 || (held.at(-1) as Held).first <= row) if (!load()) return;
  };
  const forward = (row: number) => {
    for (; next < row; next += 1) gone(next);
    next = row + 1;
    missed = 0;
  };
  const ahead = (digest: number): number => {
    for (const { first, rows, digests } of held) {
      if (next >= first + rows) continue;
      const at = digests.indexOf(digest, Math.max(0, next - first));
      if (at >= 0) return first + at;
    }
    return 0;
  };
  return {
    find(digest) {
      if (next >= end || missed > patience) return 0;
      loadPast(next);
      const row = ahead(digest);
      if (row === 0 || row >= end) {
        missed += 1;
        return 0;
      }
      forward(row);
      return row;
    },
    pack(packer, line, row) {
      while (held[0] && row >= held[0].first + held[0].rows) held.shift();
      const [block] = held;
      const place = placeOf(row);
      if (!block || !place) throw new Error(`row ${row} of run ${earlier.run} is gone`);
      const at = row - block.first;
      packer.addKnown(line, place.record, block.keys, at, block.others.get(at) ?? none);
    },
    end() {
      for (; next < end; next += 1) gone(next);
    },
  };
}

interface Held {
  readonly first: number;
  readonly rows: number;
  readonly keys: Float64Array;
  readonly digests: Float64Array;
  /** Further keys by row within the block. */
  readonly others: ReadonlyMap<number, readonly number[]>;
}

const none: readonly number[] = [];

function byRow(others: Float64Array): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (let at = 0; at < others.length; at += 2) {
    const [row, key] = [others[at] as number, others[at + 1] as number];
    const keys = rows.get(row);
    if (keys) keys.push(key);
    else rows.set(row, [key]);
  }
  return rows;
}
