/** How far the work is, for the head of every screen. */
import { type CaseCount, countReviewCases } from '../store/review-cases.js';
import { decidedSince } from '../store/review-figures.js';
import type { Clerk } from './clerk.js';
import { deskOf } from './decisions-queue.js';
import { minutesPerCase } from './pace.js';
import type { Progress } from './page/layout.js';

/** Days that the pace is taken from. */
const DAYS = 14;

export interface Far extends Progress {
  readonly counts: readonly CaseCount[];
}

export const daysBefore = (now: string, days: number): string =>
  new Date(Date.parse(now) - days * 24 * 3600_000).toISOString();

export function progressOf({ db, now }: Clerk): Far {
  const counts = countReviewCases(db, deskOf(db).run, {});
  const sum = (wanted: (count: CaseCount) => boolean): number =>
    counts.filter(wanted).reduce((all, { cases }) => all + cases, 0);
  const done = sum(({ state }) => state === 'decided' || state === 'unconfirmed');
  const left = sum(() => true) - done;
  const each = minutesPerCase(decidedSince(db, daysBefore(now(), DAYS)));
  return { counts, done, left, minutesLeft: each === null ? null : each * left };
}
