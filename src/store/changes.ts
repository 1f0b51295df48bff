/** What became of the cases between two runs. */
import type { CaseClass, FindingDraft, Grade } from '../model.js';
import type { Store } from './open.js';

/** A case that differs between two runs. It keeps its id while its records and kind of fault are the same. */
export interface CaseChange {
  /** `changed`: in both runs, with other values or another grade. */
  readonly change: 'came' | 'went' | 'changed';
  readonly caseId: string;
  readonly class: CaseClass;
  readonly grade: Grade;
}

/** The cases that came, went and changed from run `before` to run `after`; each kind by grade, C first, then by id. */
export function* changesBetween(db: Store, before: number, after: number): Generator<CaseChange> {
  const sql = (query: string) =>
    db
      .prepare<{ a: number; b: number }, CaseChange>(`${query} ORDER BY grade DESC, caseId`)
      .iterate({ a: before, b: after });
  const columns = 'f.case_id AS caseId, f.class AS class, f.grade AS grade';
  const only = (change: string, one: string, other: string) =>
    `SELECT '${change}' AS change, ${columns} FROM finding f WHERE f.run = ${one}
       AND NOT EXISTS (SELECT 1 FROM finding g WHERE g.run = ${other} AND g.case_id = f.case_id)`;
  yield* sql(only('came', ':b', ':a'));
  yield* sql(only('went', ':a', ':b'));
  yield* sql(
    `SELECT 'changed' AS change, ${columns} FROM finding f
     JOIN finding g ON g.run = :a AND g.case_id = f.case_id WHERE f.run = :b
       AND (f.grade <> g.grade OR f.body ->> '$.draft.fingerprint' <> g.body ->> '$.draft.fingerprint')`,
  );
}

interface ChangeCount {
  readonly change: CaseChange['change'];
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly cases: number;
}

/** How many of the cases to recheck (grades C and B) came, went and changed, by class and grade. */
export function countOpenChanges(db: Store, before: number, after: number): ChangeCount[] {
  const counted = (change: string, run: string, condition: string) =>
    `SELECT '${change}' AS change, f.class AS class, f.grade AS grade, count(*) AS cases
     FROM finding f INDEXED BY finding_by_case WHERE f.run = ${run} AND f.grade <> 'A' AND ${condition}
     GROUP BY f.class, f.grade`;
  const other = (run: string, more = '') =>
    `EXISTS (SELECT 1 FROM finding g INDEXED BY finding_by_case
       WHERE g.run = ${run} AND g.case_id = f.case_id AND g.grade <> 'A' ${more})`;
  return db
    .prepare<{ a: number; b: number }, ChangeCount>(
      [
        counted('came', ':b', `NOT ${other(':a')}`),
        counted('went', ':a', `NOT ${other(':b')}`),
        counted('changed', ':b', other(':a', `AND ${isChanged}`)),
      ].join(' UNION ALL '),
    )
    .all({ a: before, b: after });
}

const isChanged = "(f.grade <> g.grade OR f.body ->> '$.draft.fingerprint' <> g.body ->> '$.draft.fingerprint')";

/**
 * A function that says what a case to recheck is since an earlier run: it came, it changed, or null where it was there as
 * it is now. A case that was closed by evidence then came.
 */
export function openChangeFinder(db: Store, before: number): (draft: FindingDraft) => 'came' | 'changed' | null {
  const select = db.prepare<[number, string], { grade: Grade; fingerprint: string }>(
    `SELECT grade, body ->> '$.draft.fingerprint' AS fingerprint FROM finding INDEXED BY finding_by_case
     WHERE run = ? AND case_id = ? AND grade <> 'A'`,
  );
  return ({ caseId, grade, fingerprint }) => {
    const then = select.get(before, caseId);
    if (!then) return 'came';
    return then.grade === grade && then.fingerprint === fingerprint ? null : 'changed';
  };
}

/** A function that says whether an earlier run does not hold a case, of any grade, as it is now. */
export function newerFinder(db: Store, before: number): (draft: FindingDraft) => boolean {
  const openChange = openChangeFinder(db, before);
  let closed: BigUint64Array | null = null;
  return (draft) => {
    if (draft.grade !== 'A') return openChange(draft) !== null;
    closed ??= closedCases(db, before);
    return !has(closed, signatureOf(draft.caseId, draft.fingerprint));
  };
}

/** The closed cases of a run, 8 bytes each, sorted: there is one for every tenth enrolment, and no index by case. */
function closedCases(db: Store, run: number): BigUint64Array {
  const from = "FROM finding INDEXED BY finding_by_enrolment WHERE run = ? AND grade = 'A'";
  const count = db.prepare<[number], number>(`SELECT count(*) ${from}`).pluck().get(run) ?? 0;
  const signatures = new BigUint64Array(count);
  const rows = db.prepare<[number], { caseId: string; fingerprint: string }>(
    `SELECT case_id AS caseId, body ->> '$.draft.fingerprint' AS fingerprint ${from}`,
  );
  let at = 0;
  for (const { caseId, fingerprint } of rows.iterate(run)) signatures[at++] = signatureOf(caseId, fingerprint);
  return signatures.sort();
}

/** Both are hexadecimal digests, of 64 bits and more. */
const signatureOf = (caseId: string, fingerprint: string): bigint =>
  BigInt(`0x${caseId}`) ^ BigInt(`0x${fingerprint.slice(0, 16)}`);

function has(sorted: BigUint64Array, wanted: bigint): boolean {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] as bigint) < wanted) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === wanted;
}
