/**
 * What happened: the exceptional enrolments of a run → cases. The contract's order of classes, first that fits; a class
 * that explains a mismatch wins over the pair class that only states it, and is never less severe.
 */

import { comparePair } from '../judge/compare.js';
import type { CaseClass } from '../model.js';
import { candidatesOf, crossedPairs } from '../store/candidates.js';
import { caseAdder, caseRow, claimedChecker } from '../store/findings.js';
import type { Store } from '../store/open.js';
import { closeAlone, openVerdicts, type VerdictRow, verdictReader } from '../store/verdicts.js';
import { breathing } from './breath.js';
import type { Judging, JudgingPairs } from './by-number.js';
import { type Found, makeCase } from './case.js';
import { type Chances, chancesOf } from './chances.js';
import type { ClosedPairs } from './closed-pairs.js';
import { holderAmong, samePerson } from './holder.js';
import type { Linkage } from './linkage.js';
import { countPatterns, patternOf } from './patterns.js';
import type { Enrolment, People } from './people.js';
import { anotherOf, atLeastOne } from './priority.js';
import { rowShifts } from './row-shift.js';
import { explainOne } from './single.js';
import { twoNumbers } from './two-numbers.js';
import type { Weighing } from './weights.js';

export interface Explaining extends JudgingPairs {
  readonly weighing: Weighing;
  readonly linkage: Linkage;
  readonly closed: ClosedPairs;
}

/** Writes the cases of a run. Every exceptional enrolment ends in exactly one, or agrees in everything after all. */
export async function explain(
  db: Store,
  run: number,
  people: People,
  explaining: Explaining,
  tick: (cases: number) => void,
): Promise<void> {
  const { linkage, closed } = explaining;
  const breath = breathing();
  const add = caseAdder(db, run);
  const claimed = claimedChecker(db, run);
  const chances = chancesOf(explaining.weighing.rates, countPatterns(db, run, linkage.counts.active, closed));
  const ranking = { chances, weighing: explaining.weighing };
  const keep = (found: Found) => {
    if (found.enrolments.some((enrolment) => claimed(enrolment.id))) return;
    add(caseRow(makeCase(found, people, ranking)));
    tick(1);
  };
  const verdictOf = verdictReader(db, run);
  const candidates = candidatesOf(db, run);
  await breath();
  for (const found of [...rowShifts(db, run, people)]) keep(found);
  swapped(db, run, people, chances, keep);
  const explained = (verdict: VerdictRow) => {
    const enrolment = people.enrolment(verdict.enrolment);
    return explainOne(verdict, enrolment, candidates(verdict.enrolment), people, explaining);
  };
  const someoneElse = (enrolment: Enrolment) => {
    const verdict = verdictOf(enrolment.id);
    return verdict !== undefined && explained(verdict)?.explains === true;
  };
  const shared = groups(people, explaining, claimed, someoneElse);
  for (const group of shared.filter((group) => !group.onePerson)) {
    keep(sharedCase(group.members, people, verdictOf, someoneElse, explaining, chances));
    await breath();
  }
  for (const verdict of openVerdicts(db, run, 'withCandidates')) {
    const found = explained(verdict);
    if (found?.explains) keep(found.found);
    await breath();
  }
  for (const found of twoNumbers(db, run, people, explaining)) keep(found);
  for (const { members } of shared.filter((group) => group.onePerson)) {
    const open = members.filter((member) => !claimed(member.id));
    if (open.length > 1) duplicate(open, people, verdictOf, keep);
    await breath();
  }
  doubledInRegister(people, explaining, claimed, keep);
  tick(closeAlone(db, run));
  tick(closed.keep());
  for (const verdict of openVerdicts(db, run)) {
    const found = explained(verdict);
    if (found) keep(found.found);
    await breath();
  }
}

/** Two enrolments, each with the number of the resident whom the other one fits: one case for both. */
function swapped(db: Store, run: number, people: People, chances: Chances, keep: (found: Found) => void): void {
  const candidates = candidatesOf(db, run);
  const verdict = verdictReader(db, run);
  for (const { first, second } of crossedPairs(db, run)) {
    const holders = [first, second].flatMap((id) => verdict(id)?.resident ?? []);
    const alone = [first, second].every((id) => candidates(id).length === 1);
    const bothDiffer = [first, second].every((id) => verdict(id)?.grade === 'C');
    if (!alone || !bothDiffer) continue;
    const pairs = [first, second].flatMap((id) => verdict(id) ?? []);
    keep({
      class: 'NUMBER_SWAPPED',
      grade: 'C',
      enrolments: [first, second].map(people.enrolment),
      residents: holders.map(people.resident),
      candidates: [first, second].flatMap(candidates),
      fields: verdict(first)?.fields ?? null,
      hints: verdict(first)?.hints ?? [],
      chance: atLeastOne(
        pairs.map(({ enrolment, fields, hints }) =>
          fields ? chances.ofDoubtful(patternOf(fields, hints), anotherOf(candidates(enrolment))) : 0,
        ),
      ),
    });
  }
}

interface Group {
  readonly members: readonly Enrolment[];
  readonly onePerson: boolean;
}

/** The numbers on several open enrolments, and whether those are all of one person: the data agree, and fit nobody else better. */
function groups(
  people: People,
  judging: Explaining,
  claimed: (enrolment: number) => boolean,
  someoneElse: (enrolment: Enrolment) => boolean,
): Group[] {
  return judging.linkage.repeatedInEnrolments.flatMap((number) => {
    const members = people.enrolmentsUnder(number).filter((enrolment) => !claimed(enrolment.id));
    if (members.length < 2) return [];
    // Every two of them: being the same person goes through a record without kanji only by name, not in truth.
    const alike = members.every((one, at) => members.slice(at + 1).every((other) => samePerson(one, other, judging)));
    const strangers = members.filter(someoneElse).length;
    return [{ members, onePerson: alike && (strangers === 0 || strangers === members.length) }];
  });
}

type VerdictOf = (enrolment: number) => VerdictRow | undefined;

/** One number on the enrolments of different people: whose fits the register, and whose does not. */
function sharedCase(
  members: readonly Enrolment[],
  people: People,
  verdictOf: VerdictOf,
  someoneElse: (enrolment: Enrolment) => boolean,
  judging: Judging,
  chances: Chances,
): Found {
  const fits = (enrolment: Enrolment) => {
    const verdict = verdictOf(enrolment.id);
    return verdict?.state === 'pair' && verdict.grade === 'A' && !someoneElse(enrolment);
  };
  const wrong = members.filter((member) => !fits(member));
  const about = verdictOf((wrong[0] ?? members[0])?.id ?? 0);
  const holder = members.map((member) => verdictOf(member.id)?.resident).find((id) => typeof id === 'number');
  const registered = holder !== undefined && holder !== null;
  const doubts = wrong.map((member) => {
    const verdict = verdictOf(member.id);
    return verdict?.fields
      ? chances.ofDoubtful(patternOf(verdict.fields, verdict.hints), someoneElse(member) ? 'fits' : 'none')
      : 0;
  });
  return {
    class: 'NUMBER_SHARED',
    grade: 'C',
    enrolments: members,
    residents: registered ? [people.resident(holder)] : [],
    fields: about?.fields ?? null,
    hints: about?.hints ?? [],
    detail: registered
      ? { fits: members.filter(fits).map((m) => m.recordId), doesNotFit: wrong.map((m) => m.recordId) }
      : {},
    chance: atLeastOne([...doubts, ...(registered && wrong.length > 0 ? [] : apart(members, judging, chances))]),
  };
}

/** Where no holder tells: how little each enrolment looks like the first. */
function apart([first, ...others]: readonly Enrolment[], judging: Judging, chances: Chances): number[] {
  return others.flatMap((other) => {
    if (!first) return [];
    const { fields, hints } = comparePair(first.normalized, other.normalized, judging.policy, () => 0);
    return chances.ofDoubtful(patternOf(fields, hints), 'none');
  });
}

/** One person, one number, several active enrolments; where they mismatch the register, that is the graver finding. */
function duplicate(
  members: readonly Enrolment[],
  people: People,
  verdictOf: VerdictOf,
  keep: (found: Found) => void,
): void {
  const verdicts = members.map((member) => verdictOf(member.id));
  if (verdicts.some((verdict) => verdict?.grade === 'C' || verdict?.state === 'register_duplicate')) return;
  const holder = verdicts[0]?.resident ?? null;
  const worst = verdicts.find((verdict) => verdict?.grade === 'B') ?? verdicts[0];
  keep({
    class: 'DUPLICATE_ENROLMENT',
    grade: 'B',
    enrolments: members,
    residents: holder === null ? [] : [people.resident(holder)],
    fields: worst?.fields ?? null,
    hints: worst?.hints ?? [],
  });
}

/** One person registered twice under one number: whoever is enrolled under it is them. */
const registeredTwice = 0.02;

/** A number that the register holds twice: one case, with the enrolments that lead there and are not yet explained. */
function doubledInRegister(
  people: People,
  judging: Explaining,
  claimed: (enrolment: number) => boolean,
  keep: (found: Found) => void,
): void {
  const name: CaseClass = 'REGISTER_DUPLICATE';
  for (const number of judging.linkage.repeatedInRegister) {
    const residents = people.residentsUnder(number);
    if (holderAmong(residents, judging).certain) continue;
    const enrolments = people.enrolmentsUnder(number).filter((enrolment) => !claimed(enrolment.id));
    const [first, ...others] = residents;
    const twice = first !== undefined && others.every((other) => samePerson(first, other, judging));
    keep({ class: name, grade: 'C', enrolments, residents, ...(twice ? { chance: registeredTwice } : {}) });
  }
}
