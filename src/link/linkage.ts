/** Who is linked with whom: every active enrolment held against the residents under its number, by keys alone. */
import type { Source } from '../model.js';
import type { Store } from '../store/open.js';
import { absent, enrolmentKeys, keysOf, residentKeys, residentStates } from '../store/row-blocks.js';
import { countRows, keyBlocks, recordsOf } from '../store/rows.js';
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

/** Links the rows of a run. @param asOf the day the night is for, YYYY-MM-DD */
export function link(db: Store, run: number, asOf: string): Linkage {
  const register = readRegister(db, run);
  const today = dayOf(asOf);
  const insurers = readInsurers(db, run, today);
  const holder = new Uint32Array(insurers.rows + 1);
  const grouped = new Uint8Array(insurers.rows + 1);
  const repeatedInRegister: number[] = [];
  const repeatedInEnrolments: number[] = [];
  let enrolled = 0;
  meet(register.index, insurers.index, (number, residents, enrolments) => {
    if (residents.count > 1) repeatedInRegister.push(number);
    if (enrolments.count > 1) repeatedInEnrolments.push(number);
    if (residents.count > 1 || enrolments.count > 1) {
      for (let at = 0; at < enrolments.count; at += 1) grouped[enrolments.at(at)] = 1;
    }
    if (enrolments.count === 0 || residents.count === 0) return;
    enrolled += residents.count;
    // Of several residents any may stand here: such numbers are judged as groups.
    for (let at = 0; at < enrolments.count; at += 1) holder[enrolments.at(at)] = residents.at(0);
  });
  const several = new Set(repeatedInRegister);
  const found = exceptionalOf(db, run, today, { holder, grouped }, register, several);
  return {
    residents: register.index,
    enrolments: insurers.index,
    records: { municipal: recordsOf(db, run, 'municipal'), insurer: recordsOf(db, run, 'insurer') },
    ...found,
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

/** The active enrolments of a run, in the order they were read. */
export function* activeEnrolments(db: Store, run: number, asOf: string): Generator<number> {
  const today = dayOf(asOf);
  for (const { first, rows, keys } of keyBlocks(db, run, 'insurer')) {
    for (let at = 0; at < rows; at += 1) if (isActive(keys, at * keysOf.insurer, today)) yield first + at;
  }
}

export const dayOf = (asOf: string): number => Number(asOf.replaceAll('-', ''));

export const isActive = (keys: Float64Array, base: number, today: number): boolean =>
  keys[base + enrolmentKeys.id] !== absent && !hasEnded(keys[base + enrolmentKeys.ends] as number, today);

/** The day an enrolment ended on was the first without insurance. */
const hasEnded = (ends: number, today: number): boolean => ends !== absent && ends <= today;

interface Register {
  readonly index: NumberIndex;
  readonly agreement: Float64Array;
  readonly counters: Float64Array;
  readonly residents: number;
  readonly unmapped: number;
}

function readRegister(db: Store, run: number): Register {
  const rows = countRows(db, run, 'municipal');
  const maker = numberIndexMaker(rows);
  const agreement = new Float64Array(rows + 1);
  const counters = new Float64Array(rows + 1);
  const width = keysOf.municipal;
  const unmappedState = residentStates.indexOf('unmapped');
  let residents = 0;
  let unmapped = 0;
  for (const { first, rows, keys } of keyBlocks(db, run, 'municipal')) {
    for (let at = 0; at < rows; at += 1) {
      const base = at * width;
      if (keys[base + residentKeys.id] === absent) continue;
      residents += 1;
      if (keys[base + residentKeys.state] === unmappedState) unmapped += 1;
      const number = keys[base + residentKeys.number] as number;
      if (number !== absent) maker.add(number, first + at);
      agreement[first + at] = keys[base + residentKeys.agreement] as number;
      counters[first + at] = keys[base + residentKeys.counters] as number;
    }
  }
  return { index: maker.sorted(), agreement, counters, residents, unmapped };
}

function readInsurers(db: Store, run: number, today: number) {
  const rows = countRows(db, run, 'insurer');
  const maker = numberIndexMaker(rows);
  const width = keysOf.insurer;
  let active = 0;
  let lapsed = 0;
  for (const { first, rows, keys } of keyBlocks(db, run, 'insurer')) {
    for (let at = 0; at < rows; at += 1) {
      const base = at * width;
      if (keys[base + enrolmentKeys.id] === absent) continue;
      if (hasEnded(keys[base + enrolmentKeys.ends] as number, today)) {
        lapsed += 1;
        continue;
      }
      active += 1;
      const number = keys[base + enrolmentKeys.number] as number;
      if (number !== absent) maker.add(number, first + at);
    }
  }
  return { index: maker.sorted(), rows, active, lapsed };
}

/** A number that several residents hold is never passed over: whose it is has to be looked at. */
function exceptionalOf(
  db: Store,
  run: number,
  today: number,
  { holder, grouped }: { readonly holder: Uint32Array; readonly grouped: Uint8Array },
  register: Register,
  several: ReadonlySet<number>,
): Pick<Linkage, 'exceptional' | 'holders'> {
  const width = keysOf.insurer;
  const enrolments: number[] = [];
  for (const { first, rows, keys } of keyBlocks(db, run, 'insurer')) {
    for (let at = 0; at < rows; at += 1) {
      const base = at * width;
      if (!isActive(keys, base, today)) continue;
      const resident = holder[first + at] as number;
      const same =
        resident !== 0 &&
        !several.has(keys[base + enrolmentKeys.number] as number) &&
        sameKeys(
          keys[base + enrolmentKeys.agreement] as number,
          keys[base + enrolmentKeys.counters] as number,
          register.agreement[resident] as number,
          register.counters[resident] as number,
        );
      if (!same) enrolments.push(first + at);
    }
  }
  const exceptional = new Uint32Array(new SharedArrayBuffer(4 * enrolments.length));
  exceptional.set(enrolments);
  const holders = new Uint32Array(new SharedArrayBuffer(4 * enrolments.length));
  holders.set(exceptional.map((enrolment) => (grouped[enrolment] === 1 ? inGroup : (holder[enrolment] as number))));
  return { exceptional, holders };
}

/** Counters have to be the same only where both sides state them. */
const sameKeys = (agreement: number, counters: number, other: number, otherCounters: number): boolean =>
  agreement !== absent &&
  agreement === other &&
  (counters === absent || otherCounters === absent || counters === otherCounters);

/** Whether an active enrolment was passed over, since it has its resident's keys. */
export function passedOver({ exceptional }: Pick<Linkage, 'exceptional'>): (enrolment: number) => boolean {
  return (enrolment) => {
    let [low, high] = [0, exceptional.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((exceptional[middle] as number) < enrolment) low = middle + 1;
      else high = middle;
    }
    return exceptional[low] !== enrolment;
  };
}

/** The numbers that several residents, or several active enrolments, have. */
export const repeatedNumbers = ({
  repeatedInRegister,
  repeatedInEnrolments,
}: Pick<Linkage, 'repeatedInRegister' | 'repeatedInEnrolments'>): ReadonlySet<number> =>
  new Set([...repeatedInRegister, ...repeatedInEnrolments]);
