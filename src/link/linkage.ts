/** Who is linked with whom: every active enrolment held against the residents under its number, by keys alone. */
import type { Source } from '../model.js';
import { lowerBound } from '../sorted.js';
import type { Store } from '../store/open.js';
import { absent, enrolmentKeys, keysOf, residentStates } from '../store/row-blocks.js';
import type { RowColumns } from '../store/row-columns.js';
import { keyBlocks } from '../store/rows.js';
import { meet, type NumberIndex, numberIndexMaker } from './number-index.js';

export interface Linkage {
  readonly residents: NumberIndex;
  /** Of active enrolments. */
  readonly enrolments: NumberIndex;
  /** The number of the stored record of each row, from 1. */
  readonly records: Readonly<Record<Source, Uint32Array<ArrayBufferLike>>>;
  /** Active enrolments that cannot be passed over, in the order they were read: no number, no resident under it, or not the same keys. */
  readonly exceptional: Uint32Array<ArrayBufferLike>;
  /** The resident under the number of each of them; 0 where there is none, `inGroup` where several people have the number. */
  readonly holders: Uint32Array<ArrayBufferLike>;
  /** Numbers that several residents hold, and that several active enrolments hold. */
  readonly repeatedInRegister: readonly number[];
  readonly repeatedInEnrolments: readonly number[];
  readonly counts: LinkCounts;
}

export interface LinkCounts {
  readonly residents: number;
  /** Residents under the number of an active enrolment. */
  readonly enrolled: number;
  /** Residents whose status the profile does not map. */
  readonly unmapped: number;
  readonly active: number;
  readonly lapsed: number;
}

/** Under a number that several residents or several active enrolments have: judged together with them. */
export const inGroup = 0xffffffff;

/** Links the rows of both sides. @param asOf the day the night is for, YYYY-MM-DD */
export function link(residents: RowColumns, enrolments: RowColumns, asOf: string): Linkage {
  const register = readRegister(residents);
  const insurers = readInsurers(enrolments, dayOf(asOf));
  const holder = new Uint32Array(enrolments.rows + 1);
  const grouped = new Uint8Array(enrolments.rows + 1);
  const repeatedInRegister: number[] = [];
  const repeatedInEnrolments: number[] = [];
  let enrolled = 0;
  meet(register.index, insurers.index, (number, held, under) => {
    if (held.count > 1) repeatedInRegister.push(number);
    if (under.count > 1) repeatedInEnrolments.push(number);
    if (held.count > 1 || under.count > 1) {
      for (let at = 0; at < under.count; at += 1) grouped[under.at(at)] = 1;
    }
    if (under.count === 0 || held.count === 0) return;
    enrolled += held.count;
    // Of several residents any may stand here: such numbers are judged as groups.
    for (let at = 0; at < under.count; at += 1) holder[under.at(at)] = held.at(0);
  });
  const several = new Set(repeatedInRegister);
  return {
    residents: register.index,
    enrolments: insurers.index,
    records: { municipal: shared(residents.record), insurer: shared(enrolments.record) },
    ...exceptionalOf(residents, enrolments, { holder, grouped, isActive: insurers.isActive, several }),
    repeatedInRegister,
    repeatedInEnrolments,
    counts: {
      residents: register.residents,
      enrolled,
      unmapped: register.unmapped,
      active: insurers.active,
      lapsed: insurers.lapsed,
    },
  };
}

function shared(numbers: ArrayLike<number>): Uint32Array<SharedArrayBuffer> {
  const words = new Uint32Array(new SharedArrayBuffer(4 * numbers.length));
  words.set(numbers);
  return words;
}

/** The active enrolments of a run, in the order they were read. */
export function* activeEnrolments(db: Store, run: number, asOf: string): Generator<number> {
  const today = dayOf(asOf);
  for (const { first, rows, keys } of keyBlocks(db, run, 'insurer')) {
    for (let at = 0; at < rows; at += 1) {
      const base = at * keysOf.insurer;
      if (keys[base + enrolmentKeys.id] === absent) continue;
      if (!hasEnded(keys[base + enrolmentKeys.ends] as number, today)) yield first + at;
    }
  }
}

export const dayOf = (asOf: string): number => Number(asOf.replaceAll('-', ''));

/** The day an enrolment ended on was the first without insurance. */
export const hasEnded = (ends: number, today: number): boolean => ends !== absent && ends <= today;

function readRegister({ rows, id, number, last }: RowColumns) {
  const maker = numberIndexMaker(rows);
  const unmappedState = residentStates.indexOf('unmapped');
  let residents = 0;
  let unmapped = 0;
  for (let row = 1; row <= rows; row += 1) {
    if (id[row] === absent) continue;
    residents += 1;
    if (last[row] === unmappedState) unmapped += 1;
    if (number[row] !== absent) maker.add(number[row] as number, row);
  }
  return { index: maker.sorted(), residents, unmapped };
}

function readInsurers({ rows, id, number, last }: RowColumns, today: number) {
  const maker = numberIndexMaker(rows);
  const isActive = (row: number) => id[row] !== absent && !hasEnded(last[row] as number, today);
  let active = 0;
  let lapsed = 0;
  for (let row = 1; row <= rows; row += 1) {
    if (id[row] === absent) continue;
    if (!isActive(row)) {
      lapsed += 1;
      continue;
    }
    active += 1;
    if (number[row] !== absent) maker.add(number[row] as number, row);
  }
  return { index: maker.sorted(), isActive, active, lapsed };
}

interface Held {
  /** The resident under the number of each enrolment, 0 where there is none. */
  readonly holder: Uint32Array;
  readonly grouped: Uint8Array;
  readonly isActive: (enrolment: number) => boolean;
  /** A number that several residents hold is never passed over: whose it is has to be looked at. */
  readonly several: ReadonlySet<number>;
}

function exceptionalOf(
  residents: RowColumns,
  enrolments: RowColumns,
  { holder, grouped, isActive, several }: Held,
): Pick<Linkage, 'exceptional' | 'holders'> {
  const found: number[] = [];
  for (let row = 1; row <= enrolments.rows; row += 1) {
    if (!isActive(row)) continue;
    const resident = holder[row] as number;
    const same =
      resident !== 0 &&
      !several.has(enrolments.number[row] as number) &&
      sameKeys(
        enrolments.agreement[row] as number,
        enrolments.counters[row] as number,
        residents.agreement[resident] as number,
        residents.counters[resident] as number,
      );
    if (!same) found.push(row);
  }
  const exceptional = shared(found);
  const holders = shared(found.map((row) => (grouped[row] === 1 ? inGroup : (holder[row] as number))));
  return { exceptional, holders };
}

/** Counters have to be the same only where both sides state them. */
const sameKeys = (agreement: number, counters: number, other: number, otherCounters: number): boolean =>
  agreement !== absent &&
  agreement === other &&
  (counters === absent || otherCounters === absent || counters === otherCounters);

/** Whether an active enrolment was passed over, since it has its resident's keys. */
export function passedOver({ exceptional }: Pick<Linkage, 'exceptional'>): (enrolment: number) => boolean {
  const at = (place: number) => exceptional[place] as number;
  return (enrolment) => exceptional[lowerBound(exceptional.length, at, enrolment)] !== enrolment;
}

/** The numbers that several residents, or several active enrolments, have. */
export const repeatedNumbers = ({
  repeatedInRegister,
  repeatedInEnrolments,
}: Pick<Linkage, 'repeatedInRegister' | 'repeatedInEnrolments'>): ReadonlySet<number> =>
  new Set([...repeatedInRegister, ...repeatedInEnrolments]);
