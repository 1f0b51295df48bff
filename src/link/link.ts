/**
 * Links the rows of both sides by Individual Number, part by part of the numbers: one part at a time is in memory, a thirtieth of all
 * where numbers are spread evenly, as they are.
 */
import type { Source } from '../model.js';
import { byNumber, type LinkingRows, numberParts, numberWidth as width } from '../store/linking-rows.js';
import { absent, residentStates } from '../store/row-blocks.js';
import { dayOf, hasEnded, inGroup, type Linkage } from './linkage.js';
import { meet, type NumberIndex, type NumberIndexMaker, numberIndexMaker } from './number-index.js';

/** Rows that are not linked, see `repeatedIds`. */
export type Aside = Readonly<Record<Source, ReadonlySet<number>>>;

/** @param asOf the day the night is for, YYYY-MM-DD. @throws TotsugoError TOO_MANY_ROWS */
export function link(residents: LinkingRows, enrolments: LinkingRows, aside: Aside, asOf: string): Linkage {
  const today = dayOf(asOf);
  const found: Found = {
    residents: numberIndexMaker(residents.rows),
    enrolments: numberIndexMaker(enrolments.rows),
    exceptional: [],
    repeatedInRegister: [],
    repeatedInEnrolments: [],
  };
  const counts = { residents: 0, enrolled: 0, unmapped: 0, active: 0, lapsed: 0 };
  for (let part = 0; part < numberParts; part += 1) {
    const register = kept(residents.numbers.take(part), (row) => !aside.municipal.has(row));
    const insured = kept(enrolments.numbers.take(part), (row) => !aside.insurer.has(row));
    const active = kept(insured, (_, last) => !hasEnded(last, today));
    counts.residents += rowsIn(register);
    counts.unmapped += unmappedIn(register);
    counts.active += rowsIn(active);
    counts.lapsed += rowsIn(insured) - rowsIn(active);
    counts.enrolled += linkPart(register, active, found);
  }
  const { repeatedInRegister, repeatedInEnrolments } = found;
  return {
    residents: found.residents.sorted(),
    enrolments: found.enrolments.sorted(),
    records: { municipal: residents.records, insurer: enrolments.records },
    ...exceptionalOf(found.exceptional),
    ...{ repeatedInRegister, repeatedInEnrolments, counts },
  };
}

const rowsIn = (part: Float64Array): number => part.length / width;
const valueAt = (part: Float64Array, at: number, name: keyof typeof byNumber): number =>
  part[at * width + byNumber[name]] as number;

/** The rows of a part that stay, moved together in its own memory. */
function kept(part: Float64Array, stays: (row: number, last: number) => boolean): Float64Array {
  let to = 0;
  for (let at = 0; at < rowsIn(part); at += 1) {
    if (!stays(valueAt(part, at, 'row'), valueAt(part, at, 'last'))) continue;
    if (to !== at) part.copyWithin(to * width, at * width, (at + 1) * width);
    to += 1;
  }
  return part.subarray(0, to * width);
}

const unmapped = residentStates.indexOf('unmapped');

function unmappedIn(register: Float64Array): number {
  let count = 0;
  for (let at = 0; at < rowsIn(register); at += 1) if (valueAt(register, at, 'last') === unmapped) count += 1;
  return count;
}

interface Found {
  readonly residents: NumberIndexMaker;
  readonly enrolments: NumberIndexMaker;
  /** Each of an enrolment's row and its holder, see `exception`. */
  readonly exceptional: number[];
  readonly repeatedInRegister: number[];
  readonly repeatedInEnrolments: number[];
}

/** Links the rows of a part, and returns how many residents are enrolled. */
function linkPart(register: Float64Array, active: Float64Array, found: Found): number {
  let enrolled = 0;
  for (let at = 0; at < rowsIn(active); at += 1) {
    if (valueAt(active, at, 'number') === absent) found.exceptional.push(exception(valueAt(active, at, 'row'), 0));
  }
  meet(places(register), places(active), (number, held, under) => {
    for (let at = 0; at < held.count; at += 1) found.residents.add(number, valueAt(register, held.at(at), 'row'));
    for (let at = 0; at < under.count; at += 1) found.enrolments.add(number, valueAt(active, under.at(at), 'row'));
    if (held.count > 1) found.repeatedInRegister.push(number);
    if (under.count > 1) found.repeatedInEnrolments.push(number);
    if (under.count > 0) enrolled += held.count;
    const several = held.count > 1 || under.count > 1;
    for (let at = 0; at < under.count; at += 1) {
      const place = under.at(at);
      // A number that several residents hold is never passed over: whose it is has to be looked at.
      if (held.count === 1 && sameKeys(register, held.at(0), active, place)) continue;
      const holder = held.count === 1 ? valueAt(register, held.at(0), 'row') : 0;
      found.exceptional.push(exception(valueAt(active, place, 'row'), several ? inGroup : holder));
    }
  });
  return enrolled;
}

/** The places of a part's rows under each number. */
function places(part: Float64Array): NumberIndex {
  const maker = numberIndexMaker(rowsIn(part));
  for (let at = 0; at < rowsIn(part); at += 1) {
    const number = valueAt(part, at, 'number');
    if (number !== absent) maker.add(number, at);
  }
  return maker.sorted();
}

/** Counters have to be the same only where both sides state them. */
function sameKeys(register: Float64Array, resident: number, active: Float64Array, enrolment: number): boolean {
  const agreement = valueAt(register, resident, 'agreement');
  if (agreement === absent || agreement !== valueAt(active, enrolment, 'agreement')) return false;
  const [counters, others] = [valueAt(register, resident, 'counters'), valueAt(active, enrolment, 'counters')];
  return counters === absent || others === absent || counters === others;
}

/** An enrolment before its holder, or before `inGroup`, in one number: sorted, they are in the order they were read. */
const exception = (enrolment: number, holder: number): number => enrolment * 2 ** 27 + (holder % 2 ** 27);

function exceptionalOf(found: readonly number[]): Pick<Linkage, 'exceptional' | 'holders'> {
  const sorted = Float64Array.from(found).sort();
  const exceptional = new Uint32Array(new SharedArrayBuffer(4 * sorted.length));
  const holders = new Uint32Array(new SharedArrayBuffer(4 * sorted.length));
  for (const [at, one] of sorted.entries()) {
    const holder = one % 2 ** 27;
    exceptional[at] = Math.floor(one / 2 ** 27);
    holders[at] = holder === inGroup % 2 ** 27 ? inGroup : holder;
  }
  return { exceptional, holders };
}
