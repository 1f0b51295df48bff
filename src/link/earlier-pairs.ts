/** The pairs that the night before closed, found again by their two records: what they rest on beside these is the same. */
import { closedColumns, closedPairs, closedWidth } from '../store/closed.js';
import type { Store } from '../store/open.js';
import { recordsOf } from '../store/rows.js';

/** Plain data that threads share: pairs in the order of their enrolments' records. */
export interface EarlierPairs {
  readonly enrolments: Uint32Array<ArrayBufferLike>;
  readonly residents: Uint32Array<ArrayBufferLike>;
  /** Columns as in store/closed.ts; the rows are those of that night. */
  readonly pairs: Float64Array<ArrayBufferLike>;
}

/** Bits for the place of a pair among all, beside the number of a record: as many pairs as a night may have rows. */
const places = 2 ** 24;

/** The pairs that a run closed. */
export function earlierPairs(db: Store, run: number): EarlierPairs {
  const records = { enrolments: recordsOf(db, run, 'insurer'), residents: recordsOf(db, run, 'municipal') };
  const blocks = [...closedPairs(db, run)].map((block) => block.slice());
  const count = blocks.reduce((sum, block) => sum + block.length / closedWidth, 0);
  const order = new Float64Array(count);
  let next = 0;
  for (const block of blocks) {
    for (let at = 0; at < block.length; at += closedWidth) {
      order[next] = (records.enrolments[block[at + closedColumns.enrolment] as number] as number) * places + next;
      next += 1;
    }
  }
  order.sort();
  const all = new Float64Array(count * closedWidth);
  let filled = 0;
  for (const block of blocks) {
    all.set(block, filled);
    filled += block.length;
  }
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const enrolments = new Uint32Array(shared(4 * count));
  const residents = new Uint32Array(shared(4 * count));
  const pairs = new Float64Array(shared(8 * count * closedWidth));
  order.forEach((key, to) => {
    const from = (key % places) * closedWidth;
    const pair = all.subarray(from, from + closedWidth);
    enrolments[to] = Math.floor(key / places);
    residents[to] = records.residents[pair[closedColumns.resident] as number] as number;
    pairs.set(pair, to * closedWidth);
  });
  return { enrolments, residents, pairs };
}

/** Looks a pair up by its two records: its place in `pairs`, undefined where it was not closed. */
export function pairFinder({
  enrolments,
  residents,
}: EarlierPairs): (enrolment: number, resident: number) => number | undefined {
  return (enrolment, resident) => {
    let [from, to] = [0, enrolments.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((enrolments[middle] as number) < enrolment) from = middle + 1;
      else to = middle;
    }
    for (let at = from; enrolments[at] === enrolment; at += 1) if (residents[at] === resident) return at * closedWidth;
    return undefined;
  };
}
