/** Other residents whom an exceptional enrolment's data fit: found by shared keys, judged by the same comparison, weighed. */
import { classifyNames } from '../judge/classify.js';
import { compareFields } from '../judge/compare.js';
import { agrees } from '../judge/outcomes.js';
import type { Fields, NumberRepair } from '../model.js';
import {
  type CandidateRow,
  candidateAdder,
  countNeedy,
  type WaitingEnrolment,
  waitingEnrolments,
} from '../store/candidates.js';
import type { Store } from '../store/open.js';
import { keyBlocks } from '../store/rows.js';
import { type VerdictRow, verdictAdder } from '../store/verdicts.js';
import { breathing } from './breath.js';
import type { ClosedPairs } from './closed-pairs.js';
import { type Keyed, sharedKeys } from './key-search.js';
import type { Enrolment, People, Resident } from './people.js';
import { furtherKeys, numbersNearby } from './waiting-keys.js';
import { type Weighing, weigh } from './weights.js';

/** What looking for candidates left out. */
export interface Searched {
  /** Waiting enrolments with a key that too many residents share to tell anybody apart. */
  readonly commonKeys: number;
  /** Enrolments that were looked up by their own name and birth date alone, since too many would have needed more. */
  readonly notSearchedFurther: number;
}

/**
 * How much more than an even chance, in bits, a resident must have whose data do not fit in every item: 2^10 to one. A weight
 * of log2(people of the register) is an even chance, where one of them is meant.
 */
export const clear = 10;

/** More needy enrolments than this are no mislinks but wrong files: they are looked up by fewer keys, and counted. */
const mostNeedy = 50_000;

/**
 * Writes the candidates of every waiting enrolment of a run. A closed pair that somebody else's data fit as well is not closed
 * any longer: its verdict is written too.
 * @param verdictOn the verdict on the pair of two rows
 */
export async function findCandidates(
  db: Store,
  run: number,
  people: People,
  closed: ClosedPairs,
  weighing: Weighing,
  verdictOn: (enrolment: number, holder: number) => VerdictRow,
): Promise<Searched> {
  const breath = breathing();
  const add = candidateAdder(db, run);
  const addVerdict = verdictAdder(db, run);
  const common = new Set<number>();
  const needy = countNeedy(db, run);
  const further = needy <= mostNeedy;
  const slips: Slips = new Map();
  const opened = new Set<number>();
  const judge = (id: number, residents: readonly number[]): boolean => {
    const enrolment = people.enrolment(id);
    const slipped = slips.get(id) ?? [];
    slips.delete(id);
    const others = [...new Set([...residents, ...slipped])].map(people.resident);
    const found = candidatesAmong(enrolment, others, weighing);
    for (const row of found) add(row);
    return found.length > 0;
  };
  const register = () => keyBlocks(db, run, 'municipal');
  const waiting = keysOf(chained(waitingEnrolments(db, run), closed.waiting()), people, further, slips);
  for (const { enrolment, holder, residents } of sharedKeys(waiting, register, (id) => common.add(id))) {
    await breath();
    if (!judge(enrolment, residents) || holder === null || !closed.has(enrolment)) continue;
    opened.add(enrolment);
    addVerdict(verdictOn(enrolment, holder));
  }
  closed.open(opened);
  for (const id of [...slips.keys()]) {
    judge(id, []);
    await breath();
  }
  return { commonKeys: common.size, notSearchedFurther: further ? 0 : needy };
}

function* chained<T>(...all: readonly Iterable<T>[]): Generator<T> {
  for (const one of all) yield* one;
}

/** Enrolment → residents whose number is one slip away from its own, which leads nowhere. */
type Slips = Map<number, readonly number[]>;

function* keysOf(
  waiting: Iterable<WaitingEnrolment>,
  people: People,
  further: boolean,
  slips: Slips,
): Generator<Keyed> {
  for (const { enrolment, resident, kanaBirth, kanjiBirth, needy } of waiting) {
    const keys = [kanaBirth, kanjiBirth].filter((key) => key !== null);
    if (needy && further) {
      const { normalized } = people.enrolment(enrolment);
      keys.push(...furtherKeys(normalized));
      const numbers = resident === null ? [...numbersNearby(normalized).keys()] : [];
      const slipped = numbers.flatMap((number) => people.residentsUnder(number).map(({ id }) => id));
      if (slipped.length > 0) slips.set(enrolment, slipped);
    }
    if (keys.length > 0) yield { enrolment, holder: resident, keys: [...new Set(keys)] };
  }
}

/** Those of the residents whom the data fit; where they fit none, those who are meant beyond doubt all the same. */
function candidatesAmong(enrolment: Enrolment, residents: readonly Resident[], weighing: Weighing): CandidateRow[] {
  const repairs = residents.length > 0 ? repairsOf(enrolment) : null;
  const compared = residents
    .filter(({ number }) => number === null || number !== enrolment.number)
    .map((resident): CandidateRow => {
      const fields = compareFields(resident.normalized, enrolment.normalized, weighing.threshold);
      const repair = (resident.number !== null && repairs?.get(resident.number)) || null;
      const { total, parts } = weigh(resident.normalized, enrolment.normalized, fields, weighing, repair);
      const row = { enrolment: enrolment.id, resident: resident.id, weight: total, fields, parts };
      return repair ? { ...row, numberRepair: repair } : row;
    });
  const fitting = compared.filter(({ fields }) => fits(fields));
  if (fitting.length > 0) return fitting;
  const even = Math.log2(weighing.frequencies.people);
  return compared.filter(({ weight }) => weight >= even + clear);
}

/** The numbers that one slip makes of an enrolment's own. */
const repairsOf = ({ normalized }: Enrolment): ReadonlyMap<number, NumberRepair> => numbersNearby(normalized);

/** Whether an enrolment's data fit a resident: names and birth date agree, and the sex does not differ. */
export const fits = (fields: Fields): boolean =>
  classifyNames(fields) === 'agree' && agrees(fields.birthDate.outcome) && fields.sex.outcome !== 'differ';
