/** The first step of linking: every active enrolment against the resident who holds its number. */
import { comparePair, type Namesakes } from '../judge/compare.js';
import { namesakeGrounds } from '../judge/namesakes.js';
import type { Fields, PairClass, Policy } from '../model.js';
import { isClosedClass, kindOf } from '../store/closed.js';
import { closedText } from '../store/closed-text.js';
import { caseRow } from '../store/findings.js';
import { longest } from '../store/record-texts.js';
import type { AloneCase, VerdictRow, VerdictState } from '../store/verdicts.js';
import { type BlockingKeys, blockingKeys } from './blocking.js';
import { makeCase } from './case.js';
import { type ClosedPair, waitingKind } from './closed-pairs.js';
import type { Again } from './earlier-pairs.js';
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

/** What judging one enrolment gave: a pair that evidence closes, or a verdict that waits for its explanation. */
export type Judged =
  | { readonly closed: ClosedPair }
  | { readonly verdict: VerdictRow; readonly alone: AloneCase | null; readonly texts: Texts };

/** The records of the two of a pair, by number: whoever explains it asks for them soon. */
type Texts = readonly (readonly [record: number, text: string])[];

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
  again: Again,
): Generator<Judged> {
  const anew: number[] = [];
  const found: (ClosedPair | undefined)[] = [];
  for (let at = from; at < to; at += 1) {
    const holder = holders[at] as number;
    if (holder === inGroup) continue;
    const kept = holder === 0 ? undefined : again(exceptional[at] as number, holder);
    found.push(kept);
    if (!kept) anew.push(at);
  }
  const residents = anew.map((at) => holders[at] as number).filter((holder) => holder !== 0);
  // Those of the enrolments stand in the order in which they are asked for.
  people.ahead({ insurer: new Uint32Array(), municipal: Uint32Array.from(new Set(residents)) });
  let next = 0;
  for (const kept of found) {
    if (kept) {
      yield { closed: kept };
      continue;
    }
    const at = anew[next++] as number;
    const holder = holders[at] as number;
    const row = exceptional[at] as number;
    yield holder === 0 ? judgeUnlinked(row, people, judging) : judgePair(row, holder, people, judging);
  }
}

function judgeUnlinked(row: number, people: People, judging: JudgingPairs): Judged {
  const enrolment = people.enrolment(row);
  const verdict = verdictOn(enrolment, null, judging);
  return waiting({ ...verdict, ...blockingKeys(enrolment.normalized) }, enrolment, null, people, judging);
}

function judgePair(row: number, holder: number, people: People, judging: JudgingPairs): Judged {
  const enrolment = people.enrolment(row);
  const resident = people.resident(holder);
  const unkeyed = verdictOn(enrolment, resident, judging);
  const { fields, hints, namesakes } = unkeyed;
  const base = { enrolment: row, resident: holder };
  if (isActive(resident) && fields && closesByItself(unkeyed.class, fields)) {
    const found = { class: 'AGREE_BY_RULE', grade: 'A', enrolments: [enrolment], residents: [resident] } as const;
    const text = closedText(makeCase({ ...found, fields, hints }, people));
    const outright = { namesakes: null, kanaBirth: null, kanjiBirth: null, names: null };
    return { closed: { ...base, ...outright, kind: kindOf('AGREE_BY_RULE', 0), text } };
  }
  const keys = blockingKeys(enrolment.normalized);
  const verdict = { ...unkeyed, ...keys };
  const alone = closedAlone(verdict, enrolment, resident, judging.coverage);
  if (!alone || !fields || !isClosedClass(alone.class))
    return { verdict, alone: null, texts: textsOf(enrolment, resident) };
  const grounds = namesakes === null ? null : namesakeGrounds(resident.normalized, enrolment.normalized, fields);
  return {
    closed: {
      ...base,
      kind: waitingKind(alone.class, hints.includes('moved')),
      namesakes,
      ...keys,
      text: closedText(makeCase(alone, people)),
      names: grounds && JSON.stringify(grounds),
    },
  };
}

/** The verdict on a pair, whatever it comes to: for one whose enrolment somebody else's data fit. */
export function verdictOnPair(row: number, holder: number, people: People, judging: Judging): VerdictRow {
  const enrolment = people.enrolment(row);
  return { ...verdictOn(enrolment, people.resident(holder), judging), ...blockingKeys(enrolment.normalized) };
}

const textsOf = (...people: readonly (Enrolment | Resident | null)[]): Texts =>
  people.flatMap((one) => (one && one.text.length <= longest ? [[one.stored, one.text] as const] : []));

/** A verdict with the closed case that it comes to unless somebody else's data fit. */
function waiting(
  verdict: VerdictRow,
  enrolment: Enrolment,
  holder: Resident | null,
  people: People,
  { coverage }: JudgingPairs,
): Judged {
  const found = closedAlone(verdict, enrolment, holder, coverage);
  return { verdict, alone: found && caseRow(makeCase(found, people)), texts: textsOf(enrolment, holder) };
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
export function* judgeRepeated(numbers: readonly number[], people: People, judging: JudgingPairs): Generator<Judged> {
  people.ahead(people.rowsUnder(numbers));
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
