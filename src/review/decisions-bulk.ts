/** One act on every case that a filter finds: one stated reason, a row a case, all under one number. */
import { TotsugoError } from '../errors.js';
import type { CaseState } from '../model.js';
import { addBulk } from '../store/decisions.js';
import type { Store } from '../store/open.js';
import { type CaseFilter, casesAfter, countReviewCases, type ReviewCase } from '../store/review-cases.js';
import { type Desk, deskOf, filterOf, type TypedFilter } from './decisions-queue.js';
import { type Act, confirm, decide, type ToDecide } from './decisions-take.js';
import { whoOf } from './decisions-text.js';

/** What is said once for all cases. */
export interface Bulk {
  readonly filter: TypedFilter;
  /** How many cases whoever acts has seen that it would be. */
  readonly expected: number;
}

export interface BulkDone {
  /** The number that each of its rows carries. */
  readonly bulk: number;
  readonly cases: number;
}

/** Cases that one decision for all may close. What somebody decided one by one is left as it is. */
const undecided: readonly CaseState[] = ['open', 'later', 'inquiry', 'reopened'];

/** How many cases a bulk decision with this filter would be about. */
export const decidable = (db: Store, filter: TypedFilter): number => count(deskOf(db), narrowed(filter, undecided));

/**
 * Decides every case of a filter that is not decided yet. All or none.
 * @throws TotsugoError BULK_CHANGED where it is not as many cases as expected; and as `decide`
 */
export function decideAll(db: Store, act: Bulk & Omit<ToDecide, keyof Case>): BulkDone {
  return onAll(db, 'decide', narrowed(act.filter, undecided), act, (each, bulk) => {
    decide(db, { ...act, ...each }, bulk);
  });
}

/**
 * Confirms every decision of a filter that awaits a second person.
 * @throws TotsugoError BULK_CHANGED, CONFIRMER_SAME where one of them was decided by the same person; and as `confirm`
 */
export function confirmAll(db: Store, act: Bulk & Omit<Act, keyof Case>): BulkDone {
  return onAll(db, 'confirm', narrowed(act.filter, ['unconfirmed']), act, (each, bulk) => {
    confirm(db, { ...act, ...each }, bulk);
  });
}

type Case = Pick<Act, 'caseId' | 'seen' | 'fingerprint'>;

function onAll(
  db: Store,
  action: string,
  filter: CaseFilter,
  { expected, who, at }: Bulk & Pick<Act, 'who' | 'at'>,
  one: (each: Case, bulk: number) => void,
): BulkDone {
  const work = (): BulkDone => {
    const desk = deskOf(db);
    const found = count(desk, filter);
    if (found !== expected) throw new TotsugoError('BULK_CHANGED', { expected, found });
    const bulk = addBulk(db, { action, filter: JSON.stringify(filter), cases: found, who: whoOf(who), at });
    for (const { caseId, last } of each(desk, filter)) {
      const fingerprint = desk.caseOf(caseId)?.draft.fingerprint ?? '';
      one({ caseId, seen: last, fingerprint }, bulk);
    }
    return { bulk, cases: found };
  };
  deskOf(db);
  return db.transaction(work).immediate();
}

function narrowed({ states = [], ...filter }: TypedFilter, allowed: readonly CaseState[]): CaseFilter {
  const wanted = states.length === 0 ? allowed : allowed.filter((state) => states.includes(state));
  return { ...filterOf(filter), states: wanted };
}

const page = 500;

/** The cases of a filter, a page at a time, so that each may change while it passes. */
function* each({ db, run }: Desk, filter: CaseFilter): Generator<ReviewCase> {
  for (let after = 0; ; ) {
    const cases = casesAfter(db, run, filter, after, page);
    yield* cases;
    if (cases.length < page) return;
    after = cases.at(-1)?.position ?? after;
  }
}

function count(desk: Desk, filter: CaseFilter): number {
  return countReviewCases(desk.db, desk.run, filter).reduce((sum, { cases }) => sum + cases, 0);
}
