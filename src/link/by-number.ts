/** The first step of linking: every active enrolment against the resident who holds its number. */
import { comparePair, type Namesakes } from '../judge/compare.js';
import type { Policy } from '../model.js';
import type { Store } from '../store/open.js';
import { exceptionalPairs, repeatedInEnrolments, repeatedInRegister } from '../store/pairs.js';
import { type VerdictRow, type VerdictState, verdictAdder } from '../store/verdicts.js';
import { blockingKeys } from './blocking.js';
import type { Enrolment, People, Resident } from './people.js';

export interface Judging {
  readonly policy: Policy;
  readonly namesakes: Namesakes;
}

/**
 * Writes a verdict for every active enrolment that is exceptional: whose pair does not agree in everything, whose
 * number leads to no resident or to several, or whose number another active enrolment has too.
 */
export function judgeByNumber(db: Store, run: number, people: People, judging: Judging, tick: () => void): void {
  const add = verdictAdder(db, run);
  const doubled = new Set(repeatedInRegister(db, run));
  for (const pair of exceptionalPairs(db, run)) {
    if (pair.number !== null && doubled.has(pair.number)) continue;
    const resident = pair.resident === null ? null : people.resident(pair.resident);
    add(verdictOn(people.enrolment(pair.enrolment), resident, judging));
    tick();
  }
  for (const number of doubled) {
    const holder = holderAmong(people.residentsUnder(number), judging);
    for (const enrolment of people.enrolmentsUnder(number)) {
      add(verdictOn(enrolment, holder.resident, judging, holder.certain ? 'pair' : 'register_duplicate'));
      tick();
    }
  }
  for (const number of repeatedInEnrolments(db, run)) {
    if (doubled.has(number)) continue;
    const resident = people.residentsUnder(number)[0] ?? null;
    for (const enrolment of people.enrolmentsUnder(number)) add(verdictOn(enrolment, resident, judging));
  }
}

/**
 * Which of several register rows under one number is the holder. A person who left and came back may have a closed row
 * beside the active one; anything else is a double entry, and it is not for a program to say which row is right.
 */
export function holderAmong(
  residents: readonly Resident[],
  judging: Judging,
): { readonly resident: Resident; readonly certain: boolean } {
  const active = residents.filter((resident) => resident.status === 'active');
  const resident = active[0] ?? residents.at(-1);
  if (!resident) throw new Error('a repeated number has no resident');
  const others = residents.filter((other) => other !== resident);
  const certain = active.length <= 1 && others.every((other) => samePerson(resident, other, judging));
  return { resident, certain };
}

/** Whether two records of one source are the same person: names, birth date and sex agree. The address may be old. */
export function samePerson(a: Resident | Enrolment, b: Resident | Enrolment, judging: Judging): boolean {
  const verdict = comparePair(a.normalized, b.normalized, judging.policy, () => 0);
  return ['ADDRESS_DIFFERS', 'ADDRESS_MISSING', 'AGREE_BY_RULE', 'ALL_AGREE'].includes(verdict.class);
}

function verdictOn(
  enrolment: Enrolment,
  resident: Resident | null,
  judging: Judging,
  paired: VerdictState = 'pair',
): VerdictRow {
  const keys = blockingKeys(enrolment.normalized);
  const base = { enrolment: enrolment.id, resident: resident?.id ?? null, ...keys };
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
