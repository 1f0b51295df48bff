/** How far the work is, for the head of every screen. */
import { type CaseCount, countReviewCases } from '../store/review-cases.js';
import { changeMark, lastDecided } from '../store/review-figures.js';
import type { Clerk } from './clerk.js';
import { type Desk, deskOf } from './decisions-queue.js';
import { minutesPerCase } from './pace.js';
import type { Progress } from './page/layout.js';

/** Decisions that the pace at the head is taken from: those of the last day or two. */
const NEWEST = 500;

export interface Far extends Progress {
  readonly counts: readonly CaseCount[];
}

export const daysBefore = (now: string, days: number): string =>
  new Date(Date.parse(now) - days * 24 * 3600_000).toISOString();

const known = new WeakMap<Desk, { readonly mark: string; readonly far: Far }>();

/** Counted anew only where something was written since. */
export function progressOf({ db }: Clerk): Far {
  const desk = deskOf(db);
  const mark = changeMark(db);
  const last = known.get(desk);
  if (last?.mark === mark) return last.far;
  const counts = countReviewCases(db, desk.run, {});
  const sum = (wanted: (count: CaseCount) => boolean): number =>
    counts.filter(wanted).reduce((all, { cases }) => all + cases, 0);
  const done = sum(({ state }) => state === 'decided' || state === 'unconfirmed');
  const left = sum(() => true) - done;
  const each = minutesPerCase(lastDecided(db, NEWEST));
  const far = { counts, done, left, minutesLeft: each === null ? null : each * left };
  known.set(desk, { mark, far });
  return far;
}
