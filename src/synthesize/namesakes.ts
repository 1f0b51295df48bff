/** People whom a register holds beside somebody very like them: namesakes of one birth date, and former rows of those who came back. */
import { drawElsewhere } from './addresses.js';
import type { Household, Person } from './city.js';
import { dayNumber } from './dates.js';
import type { CityContext } from './households.js';
import { drawHomophone, drawSurnameHomophone } from './names.js';
import { oneOf, type Random } from './random.js';

/** May be given another name and birth date: Japanese, living alone. */
const isAlone = ({ foreign, household, status }: Person): boolean =>
  !foreign && household.members.length === 1 && status === 0;

/**
 * Gives a person the name, birth date and sex of another: the same characters, or where `sound` says so a surname or a
 * given name of the same sound (斎藤 and 斉藤, 裕子 and 優子).
 */
export function makeAlike(random: Random, person: Person, other: Person, sound: 'same' | 'surname' | 'given'): void {
  other.surname = (sound === 'surname' && drawSurnameHomophone(random, person.surname)) || person.surname;
  other.given = (sound === 'given' && drawHomophone(random, person.given)) || person.given;
  other.birth = person.birth;
  other.birthText = null;
  other.former = null;
}

/** Namesakes of the same birth date and sex who are rightly enrolled, each under the own number. No fault touches them. */
export function makeNamesakes(city: CityContext, random: Random, households: readonly Household[]): void {
  const sounds = ['same', 'surname', 'given'] as const;
  const people = households.flatMap(({ members }) => members);
  for (const person of people) {
    if (!random.chance(city.rates.population.namesake) || person.foreign || person.taken || person.status !== 0)
      continue;
    const start = random.below(people.length);
    const fits = (other: Person) =>
      isAlone(other) && other.sex === person.sex && !other.taken && other.household !== person.household;
    const at = people.findIndex((_, i) => fits(people[(start + i) % people.length] as Person));
    const other = at < 0 ? undefined : people[(start + at) % people.length];
    if (!other) continue;
    makeAlike(random, person, other, oneOf(random, sounds));
    person.birthText = null;
    person.taken = true;
    other.taken = true;
  }
}

/** Adds the closed rows of people who moved away and came back: same number, another 宛名番号, the address of then. */
export function returnSome(city: CityContext, random: Random, people: Person[], given: { residents: number }): void {
  const { returned } = city.rates.population;
  for (const person of [...people]) {
    if (!random.chance(returned) || person.status !== 0 || person.taken || person.absent) continue;
    const changed = person.changed - 400 - random.below(3000);
    if (changed < dayNumber(person.birth)) continue;
    const recordId = String(1_900_000_000 + given.residents++);
    const household: Household = { id: recordId, address: drawElsewhere(random, city.code), members: [] };
    people.push({ ...person, recordId, household, status: 1, changed, previousAddress: null });
  }
}
