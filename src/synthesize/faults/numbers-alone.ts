/** Faults of the number itself: its form, its absence, its being in nobody's or somebody's twice. */
import { drawElsewhere } from '../addresses.js';
import type { Enrolment } from '../city.js';
import { makeHousehold } from '../households.js';
import { individualCheckDigit, isGiven, strangerNumber } from '../numbers.js';
import { oneOf } from '../random.js';
import { addEnrolment, enter, type Ground, makeNamesake, otherInsurer, pick, stranger } from './ground.js';

const nextStranger = ({ given, city }: Ground) => strangerNumber(given.strangers++, city.seed);
const nextResident = ({ given }: Ground) => String(1_900_000_000 + given.residents++);

/** One person enrolled under the own number and under one that the register does not know. */
export function twoNumbers(ground: Ground): boolean {
  const row = pick(ground);
  if (!row) return false;
  const second = addEnrolment(ground, row.person, otherInsurer(ground, row));
  second.number = nextStranger(ground);
  return enter(ground, 'TWO_NUMBERS', 'second number', [second], { rightful: [row], holders: [] });
}

/** One person, one number, two active enrolments: the former insurer has not ended its own. */
export function duplicateEnrolment(ground: Ground): boolean {
  const row = pick(ground);
  if (!row) return false;
  const second = addEnrolment(ground, row.person, otherInsurer(ground, row));
  return enter(ground, 'DUPLICATE_ENROLMENT', 'two insurers', [row, second], { holders: [row.person] });
}

/** The register holds one number twice: for one person entered twice, or for another person not enrolled here. */
export function registerDuplicate(ground: Ground): boolean {
  const row = pick(ground);
  if (!row) return false;
  const { person } = row;
  if (ground.turn % 2 === 0) {
    const copy = { ...person, recordId: nextResident(ground), taken: true };
    ground.block.people.push(copy);
    return enter(ground, 'REGISTER_DUPLICATE', 'entered twice', [row], { holders: [person, copy], fixed: [] });
  }
  const other = stranger(ground, row);
  if (!other) return false;
  other.dropped = true;
  other.person.number = person.number;
  return enter(ground, 'REGISTER_DUPLICATE', 'two people', [row], { holders: [person, other.person], fixed: [] });
}

/** A number with one digit changed so that the check digit no longer fits. */
function mistype(ground: Ground, number: string): string {
  for (;;) {
    const place = ground.random.below(11);
    const digit = (Number(number[place]) + 1 + ground.random.below(9)) % 10;
    const typed = number.slice(0, place) + digit + number.slice(place + 1);
    if (individualCheckDigit(typed.slice(0, 11)) !== Number(typed[11])) return typed;
  }
}

/** The forms a damaged number takes; Excel's first. */
const damages: readonly [string, (ground: Ground, number: string) => string][] = [
  ['excel exponent', (_, number) => `${(Number(number) / 1e11).toFixed(5)}E+11`],
  ['check digit', mistype],
  ['lost zeros', (_, number) => number.replace(/^0+/, '')],
  ['not digits', (_, number) => number.replace(/\d$/, 'X')],
  ['too long', (_, number) => `${number}0`],
];

export function numberInvalid(ground: Ground): boolean {
  const [what, damage] = damages[ground.turn % damages.length] as (typeof damages)[number];
  const row = pick(ground, ({ number }) => (what === 'lost zeros' ? number[0] === '0' : number[0] !== '0'));
  if (!row) return false;
  row.number = damage(ground, row.number);
  return enter(ground, 'NUMBER_INVALID', what, [row], { fixed: [] });
}

export function numberMissing(ground: Ground): boolean {
  const row = pick(ground);
  if (!row) return false;
  row.number = '';
  return enter(ground, 'NUMBER_MISSING', 'blank', [row], { fixed: [] });
}

/** Valid numbers that nobody holds, one digit or one exchange of neighbours away from a number. */
function mistypes({ city }: Ground, number: string): string[] {
  const typed: string[] = [];
  for (let i = 0; i < 12; i++) {
    for (let d = 0; d < 10; d++) typed.push(number.slice(0, i) + d + number.slice(i + 1));
    typed.push(number.slice(0, i) + (number[i + 1] ?? '') + number[i] + number.slice(i + 2));
  }
  return typed.filter(
    (one) =>
      one !== number &&
      individualCheckDigit(one.slice(0, 11)) === Number(one[11]) &&
      !isGiven(one, city.people, city.seed),
  );
}

/**
 * A valid number that nobody in the register holds, somebody else's or a slip of the hand; or the own number of a person
 * who lives here without being registered, at times with a namesake of the same birth date in the register.
 */
export function notInRegister(ground: Ground): boolean {
  const forms = ['unknown number', 'not registered', 'mistyped', 'namesake of a resident'] as const;
  const what = forms[ground.turn % 4] ?? 'unknown number';
  const typos = (row: Enrolment) => (what === 'mistyped' ? mistypes(ground, row.number) : []);
  const row = pick(ground, (one) => (what === 'mistyped' ? typos(one).length > 0 : !one.person.foreign));
  if (!row) return false;
  if (what === 'unknown number') row.number = nextStranger(ground);
  else if (what === 'mistyped') row.number = oneOf(ground.random, typos(row));
  else row.person.absent = true;
  if (what === 'namesake of a resident') {
    const other = makeNamesake(ground, row);
    if (!other) return false;
    other.person.taken = true;
    other.fixed = ['name', 'address'];
  }
  return enter(ground, 'NUMBER_NOT_IN_REGISTER', what, [row], {
    fixed: what === 'mistyped' ? ['name'] : ['name', 'address'],
  });
}

/** Somebody who lives in another municipality, rightly enrolled with the own number. */
export function outOfCoverage(ground: Ground): boolean {
  const { city, random, insurers } = ground;
  const household = makeHousehold(city, random, 0, 1);
  const [person] = household.members;
  if (!person) return false;
  household.address = drawElsewhere(random, city.code);
  Object.assign(person, { number: nextStranger(ground), recordId: '-', absent: true, status: 0, birthText: null });
  const row = addEnrolment(ground, person, oneOf(random, insurers.slice(2)));
  return enter(ground, 'OUT_OF_COVERAGE', 'lives elsewhere', [row], { fixed: ['name', 'address'] });
}

/** The resident died, or moved out, and the enrolment goes on; the insurer of a company may know the new address. */
export function residentGone(status: 1 | 2): (ground: Ground) => boolean {
  return (ground) => {
    const { asOf } = ground.city;
    const row: Enrolment | null = pick(ground, (one) => one.from < asOf - 800);
    if (!row) return false;
    row.person.status = status;
    row.person.changed = asOf - 30 - ground.random.below(300);
    const name = status === 2 ? 'RESIDENT_DECEASED' : 'RESIDENT_MOVED_OUT';
    const told = status === 1 && ground.turn % 2 === 1;
    if (told) row.address = drawElsewhere(ground.random, ground.city.code);
    const what = told ? 'new address known' : 'enrolment goes on';
    return enter(ground, name, what, [row], {
      holders: [row.person],
      fixed: told ? ['name', 'address', 'building'] : ['name'],
    });
  };
}
