/** The pairs that the night before closed, found again by their two records: what they rest on beside these is the same. */
import { type NameShares, type NamesakeGrounds, namesakesOf } from '../judge/namesakes.js';
import { closedColumns, closedPairs, closedWidth } from '../store/closed.js';
import type { Store } from '../store/open.js';
import { recordsOf } from '../store/rows.js';
import type { ClosedPair } from './closed-pairs.js';
import type { Linkage } from './linkage.js';

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

/** What the night before says of the pair of two rows; undefined where they have to be judged. */
export type Again = (enrolment: number, resident: number) => ClosedPair | undefined;

/**
 * Finds the pairs of a night again that the one before closed, with the namesakes expected by the counts of this one.
 * @param namesOf what is kept to expect them by, see `NamesakeGrounds`
 */
export function closedAgain(
  earlier: EarlierPairs,
  { records }: Pick<Linkage, 'records'>,
  {
    threshold,
    shares,
    population,
  }: { readonly threshold: number; readonly shares: NameShares; readonly population: number },
  namesOf: (text: number) => string | null,
): Again {
  const find = pairFinder(earlier);
  return (enrolment, resident) => {
    const at = find(records.insurer[enrolment] as number, records.municipal[resident] as number);
    if (at === undefined) return undefined;
    const column = (name: keyof typeof closedColumns) => earlier.pairs[at + closedColumns[name]] as number;
    const text = column('text');
    const pair = { enrolment, resident, text, kind: column('kind'), names: null };
    const keys = { kanaBirth: column('kanaBirth'), kanjiBirth: column('kanjiBirth') };
    if (column('namesakes') < 0) return { ...pair, ...keys, namesakes: null };
    const namesakes = namesakesOf(JSON.parse(namesOf(text) ?? 'null') as NamesakeGrounds | null, shares, population);
    return namesakes < threshold ? { ...pair, ...keys, namesakes } : undefined;
  };
}
