/** How a run's enrolments ended that stand in no case. */
import { claimedEnrolments } from './findings.js';
import type { Store } from './open.js';

/**
 * The active enrolments in no case, found to agree in everything: by the same keys as their resident's, or by comparison.
 * @param active how many active enrolments the run has
 * @param exceptional how many of them were not passed over, and `passed` says which
 */
export function countAgreeing(
  db: Store,
  run: number,
  active: number,
  exceptional: number,
  passed: (enrolment: number) => boolean,
): number {
  let agreeing = active - exceptional;
  for (const enrolment of claimedEnrolments(db, run)) if (passed(enrolment)) agreeing -= 1;
  const compared = db
    .prepare<[number], number>(
      `SELECT enrolment FROM verdict v WHERE run = ? AND class = 'ALL_AGREE' AND NOT EXISTS (
         SELECT 1 FROM case_enrolment c WHERE c.run = v.run AND c.enrolment = v.enrolment)`,
    )
    .pluck();
  for (const enrolment of compared.iterate(run)) if (!passed(enrolment)) agreeing += 1;
  return agreeing;
}
