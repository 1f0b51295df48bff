/** Who is linked with whom, as `link` finds it by keys alone, and what is asked of that. */
import type { Source } from '../model.js';
import { lowerBound } from '../sorted.js';
import type { Store } from '../store/open.js';
import { absent, enrolmentKeys, keysOf } from '../store/row-blocks.js';
import { keyBlocks } from '../store/rows.js';
import type { NumberIndex } from './number-index.js';

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
