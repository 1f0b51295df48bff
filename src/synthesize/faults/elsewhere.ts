/** Faults on enrolments of people whom the register does not hold: their number was looked up, and somebody of this town was hit. */
import { drawElsewhere } from '../addresses.js';
import type { Enrolment, Person } from '../city.js';
import { drawHomophone, drawSurnameHomophone, nameWeight } from '../names.js';
import { addEnrolment, enter, type Ground, pick, stranger } from './ground.js';

/** A look-up by kana, birth date and sex that found a resident of the same sound: 斎藤 for 斉藤. */
export function kanaNamesake(ground: Ground): boolean {
  const { random } = ground;
  const other = pick(ground, ({ person }) => !person.foreign);
  if (!other) return false;
  const { surname, given } = other.person;
  const sounding = drawSurnameHomophone(random, surname);
  const alike = drawHomophone(random, given);
  if (!sounding && !alike) return false;
  const names = sounding ? { surname: sounding, given } : { surname, given: alike ?? given };
  return carries(ground, 'ONE_NAME_AND_ADDRESS_DIFFER', 'kana namesake elsewhere', other, names);
}

/** A look-up by name and birth date that found a resident: the commoner the name, the more often. */
export function namesake(ground: Ground): boolean {
  const common = ({ person }: Enrolment) =>
    !person.foreign && ground.random.chance(nameWeight(person.surname, person.given));
  const other = pick(ground, common);
  return other !== null && carries(ground, 'ADDRESS_DIFFERS', 'namesake elsewhere', other, {});
}

/** Any resident's number, on an enrolment of somebody who was never registered here. */
export function ofStranger(ground: Ground): boolean {
  const row = pick(ground);
  const other = row && stranger(ground, row, ({ person: { birth } }) => birth.day !== row.person.birth.day);
  if (!row || !other) return false;
  row.person.absent = true;
  other.dropped = true;
  row.number = other.person.number;
  return enter(ground, 'BIRTH_OR_SEX_DIFFERS', 'unregistered stranger', [row], { holders: [other.person] });
}

/** Enrols somebody like the holder, who lives elsewhere, under the holder's number; the holder is not enrolled here. */
function carries(ground: Ground, name: string, what: string, other: Enrolment, names: Partial<Person>): boolean {
  const { random, city } = ground;
  const household = { id: '-', address: drawElsewhere(random, city.code), members: [] };
  const person: Person = { ...other.person, ...names, household, recordId: '-', absent: true, former: null };
  other.dropped = true;
  const row = addEnrolment(ground, person, other.insurer);
  return enter(ground, name, what, [row], { holders: [other.person], fixed: ['name', 'address', 'building'] });
}
