/** One person enrolled under several numbers. */
import { agrees } from '../judge/outcomes.js';
import { candidatesOf } from '../store/candidates.js';
import type { Store } from '../store/open.js';
import { openVerdicts } from '../store/verdicts.js';
import type { Found } from './case.js';
import type { Enrolment, People } from './people.js';

/**
 * An enrolment under a well-formed number that the register does not hold, whose data fit one resident alone, while
 * that resident is enrolled under the right number too. Where only a namesake could be meant (the addresses differ),
 * it is left to the clerk with its candidates.
 */
export function* twoNumbers(
  db: Store,
  run: number,
  people: People,
  claimed: (enrolment: number) => boolean,
): Generator<Found> {
  const candidates = candidatesOf(db, run);
  for (const verdict of openVerdicts(db, run)) {
    if (verdict.state !== 'unknown') continue;
    const fitting = candidates(verdict.enrolment);
    const [only] = fitting;
    if (!only || fitting.length > 1 || only.fields.address.outcome === 'differ') continue;
    const resident = people.resident(only.resident);
    const others: Enrolment[] = resident.number === null ? [] : people.enrolmentsUnder(resident.number);
    if (others.length === 0 || !agrees(only.fields.birthDate.outcome)) continue;
    yield {
      class: 'TWO_NUMBERS',
      grade: 'C',
      enrolments: [people.enrolment(verdict.enrolment), ...others.filter((other) => !claimed(other.id))],
      residents: [resident],
      candidates: fitting,
      fields: only.fields,
    };
  }
}
