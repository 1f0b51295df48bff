/** What became of the cases between two runs. */
import type { CaseClass, Grade } from '../model.js';
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
