/** The ground that faults are planted in: one block's enrolments, who may take part, and how it is recorded. */
import type { Block, Enrolment, Fault, NotationGroup, Person } from '../city.js';
import { bump, type Counters, makeEnrolment } from '../enrol.js';
import type { CityContext } from '../households.js';
import type { Insurer } from '../insurers.js';
import { makeAlike } from '../namesakes.js';
import { oneOf, type Random } from '../random.js';

export interface Ground {
  readonly city: CityContext;
  readonly insurers: readonly Insurer[];
  readonly counters: Counters;
  readonly block: Block;
  readonly random: Random;
  /** The active enrolment of each resident that has one. */
  readonly active: ReadonlyMap<Person, Enrolment>;
  readonly enrolments: readonly Enrolment[];
  /** How many numbers, residents and faults of this kind the city has given so far. */
  readonly given: { strangers: number; residents: number };
  /** Counts the faults of a class, so that its forms take turns. */
  readonly turn: number;
}

/** May take part in a fault: active, registered, nothing unusual about it yet. */
export function isFree(row: Enrolment | undefined): row is Enrolment {
  if (!row || row.dropped || row.faulty || row.to !== null) return false;
  const { taken, status, birthText, absent } = row.person;
  return !taken && status === 0 && birthText === null && !absent;
}

/** A free enrolment that fits, or null after looking everywhere. */
export function pick({ random, enrolments }: Ground, fits: (row: Enrolment) => boolean = () => true): Enrolment | null {
  const start = random.below(enrolments.length);
  for (let i = 0; i < enrolments.length; i++) {
    const row = enrolments[(start + i) % enrolments.length];
    if (isFree(row) && fits(row)) return row;
  }
  return null;
}

/** Free enrolments of the other members of a household. */
export function relatives({ active }: Ground, row: Enrolment): Enrolment[] {
  return row.person.household.members
    .filter((member) => member !== row.person)
    .map((member) => active.get(member))
    .filter(isFree);
}

/** A free sibling near in age, of the same sex where there is one: a twin, once the birth date is the same. */
export function twinOf(ground: Ground, row: Enrolment): Enrolment | undefined {
  const siblings = relatives(ground, row).filter(
    ({ person }) => !person.foreign && Math.abs(person.birth.year - row.person.birth.year) <= 6,
  );
  return siblings.find(({ person }) => person.sex === row.person.sex) ?? siblings[0];
}

/** Japanese, and born after 1996: may have a twin in the household. */
export const isChild = (row: Enrolment) => !row.person.foreign && row.person.birth.year > 1996;

/** Someone of another household. */
export function stranger(ground: Ground, row: Enrolment, fits: (other: Enrolment) => boolean = () => true) {
  return pick(ground, (other) => other.person.household !== row.person.household && fits(other));
}

/** A person with the same name (or one of the same sound), birth date and sex, who lives alone elsewhere. */
export function makeNamesake(ground: Ground, row: Enrolment): Enrolment | null {
  const { person } = row;
  const other = stranger(
    ground,
    row,
    ({ person: { foreign, sex, household } }) => !foreign && sex === person.sex && household.members.length === 1,
  );
  if (!other) return null;
  const sound = (['same', 'given', 'same', 'surname'] as const)[ground.turn % 4] ?? 'same';
  makeAlike(ground.random, person, other.person, sound);
  return other;
}

/** Adds an enrolment of a person at the end of its file. */
export function addEnrolment(ground: Ground, person: Person, insurer: Insurer): Enrolment {
  const { block, counters, city, random } = ground;
  const row = makeEnrolment(person, insurer, bump(counters, insurer), 0, city.asOf - 30 - random.below(300));
  const file = block.files.length === 1 ? block.files[0] : block.files[insurer.index];
  (file as Enrolment[]).push(row);
  return row;
}

/** Any insurer but the enrolment's own; 後期高齢者医療 enrols nobody twice. */
export function otherInsurer({ insurers, random }: Ground, row: Enrolment): Insurer {
  return oneOf(
    random,
    insurers.filter((one) => one !== row.insurer && one.index !== 1),
  );
}

interface Parts extends Partial<Pick<Fault, 'rightful' | 'holders' | 'owners'>> {
  /** What no notation may make otherwise; the name unless said. The sex never may. */
  readonly fixed?: readonly NotationGroup[];
}

/** Enters the fault in the books; everyone in it is taken. `owners` are the wrong enrolments' people unless said. */
export function enter(
  ground: Ground,
  name: string,
  what: string,
  wrong: readonly Enrolment[],
  parts: Parts = {},
): true {
  const owners = parts.owners ?? wrong.map((row) => row.person);
  const { fixed = ['name'], ...rest } = parts;
  const fault: Fault = { class: name, what, wrong, rightful: [], holders: [], ...rest, owners };
  for (const row of wrong) {
    row.faulty = true;
    row.fixed = ['sex', ...fixed];
  }
  for (const row of [...wrong, ...fault.rightful]) row.person.taken = true;
  for (const person of fault.holders) person.taken = true;
  ground.block.faults.push(fault);
  return true;
}
