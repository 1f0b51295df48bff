/** Findings: the cases of a run, with the records they speak of, as the reports read them. */
import type { CaseClass, FindingDraft, Grade, SourceRecord } from '../model.js';
import type { Store } from './open.js';

/** A stored case: the draft and the records it names, in the same order as its ids. */
export interface StoredCase {
  readonly draft: FindingDraft;
  readonly insurer: readonly SourceRecord[];
  readonly municipal: readonly SourceRecord[];
  readonly candidates: readonly SourceRecord[];
}

/** A function that adds a case and the enrolments that end in it. */
export function caseAdder(db: Store, run: number): (found: StoredCase, enrolments: readonly number[]) => void {
  const insert = db.prepare(
    'INSERT INTO finding (run, case_id, class, grade, priority, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const claim = db.prepare('INSERT INTO case_enrolment (run, enrolment, case_id) VALUES (?, ?, ?)');
  return (found, enrolments) => {
    const { caseId, class: name, grade, priority } = found.draft;
    insert.run(run, caseId, name, grade, priority, JSON.stringify(found));
    for (const enrolment of enrolments) claim.run(run, enrolment, caseId);
  };
}

export function claimedChecker(db: Store, run: number): (enrolment: number) => boolean {
  const select = db.prepare<[number, number], number>('SELECT 1 FROM case_enrolment WHERE run = ? AND enrolment = ?');
  return (enrolment) => select.get(run, enrolment) !== undefined;
}

/** The cases of a run, most pressing first: C before B before A, then by priority, then by id. */
export function* casesOf(db: Store, run: number): Generator<StoredCase> {
  const select = db.prepare<[number], { body: string }>(
    'SELECT body FROM finding WHERE run = ? ORDER BY grade DESC, priority DESC, case_id',
  );
  for (const row of select.iterate(run)) yield JSON.parse(row.body) as StoredCase;
}

/** How many enrolments ended in cases of each class and grade, and how many cases those are. */
export function countCases(
  db: Store,
  run: number,
): { class: CaseClass; grade: Grade; cases: number; enrolments: number }[] {
  return db
    .prepare<[number], { class: CaseClass; grade: Grade; cases: number; enrolments: number }>(
      `SELECT f.class AS class, f.grade AS grade, count(DISTINCT f.case_id) AS cases, count(c.enrolment) AS enrolments
       FROM finding f LEFT JOIN case_enrolment c ON c.run = f.run AND c.case_id = f.case_id
       WHERE f.run = ? GROUP BY f.class, f.grade ORDER BY f.class, f.grade`,
    )
    .all(run);
}

/** The active enrolments that ended in no case, by pages, so that cases may be written meanwhile. */
export function* agreeingEnrolments(db: Store, run: number): Generator<number> {
  const page = db
    .prepare<[number, number], number>(
      `SELECT e.id FROM enrolment e WHERE e.run = ? AND e.id > ? AND e.lapsed = 0
         AND NOT EXISTS (SELECT 1 FROM case_enrolment c WHERE c.run = e.run AND c.enrolment = e.id)
       ORDER BY e.id LIMIT 1000`,
    )
    .pluck();
  for (let last = 0; ; ) {
    const ids = page.all(run, last);
    yield* ids;
    if (ids.length === 0) return;
    last = ids.at(-1) ?? last;
  }
}

/** A case that differs between two runs. It keeps its id while its records and kind of fault are the same. */
export interface CaseChange {
  /** `changed`: in both runs, with other values or another grade. */
  readonly change: 'came' | 'went' | 'changed';
  readonly caseId: string;
  readonly class: CaseClass;
  readonly grade: Grade;
}

/** The cases that came, went and changed from run `before` to run `after`; grade C first, then by id. */
export function* changesBetween(db: Store, before: number, after: number): Generator<CaseChange> {
  const sql = (from: string) =>
    db
      .prepare<{ a: number; b: number }, CaseChange>(`${from} ORDER BY grade DESC, caseId`)
      .iterate({ a: before, b: after });
  const columns = 'case_id AS caseId, class, grade';
  const only = (one: string, other: string) =>
    `SELECT '${one === ':b' ? 'came' : 'went'}' AS change, ${columns} FROM finding f WHERE run = ${one}
       AND NOT EXISTS (SELECT 1 FROM finding g WHERE g.run = ${other} AND g.case_id = f.case_id)`;
  yield* sql(only(':b', ':a'));
  yield* sql(only(':a', ':b'));
  yield* sql(
    `SELECT 'changed' AS change, f.case_id AS caseId, f.class AS class, f.grade AS grade FROM finding f
     JOIN finding g ON g.run = :a AND g.case_id = f.case_id WHERE f.run = :b
       AND (f.grade <> g.grade OR f.body ->> '$.draft.fingerprint' <> g.body ->> '$.draft.fingerprint')`,
  );
}
