/** Which case comes next for a clerk. */
import type { ReviewCase } from '../store/review-cases.js';
import { casesAfter, reviewCase } from '../store/review-cases.js';
import { awaitingSecond } from '../store/review-figures.js';
import { readTwice } from './agreement.js';
import { type Clerk, caseFilter } from './clerk.js';
import { sameWho } from './decisions.js';
import { deskOf } from './decisions-queue.js';
import type { Filter } from './filter.js';

/** How many cases are looked at a time. */
const page = 100;

/**
 * The next case of a filter after another one, then from the top again; null where none is left. Left out are those skipped in this
 * session and decisions of the clerk's own, which somebody else has to confirm. In blind mode second readings come first.
 */
export function nextCase(clerk: Clerk, filter: Filter, after: string | null): string | null {
  const { db } = clerk;
  const desk = deskOf(db);
  const second = filter.stage === 'todo' ? nextSecond(clerk) : null;
  if (second) return second;
  const start = after ? (reviewCase(db, desk.run, after)?.position ?? 0) : 0;
  return firstAfter(clerk, filter, start, after) ?? (start > 0 ? firstAfter(clerk, filter, 0, after) : null);
}

function firstAfter(clerk: Clerk, filter: Filter, start: number, but: string | null): string | null {
  const desk = deskOf(clerk.db);
  const wanted = caseFilter(filter);
  for (let position = start; ; ) {
    const cases = casesAfter(clerk.db, desk.run, wanted, position, page);
    const found = cases.find((one) => one.caseId !== but && offered(clerk, one));
    if (found) return found.caseId;
    if (cases.length < page) return null;
    position = cases.at(-1)?.position ?? position;
  }
}

function offered({ db, session, user }: Clerk, { caseId, state }: ReviewCase): boolean {
  if (session.skipped.has(caseId)) return false;
  if (state !== 'unconfirmed') return true;
  const decided = deskOf(db)
    .historyOf(caseId)
    .findLast(({ action }) => action === 'decide');
  return !decided || !sameWho(decided.who, user);
}

function nextSecond({ db, session, user, twice }: Clerk): string | null {
  if (twice === null) return null;
  const found = awaitingSecond(db, deskOf(db).run).find(
    ({ caseId, who }) => !sameWho(who, user) && !session.skipped.has(caseId) && readTwice(caseId, twice),
  );
  return found?.caseId ?? null;
}
