/** The first step of linking: every active enrolment against the resident who holds its number. */
import { comparePair, type Namesakes } from '../judge/compare.js';
import type { Policy } from '../model.js';
import { caseAdder } from '../store/findings.js';
import type { Store } from '../store/open.js';
import { exceptionalPairs, repeatedInEnrolments, repeatedInRegister } from '../store/pairs.js';
import { type VerdictRow, type VerdictState, verdictAdder } from '../store/verdicts.js';
import { type BlockingKeys, blockingKeys } from './blocking.js';
import { makeCase } from './case.js';
import { holderAmong } from './holder.js';
import type { Enrolment, People, Resident } from './people.js';

export interface Judging {
  readonly policy: Policy;
  readonly namesakes: Namesakes;
}

/**
 * Judges every active enrolment that is exceptional: whose pair does not agree in everything, whose number leads to no
 * resident or to several, or whose number another active enrolment has too. What its pair closes becomes a case at
 * once; the rest is kept as a verdict, to be explained.
 */
export function judgeByNumber(db: Store, run: number, people: People, judging: Judging, tick: () => void): void {
  const addVerdict = verdictAdder(db, run);
  const addCase = caseAdder(db, run);
  const doubled = new Set(repeatedInRegister(db, run));
  const shared = new Set(repeatedInEnrolments(db, run));
  for (const { number, ...pair } of exceptionalPairs(db, run)) {
    if (number !== null && (doubled.has(number) || shared.has(number))) continue;
    const enrolment = people.enrolment(pair.enrolment);
    const resident = pair.resident === null ? null : people.resident(pair.resident);
    const verdict = verdictOn(enrolment, resident, judging);
    const { class: name, fields, hints } = verdict;
    if (resident?.status === 'active' && (name === 'AGREE_BY_RULE' || name === 'NAME_RESEMBLES')) {
      const found = { class: name, grade: 'A', enrolments: [enrolment], residents: [resident], fields, hints } as const;
      addCase(makeCase(found, people));
    } else {
      addVerdict({ ...verdict, ...blockingKeys(enrolment.normalized) });
    }
    tick();
  }
  for (const number of new Set([...doubled, ...shared])) {
    const residents = people.residentsUnder(number);
    const holder = residents.length > 0 ? holderAmong(residents, judging) : null;
    for (const enrolment of people.enrolmentsUnder(number)) {
      const state = holder && !holder.certain ? 'register_duplicate' : 'pair';
      const verdict = verdictOn(enrolment, holder?.resident ?? null, judging, state);
      addVerdict({ ...verdict, ...blockingKeys(enrolment.normalized) });
      tick();
    }
  }
}

function verdictOn(
  enrolment: Enrolment,
  resident: Resident | null,
  judging: Judging,
  paired: VerdictState = 'pair',
): Omit<VerdictRow, keyof BlockingKeys> {
  const base = { enrolment: enrolment.id, resident: resident?.id ?? null };
  if (!resident) {
    return { ...base, state: unlinked(enrolment), class: null, grade: null, fields: null, hints: [], namesakes: null };
  }
  let namesakes: number | null = null;
  const counted: Namesakes = (a, b, policy) => {
    namesakes = judging.namesakes(a, b, policy);
    return namesakes;
  };
  const verdict = comparePair(resident.normalized, enrolment.normalized, judging.policy, counted);
  return { ...base, ...verdict, state: paired, namesakes };
}

function unlinked(enrolment: Enrolment): VerdictState {
  if (enrolment.numberFault !== null) return 'invalid';
  return enrolment.number === null ? 'missing' : 'unknown';
}
