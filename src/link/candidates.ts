/** Other residents whom an exceptional enrolment's data fit: found by blocking keys, judged by the same comparison. */
import { classifyNames } from '../judge/classify.js';
import { compareFields } from '../judge/compare.js';
import type { NameShares } from '../judge/namesakes.js';
import { agrees } from '../judge/outcomes.js';
import type { Fields } from '../model.js';
import { blockedPairs, candidateAdder, markCommonKeys } from '../store/candidates.js';
import type { Store } from '../store/open.js';
import type { Judging } from './by-number.js';
import type { Enrolment, People } from './people.js';
import { pairWeight } from './weights.js';

/** Writes the candidates of every verdict of a run; returns how many verdicts had a key too common to search by. */
export function findCandidates(
  db: Store,
  run: number,
  people: People,
  judging: Judging & { readonly shares: NameShares },
): number {
  const add = candidateAdder(db, run);
  const passedOver = markCommonKeys(db, run);
  let enrolment: Enrolment | null = null;
  for (const pair of blockedPairs(db, run)) {
    if (enrolment?.id !== pair.enrolment) enrolment = people.enrolment(pair.enrolment);
    const resident = people.resident(pair.resident);
    const fields = compareFields(resident.normalized, enrolment.normalized, judging.policy.evidence.threshold);
    if (!fits(fields)) continue;
    const weight = pairWeight(resident.normalized, fields, judging.shares);
    add({ enrolment: pair.enrolment, resident: pair.resident, weight, fields });
  }
  return passedOver;
}

/** Whether an enrolment's data fit a resident: names and birth date agree, and the sex does not differ. */
export const fits = (fields: Fields): boolean =>
  classifyNames(fields) === 'agree' && agrees(fields.birthDate.outcome) && fields.sex.outcome !== 'differ';
