/** The queue of the review: the cases to recheck of the newest run with their states, made from other tables at will. */
import type { CaseClass, CaseState, Grade, Hint } from '../model.js';
import type { Store } from './open.js';

export interface ReviewCase {
  /** Its place in the worklist, from 1. */
  readonly position: number;
  readonly caseId: string;
  readonly grade: Grade;
  readonly class: CaseClass;
  readonly priority: number;
  readonly state: CaseState;
  /** The newest row of its history, 0 where it has none. */
  readonly last: number;
}

export interface ReviewCaseToStore extends ReviewCase {
  readonly finding: number;
  readonly insurers: readonly string[];
  readonly hints: readonly Hint[];
  /** What a search looks at: ids and names, folded. */
  readonly text: string;
}

/** Which cases; what is absent does not narrow the choice. Texts of `words` must all occur; they are folded already. */
export interface CaseFilter {
  readonly grades?: readonly Grade[];
  readonly classes?: readonly CaseClass[];
  /** 保険者番号. */
  readonly insurers?: readonly string[];
  readonly states?: readonly CaseState[];
  readonly hints?: readonly Hint[];
  readonly words?: readonly string[];
}

/** The run that the queue was made of; null where it is empty. A run without cases leaves it so. */
export const queuedRun = (db: Store): number | null =>
  db.prepare<[], number>('SELECT run FROM review_case LIMIT 1').pluck().get() ?? null;

export function clearQueue(db: Store): void {
  db.exec('DELETE FROM review_case; DELETE FROM review_text');
}

/** A function that adds a case to the queue of a run; call it within a transaction. */
export function reviewCaseAdder(db: Store, run: number): (row: ReviewCaseToStore) => void {
  const insert = db.prepare(
    `INSERT INTO review_case (run, position, case_id, finding, grade, class, priority, insurers, hints, state, last)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addText = db.prepare('INSERT INTO review_text (run, position, text) VALUES (?, ?, ?)');
  return ({ position, caseId, finding, grade, class: name, priority, insurers, hints, state, last, text }) => {
    insert.run(run, position, caseId, finding, grade, name, priority, listed(insurers), listed(hints), state, last);
    addText.run(run, position, text);
  };
}

/** |06130012|138016|: each between bars, so that one is found whole. */
const listed = (items: readonly string[]): string => `|${items.join('|')}|`;

/** A function that puts down where a case of a run's queue stands. */
export function stateSetter(db: Store, run: number): (caseId: string, state: CaseState, last: number) => void {
  const update = db.prepare('UPDATE review_case SET state = ?, last = ? WHERE run = ? AND case_id = ?');
  return (caseId, state, last) => {
    update.run(state, last, run, caseId);
  };
}

const columns = 'c.position, c.case_id AS caseId, c.grade, c.class, c.priority, c.state, c.last';

/** Cases of a filter from a position on (`after`, 0 for the first; or backwards, before it), in the order of the worklist. */
export function casesAfter(db: Store, run: number, filter: CaseFilter, after: number, limit: number): ReviewCase[] {
  const { from, place, where, values } = conditions(run, filter);
  return db
    .prepare<unknown[], ReviewCase>(
      `SELECT ${columns} FROM ${from} WHERE ${where} AND ${place}.position > ? ORDER BY ${place}.position LIMIT ?`,
    )
    .all(...values, after, limit);
}

export function casesBefore(db: Store, run: number, filter: CaseFilter, before: number, limit: number): ReviewCase[] {
  const { from, place, where, values } = conditions(run, filter);
  return db
    .prepare<unknown[], ReviewCase>(
      `SELECT ${columns} FROM ${from} WHERE ${where} AND ${place}.position < ? ORDER BY ${place}.position DESC LIMIT ?`,
    )
    .all(...values, before, limit)
    .reverse();
}

/** One case of the queue by its id. */
export function reviewCase(db: Store, run: number, caseId: string): ReviewCase | undefined {
  return db
    .prepare<[number, string], ReviewCase>(`SELECT ${columns} FROM review_case c WHERE c.run = ? AND c.case_id = ?`)
    .get(run, caseId);
}

export interface CaseCount {
  readonly grade: Grade;
  readonly class: CaseClass;
  readonly state: CaseState;
  readonly cases: number;
}

/** How many cases of a filter there are, by grade, class and state. */
export function countReviewCases(db: Store, run: number, filter: CaseFilter): CaseCount[] {
  const { from, where, values } = conditions(run, filter);
  return db
    .prepare<unknown[], CaseCount>(
      `SELECT c.grade, c.class, c.state, count(*) AS cases FROM ${from} WHERE ${where}
       GROUP BY c.state, c.grade, c.class`,
    )
    .all(...values);
}

/** The insurers that the queue names, with how many cases each has. */
export const insurersOf = (db: Store, run: number): { insurer: string; cases: number }[] =>
  countsListed(db, run, 'insurers').map(([insurer, cases]) => ({ insurer, cases }));

/** The hints of the queue's cases, with how many cases each has. */
export const hintsOf = (db: Store, run: number): { hint: Hint; cases: number }[] =>
  countsListed(db, run, 'hints').map(([hint, cases]) => ({ hint: hint as Hint, cases }));

/** What stands between the bars of a column, with how many cases have it. */
function countsListed(db: Store, run: number, column: 'insurers' | 'hints'): [item: string, cases: number][] {
  const rows = db
    .prepare<[number], { items: string; cases: number }>(
      `SELECT ${column} AS items, count(*) AS cases FROM review_case WHERE run = ? GROUP BY ${column}`,
    )
    .all(run);
  const found = new Map<string, number>();
  for (const { items, cases } of rows) {
    for (const one of items.split('|').filter(Boolean)) found.set(one, (found.get(one) ?? 0) + cases);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface Conditions {
  readonly from: string;
  /** The table whose position orders the cases. */
  readonly place: string;
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** The filter in SQL. */
function conditions(run: number, filter: CaseFilter): Conditions {
  const words = filter.words ?? [];
  // Where somebody searches, the texts are read first, and cases only of those that hold the words.
  const from =
    words.length > 0
      ? 'review_text p CROSS JOIN review_case c ON c.run = p.run AND c.position = p.position'
      : 'review_case c';
  const place = words.length > 0 ? 'p' : 'c';
  const parts = [`${place}.run = ?`];
  const values: (string | number)[] = [run];
  const among = (column: string, wanted: readonly string[] | undefined) => {
    if (!wanted) return;
    parts.push(`c.${column} IN (${wanted.map(() => '?').join(', ')})`);
    values.push(...wanted);
  };
  among('grade', filter.grades);
  among('class', filter.classes);
  among('state', filter.states);
  const listing = (column: string, wanted: readonly string[] | undefined) => {
    if (!wanted) return;
    parts.push(`(${wanted.map(() => `instr(c.${column}, ?) > 0`).join(' OR ') || 'false'})`);
    values.push(...wanted.map((one) => `|${one}|`));
  };
  listing('insurers', filter.insurers);
  listing('hints', filter.hints);
  for (const word of words) {
    parts.push('instr(p.text, ?) > 0');
    values.push(word);
  }
  return { from, place, where: parts.join(' AND '), values };
}
