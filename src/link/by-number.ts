/** The first step of linking: every active enrolment against the resident who holds its number. */
import { comparePair, type Namesakes } from '../judge/compare.js';
import type { Fields, PairClass, Policy } from '../model.js';
import { type ClosedPair, caseRow, closedPairAdder } from '../store/findings.js';
import { judgedBody, type judgedReader } from '../store/judged.js';
import type { Store } from '../store/open.js';
import { type AloneCase, type VerdictRow, type VerdictState, verdictAdder } from '../store/verdicts.js';
import { type BlockingKeys, blockingKeys } from './blocking.js';
import { makeCase } from './case.js';
import { holderAmong, isActive } from './holder.js';
import { inGroup, type Linkage } from './linkage.js';
import type { Enrolment, People, Resident } from './people.js';
import { closedAlone } from './single.js';

export interface Judging {
  readonly policy: Policy;
  readonly namesakes: Namesakes;
}

export interface JudgingPairs extends Judging {
  /** 全国地方公共団体コード that the register covers; null where no profile says. */
  readonly coverage: ReadonlySet<string> | null;
}

/** What judging one enrolment gave: a case that evidence in its pair closes, or a verdict that waits for its explanation. */
export type Judged =
  | { readonly closed: ClosedPair }
  | { readonly verdict: VerdictRow; readonly alone: AloneCase | null };

/** What an earlier night found of two stored records. */
export type EarlierPairs = ReturnType<typeof judgedReader>;

/**
 * Judges a range of the exceptional enrolments: whose pair does not agree in everything, or whose number leads to no
 * resident. Those under repeated numbers are left to `judgeRepeated`, which judges them as groups.
 * @param range places among the exceptional ones, from and up to
 */
export function* judgeRange(
  { exceptional, holders }: Pick<Linkage, 'exceptional' | 'holders'>,
  [from, to]: readonly [from: number, to: number],
  people: People,
  judging: JudgingPairs,
  earlier: EarlierPairs,
): Generator<Judged> {
  for (let at = from; at < to; at += 1) {
    const row = exceptional[at] as number;
    const holder = holders[at] as number;
    if (holder !== inGroup)
      yield holder === 0 ? judgeUnlinked(row, people, judging) : judgePair(row, holder, people, judging, earlier);
  }
}

function judgeUnlinked(row: number, people: People, judging: JudgingPairs): Judged {
  const enrolment = people.enrolment(row);
  const verdict = verdictOn(enrolment, null, judging);
  return waiting({ ...verdict, ...blockingKeys(enrolment.normalized) }, enrolment, null, people, judging);
}

function judgePair(row: number, holder: number, people: People, judging: JudgingPairs, earlier: EarlierPairs): Judged {
  const enrolmentRecord = people.placeOf.enrolment(row)?.record ?? 0;
  const residentRecord = people.placeOf.resident(holder)?.record ?? 0;
  const again = earlier(enrolmentRecord, residentRecord);
  if (again) return { closed: { enrolment: row, resident: holder, caseId: again.caseId, kept: again } };
  const enrolment = people.enrolment(row);
  const resident = people.resident(holder);
  const verdict = verdictOn(enrolment, resident, judging);
  const { fields, hints } = verdict;
  if (!isActive(resident) || !fields || !closesByItself(verdict.class, fields)) {
    return waiting({ ...verdict, ...blockingKeys(enrolment.normalized) }, enrolment, resident, people, judging);
  }
  const found = { class: 'AGREE_BY_RULE', grade: 'A', enrolments: [enrolment], residents: [resident] } as const;
  const made = makeCase({ ...found, fields, hints }, people);
  const { caseId } = made.draft;
  const kept = { enrolment: enrolmentRecord, resident: residentRecord, caseId, body: judgedBody(made) };
  return { closed: { enrolment: row, resident: holder, caseId, kept } };
}

/** A verdict with the closed case that it comes to unless somebody else's data fit. */
function waiting(
  verdict: VerdictRow,
  enrolment: Enrolment,
  holder: Resident | null,
  people: People,
  { coverage }: JudgingPairs,
): Judged {
  const found = closedAlone(verdict, enrolment, holder, coverage);
  return { verdict, alone: found && caseRow(makeCase(found, people)) };
}

/**
 * Whether nobody else's record could say anything against a pair that agrees by rule: the whole address agrees. Where the
 * room is left out, a neighbour in the house may fit as well, and is looked for.
 */
const closesByItself = (name: PairClass | null, { address }: Fields): boolean =>
  name === 'AGREE_BY_RULE' &&
  (address.outcome === 'agree' || address.outcome === 'agree_by_rule') &&
  !address.rules?.some((rule) => rule.id === 'address/building-omitted');

/** Judges the active enrolments under repeated numbers, each against the holder of its number. */
export function* judgeRepeated(numbers: Iterable<number>, people: People, judging: JudgingPairs): Generator<Judged> {
  for (const number of numbers) {
    const residents = people.residentsUnder(number);
    const holder = residents.length > 0 ? holderAmong(residents, judging) : null;
    for (const enrolment of people.enrolmentsUnder(number)) {
      const state = holder && !holder.certain ? 'register_duplicate' : 'pair';
      const verdict = verdictOn(enrolment, holder?.resident ?? null, judging, state);
      const keyed = { ...verdict, ...blockingKeys(enrolment.normalized) };
      yield waiting(keyed, enrolment, holder?.resident ?? null, people, judging);
    }
  }
}

/** A function that keeps what was judged; call it within a transaction. @param since the first of the runs that this one builds on */
export function judgedKeeper(db: Store, run: number, since: number): (judged: Judged) => void {
  const addVerdict = verdictAdder(db, run);
  const addClosed = closedPairAdder(db, run, since);
  return (judged) => ('closed' in judged ? addClosed(judged.closed) : addVerdict(judged.verdict, judged.alone));
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
