/** One person enrolled under several numbers. */
import { comparePair } from '../judge/compare.js';
import { candidatesOf, unknownPairs } from '../store/candidates.js';
import type { Store } from '../store/open.js';
import { openVerdicts } from '../store/verdicts.js';
import type { Judging } from './by-number.js';
import type { Found } from './case.js';
import { samePerson } from './holder.js';
import type { People } from './people.js';

/**
 * An enrolment under a well-formed number that the register does not hold, of somebody who is enrolled under another number
 * too: the resident whom the data fit alone, or the same person under a second unknown number. Where only a namesake could
 * be meant (the addresses differ), it is left to the clerk with its candidates. The enrolment under the right number is no
 * part of the case: nothing is wrong with it.
 */
export function* twoNumbers(db: Store, run: number, people: People, judging: Judging): Generator<Found> {
  const candidates = candidatesOf(db, run);
  for (const verdict of openVerdicts(db, run, 'withCandidates')) {
    if (verdict.state !== 'unknown') continue;
    const [only, ...rest] = candidates(verdict.enrolment);
    if (!only || rest.length > 0 || only.fields.address.outcome === 'differ') continue;
    const enrolment = people.enrolment(verdict.enrolment);
    const resident = people.resident(only.resident);
    const others = resident.number === null ? [] : people.enrolmentsUnder(resident.number);
    if (!others.some((other) => samePerson(enrolment, other, judging))) continue;
    yield {
      class: 'TWO_NUMBERS',
      grade: 'C',
      enrolments: [enrolment],
      residents: [resident],
      candidates: [only],
      fields: only.fields,
    };
  }
  for (const { first, second } of unknownPairs(db, run)) {
    const [one, other] = [people.enrolment(first), people.enrolment(second)];
    if (one.number === other.number) continue;
    const { fields, class: name } = comparePair(one.normalized, other.normalized, judging.policy, () => 0);
    if (name !== 'ALL_AGREE' && name !== 'AGREE_BY_RULE') continue;
    yield { class: 'TWO_NUMBERS', grade: 'C', enrolments: [one, other], residents: [], fields };
  }
}
