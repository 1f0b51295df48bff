/** The pairs that the night before closed, found again by their two records: what they rest on beside these is the same. */
import { type NameShares, type NamesakeGrounds, namesakesOf } from '../judge/namesakes.js';
import { lowerBound } from '../sorted.js';
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

/** The pairs that a run closed. */
export function earlierPairs(db: Store, run: number): EarlierPairs {
  const records = { enrolments: recordsOf(db, run, 'insurer'), residents: recordsOf(db, run, 'municipal') };
  const blocks = [...closedPairs(db, run)].map((block) => block.slice());
  const count = blocks.reduce((sum, block) => sum + block.length / closedWidth, 0);
  const all = new Float64Array(count * closedWidth);
  let filled = 0;
  for (const block of blocks) {
    all.set(block, filled);
    filled += block.length;
  }
  const recordOf = (place: number) =>
    records.enrolments[all[place * closedWidth + closedColumns.enrolment] as number] as number;
  const order = Uint32Array.from({ length: count }, (_, place) => place).sort((a, b) => recordOf(a) - recordOf(b));
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const enrolments = new Uint32Array(shared(4 * count));
  const residents = new Uint32Array(shared(4 * count));
  const pairs = new Float64Array(shared(8 * count * closedWidth));
  order.forEach((place, to) => {
    const pair = all.subarray(place * closedWidth, (place + 1) * closedWidth);
    enrolments[to] = recordOf(place);
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
  const enrolmentAt = (at: number) => enrolments[at] as number;
  return (enrolment, resident) => {
    const from = lowerBound(enrolments.length, enrolmentAt, enrolment);
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
