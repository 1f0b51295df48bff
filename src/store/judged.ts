/**
 * Pairs that evidence in their two records closes, whatever else is in the files: judged once, and found again by the nights
 * that build on each other. What they rest on beside the records is the same for all runs of one `since`.
 */
import type { FindingDraft } from '../model.js';
import type { Store } from './open.js';

/** A closed pair as it is stored, under the stored records of its two rows. */
export interface JudgedPair {
  readonly enrolment: number;
  readonly resident: number;
  readonly caseId: string;
  /** As `judgedBody` writes it. */
  readonly body: string;
}

/** What of a closed case does not depend on the run. */
export interface JudgedCase {
  readonly draft: FindingDraft;
  /** One of its records is under 支援措置. */
  readonly withheld: boolean;
}

export const judgedBody = ({ draft, withheld }: JudgedCase): string => JSON.stringify({ draft, withheld });

/** A function that keeps a pair for the nights since the run `since`, and returns its number. */
export function judgedAdder(db: Store, since: number): (pair: JudgedPair) => number {
  const insert = db.prepare('INSERT INTO judged (since, enrolment, resident, case_id, body) VALUES (?, ?, ?, ?, ?)');
  return ({ enrolment, resident, caseId, body }) =>
    Number(insert.run(since, enrolment, resident, caseId, body).lastInsertRowid);
}

/** Looks a pair up by its two records. */
export function judgedReader(
  db: Store,
  since: number,
): (enrolment: number, resident: number) => { readonly id: number; readonly caseId: string } | undefined {
  const select = db.prepare<[number, number, number], { id: number; caseId: string }>(
    'SELECT id, case_id AS caseId FROM judged WHERE since = ? AND enrolment = ? AND resident = ?',
  );
  return (enrolment, resident) => select.get(since, enrolment, resident);
}

/** Deletes the pairs of which no run is left, or a record is gone. */
export function forgetJudged(db: Store): void {
  db.exec(`DELETE FROM judged WHERE since NOT IN (SELECT since FROM run)
    OR NOT EXISTS (SELECT 1 FROM record r WHERE r.id = enrolment)
    OR NOT EXISTS (SELECT 1 FROM record r WHERE r.id = resident)`);
}
