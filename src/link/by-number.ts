/** The first step of linking: every active enrolment against the resident who holds its number. */
import { comparePair, type Namesakes } from '../judge/compare.js';
import type { Fields, PairClass, Policy } from '../model.js';
import { type CaseRow, caseAdder, caseRow } from '../store/findings.js';
import type { Store } from '../store/open.js';
import { exceptionalPairs, repeatedInEnrolments, repeatedInRegister } from '../store/pairs.js';
import { type VerdictRow, type VerdictState, verdictAdder } from '../store/verdicts.js';
import { type BlockingKeys, blockingKeys } from './blocking.js';
import { makeCase } from './case.js';
import { holderAmong, isActive } from './holder.js';
import type { Enrolment, People, Resident } from './people.js';

export interface Judging {
  readonly policy: Policy;
  readonly namesakes: Namesakes;
}

/** What judging one enrolment gave: a case that evidence in its pair closes, or a verdict that waits for its explanation. */
export type Judged = { readonly closed: CaseRow } | { readonly verdict: VerdictRow };

/**
 * Judges the exceptional active enrolments of a range of rows: whose pair does not agree in everything, or whose number
 * leads to no resident. Those under repeated numbers are left to `judgeRepeated`, which judges them as groups.
 * @param counted how many exceptional enrolments the range holds is added to it
 */
export function* judgeRange(
  db: Store,
  run: number,
  range: readonly [first: number, last: number],
  repeated: ReadonlySet<number>,
  people: People,
  judging: Judging,
  counted: { exceptional: number },
): Generator<Judged> {
  let last = 0;
  for (const { number, ...pair } of exceptionalPairs(db, run, range)) {
    if (pair.enrolment !== last) counted.exceptional += 1;
    last = pair.enrolment;
    if (number !== null && repeated.has(number)) continue;
    const enrolment = people.enrolment(pair.enrolment);
    const resident = pair.resident === null ? null : people.resident(pair.resident);
    const verdict = verdictOn(enrolment, resident, judging);
    const { fields, hints } = verdict;
    if (resident && isActive(resident) && fields && closesByItself(verdict.class, fields)) {
      const found = {
        class: 'AGREE_BY_RULE',
        grade: 'A',
        enrolments: [enrolment],
        residents: [resident],
        fields,
        hints,
      } as const;
      yield { closed: caseRow(makeCase(found, people)) };
    } else {
      yield { verdict: { ...verdict, ...blockingKeys(enrolment.normalized) } };
    }
  }
}

/**
 * Whether nobody else's record could say anything against a pair that agrees by rule: the whole address agrees. Where the
 * room is left out, a neighbour in the house may fit as well, and is looked for.
 */
const closesByItself = (name: PairClass | null, { address }: Fields): boolean =>
  name === 'AGREE_BY_RULE' &&
  (address.outcome === 'agree' || address.outcome === 'agree_by_rule') &&
  !address.rules?.some((rule) => rule.id === 'address/building-omitted');

/** The numbers that several residents, or several active enrolments, have. */
export const repeatedNumbers = (db: Store, run: number): ReadonlySet<number> =>
  new Set([...repeatedInRegister(db, run), ...repeatedInEnrolments(db, run)]);

/** Judges the active enrolments under repeated numbers, each against the holder of its number. */
export function* judgeRepeated(numbers: Iterable<number>, people: People, judging: Judging): Generator<Judged> {
  for (const number of numbers) {
    const residents = people.residentsUnder(number);
    const holder = residents.length > 0 ? holderAmong(residents, judging) : null;
    for (const enrolment of people.enrolmentsUnder(number)) {
      const state = holder && !holder.certain ? 'register_duplicate' : 'pair';
      const verdict = verdictOn(enrolment, holder?.resident ?? null, judging, state);
      yield { verdict: { ...verdict, ...blockingKeys(enrolment.normalized) } };
    }
  }
}

/** A function that keeps what was judged; call it within a transaction. */
export function judgedKeeper(db: Store, run: number): (judged: Judged) => void {
  const addVerdict = verdictAdder(db, run);
  const addCase = caseAdder(db, run);
  return (judged) => ('closed' in judged ? addCase(judged.closed) : addVerdict(judged.verdict));
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
  const counted: Namesakes = (a, b, fields, policy) => {
    namesakes = judging.namesakes(a, b, fields, policy);
    return namesakes;
  };
  const verdict = comparePair(resident.normalized, enrolment.normalized, judging.policy, counted);
  return { ...base, ...verdict, state: paired, namesakes };
}

function unlinked(enrolment: Enrolment): VerdictState {
  if (enrolment.numberFault !== null) return 'invalid';
  return enrolment.number === null ? 'missing' : 'unknown';
}
