/** What the queue, the bulk screen and the page of figures show. */
import type { CaseClass, Grade } from '../model.js';
import { caseClasses, withoutNumbers } from '../report/index.js';
import {
  type CaseCount,
  casesAfter,
  casesBefore,
  countReviewCases,
  hintsOf,
  insurersOf,
} from '../store/review-cases.js';
import { countsByClerk, countsByDecision, decidedSince, readingsOf } from '../store/review-figures.js';
import { findRun } from '../store/runs.js';
import { agreementOf } from './agreement.js';
import { type Clerk, caseFilter } from './clerk.js';
import { datesOf } from './conventions.js';
import { wantsConfirmer } from './decisions.js';
import { type Desk, deskOf } from './decisions-queue.js';
import { type Filter, queryOf } from './filter.js';
import { casesByDay, finishedOn, minutesPerCase } from './pace.js';
import type { BulkView } from './page/bulk.js';
import type { ClassRow, FiguresView } from './page/figures.js';
import type { QueueRow, QueueView } from './page/queue.js';
import { daysBefore, type Far } from './progress.js';

/** Cases a page of the queue shows. */
const PAGE = 50;

/** Days that the page of figures looks back. */
const DAYS = 60;

const sum = (counts: readonly CaseCount[], wanted: (count: CaseCount) => boolean): number =>
  counts.filter(wanted).reduce((all, { cases }) => all + cases, 0);

/** @param from the position after which the page begins, and how many cases of the filter lie before it */
export function queueView(clerk: Clerk, filter: Filter, from: { after: number; shown: number }, far: Far): QueueView {
  const { db, session } = clerk;
  const { run, caseOf, conventions } = deskOf(db);
  const wanted = caseFilter(filter);
  const found = casesAfter(db, run, wanted, from.after, PAGE + 1);
  const rows = found.slice(0, PAGE).flatMap((row): QueueRow[] => {
    const item = caseOf(row.caseId);
    return item ? [{ ...row, item: withoutNumbers(item) }] : [];
  });
  const total = totalOf(clerk, filter, far);
  const before = from.after > 0 ? casesBefore(db, run, wanted, rows[0]?.position ?? from.after, PAGE + 1) : [];
  const start = before.length > PAGE ? (before[0]?.position ?? 0) : 0;
  const link = (after: number, shown: number): string => `/${queryOf(filter, { after, shown })}`;
  const waits = (grade: Grade): number =>
    sum(far.counts, (one) => one.grade === grade && (one.state === 'open' || one.state === 'reopened'));
  return {
    lang: session.lang,
    filter,
    rows,
    total,
    waiting: { C: waits('C'), B: waits('B') },
    unconfirmed: sum(far.counts, ({ state }) => state === 'unconfirmed'),
    ...knownOf(clerk),
    classes: new Set(far.counts.map((one) => one.class)),
    firstShown: from.shown + 1,
    back: from.after > 0 ? link(start, Math.max(0, from.shown - PAGE)) : null,
    forward: found.length > PAGE ? link(rows.at(-1)?.position ?? 0, from.shown + PAGE) : null,
    blind: clerk.twice !== null,
    dates: datesOf(conventions),
  };
}

/** How many cases a filter finds: from the counts at hand, unless it looks at insurers, hints or texts. */
function totalOf({ db }: Clerk, filter: Filter, { counts }: Far): number {
  const wanted = caseFilter(filter);
  if (wanted.insurers || wanted.hints || wanted.words)
    return sum(countReviewCases(db, deskOf(db).run, wanted), () => true);
  const { states, grades, classes } = wanted;
  return sum(
    counts,
    (one) =>
      (states?.includes(one.state) ?? true) &&
      (grades?.includes(one.grade) ?? true) &&
      (classes?.includes(one.class) ?? true),
  );
}

type Known = Pick<QueueView, 'insurers' | 'hints'>;
const known = new WeakMap<Desk, Known>();

/** The insurers and hints of a run's queue, which do not change while people decide. */
function knownOf({ db }: Clerk): Known {
  const desk = deskOf(db);
  const found = known.get(desk) ?? { insurers: insurersOf(db, desk.run), hints: hintsOf(db, desk.run) };
  known.set(desk, found);
  return found;
}

export function bulkView({ db, session }: Clerk, filter: Filter): BulkView {
  const { run, policy } = deskOf(db);
  const counts = countReviewCases(db, run, caseFilter(filter));
  const byClass = new Map<CaseClass, { class: CaseClass; grade: Grade; cases: number }>();
  for (const { class: name, grade, cases } of counts) {
    const row = byClass.get(name) ?? { class: name, grade, cases: 0 };
    row.cases += cases;
    byClass.set(name, row);
  }
  const toConfirm = sum(counts, ({ grade }) => wantsConfirmer(policy, grade));
  return { lang: session.lang, filter, total: sum(counts, () => true), toConfirm, byClass: [...byClass.values()] };
}

export function figuresView({ db, session, now, twice }: Clerk, far: Far): FiguresView {
  const { run } = deskOf(db);
  const acts = decidedSince(db, daysBefore(now(), DAYS));
  return {
    lang: session.lang,
    run,
    asOf: findRun(db, run)?.asOf ?? '',
    classes: classRows(far.counts),
    clerks: countsByClerk(db),
    decisions: countsByDecision(db, run),
    days: casesByDay(acts),
    minutesPerCase: minutesPerCase(acts),
    left: far.left,
    finishedOn: finishedOn(acts, far.left, now()),
    agreement: agreementOf(readingsOf(db)),
    blind: twice !== null,
  };
}

function classRows(counts: readonly CaseCount[]): ClassRow[] {
  const rows = new Map<string, { -readonly [K in keyof ClassRow]: ClassRow[K] }>();
  for (const { class: name, grade, state, cases } of counts) {
    const key = `${grade} ${name}`;
    const row = rows.get(key) ?? { class: name, grade, todo: 0, waiting: 0, unconfirmed: 0, decided: 0 };
    if (state === 'open' || state === 'reopened') row.todo += cases;
    else if (state === 'later' || state === 'inquiry') row.waiting += cases;
    else row[state] += cases;
    rows.set(key, row);
  }
  const order = (row: ClassRow): number => (row.grade === 'C' ? 0 : 100) + caseClasses.indexOf(row.class);
  return [...rows.values()].sort((a, b) => order(a) - order(b));
}
