/** Families: who lives together, how old they are and what they are called. */
import { type Address, drawAddress, drawElsewhere } from './addresses.js';
import type { Household, Person, Status, Surname } from './city.js';
import { dayNumber, dayOf } from './dates.js';
import { drawForeignFamily, drawForeignNames, type ForeignFamily } from './foreign.js';
import { drawGiven, drawRelated, drawSurname, drawVariant } from './names.js';
import { individualNumber } from './numbers.js';
import { type Random, weighted } from './random.js';
import type { Rates } from './rates.js';
import { once } from './tables.js';

/** Kinds of household in percent, and how many of their heads are in their twenties, thirties … nineties (2020 census). */
const kinds = [
  { share: 38, adults: 1, children: 0, old: false, heads: [20, 12, 12, 14, 13, 16, 10, 3] },
  { share: 20, adults: 2, children: 0, old: false, heads: [4, 8, 8, 14, 24, 28, 13, 1] },
  { share: 25, adults: 2, children: 3, old: false, heads: [3, 24, 36, 25, 9, 3, 0, 0] },
  { share: 9, adults: 1, children: 2, old: false, heads: [3, 18, 34, 25, 10, 6, 4, 0] },
  { share: 8, adults: 2, children: 3, old: true, heads: [1, 20, 40, 30, 9, 0, 0, 0] },
] as const;

const kind = once(() => weighted(kinds, (row) => row.share));
const headDecades = once(
  () => new Map(kinds.map(({ heads }) => [heads, weighted([0, 1, 2, 3, 4, 5, 6, 7], (i) => heads[i] ?? 0)])),
);

export interface CityContext {
  readonly seed: string;
  readonly rates: Rates;
  readonly code: string;
  /** Residents the city is to have. */
  readonly people: number;
  /** Day number of the exports. */
  readonly asOf: number;
}

interface Family {
  readonly household: Household;
  readonly surname: Surname;
  readonly foreign: ForeignFamily | null;
  /** Given names that resemble each other. */
  readonly related: boolean;
}

/** What a household has of the one before it: relatives at the same address, or next door. */
export interface Beside {
  readonly address: Address;
  readonly surname: Surname;
}

/** Makes one household of at most `room` people, the first of whom has the given index. */
export function makeHousehold(
  city: CityContext,
  random: Random,
  firstIndex: number,
  room: number,
  beside: Beside | null = null,
): Household {
  const shape = kind().draw(random);
  const household: Household = {
    id: String(2_000_000_000 + firstIndex),
    address: beside?.address ?? drawAddress(random, city.code),
    members: [],
  };
  const family = drawFamily(city, random, household, beside);
  const decade = headDecades().get(shape.heads)?.draw(random) ?? 0;
  const headAge = 20 + 10 * decade + random.below(10);
  const moved = random.chance(city.rates.population.moved_in) ? drawElsewhere(random, city.code) : null;
  const ages: [number, 1 | 2 | null][] = [[headAge, null]];
  const headSex: 1 | 2 = random.chance(shape.adults === 2 ? 0.9 : 0.5) ? 1 : 2;
  if (shape.adults === 2) ages.push([Math.max(19, headAge - 6 + random.below(10)), headSex === 1 ? 2 : 1]);
  for (let i = 0; i < shape.children && (i === 0 || random.chance(0.5)); i++) {
    const age = headAge - 24 - random.below(14);
    if (age >= 0) ages.push([age, null]);
  }
  if (shape.old) ages.push([Math.min(101, headAge + 24 + random.below(10)), 2]);
  if (shape.old && random.chance(0.5)) ages.push([Math.min(99, headAge + 26 + random.below(10)), 1]);
  for (const [i, [age, sex]] of ages.slice(0, room).entries()) {
    const born = city.asOf - Math.floor(age * 365.2425) - random.below(365);
    const chosen = i === 0 ? headSex : (sex ?? (random.chance(0.512) ? 1 : 2));
    const person = makePerson(city, random, family, firstIndex + i, born, chosen);
    person.previousAddress = moved;
    household.members.push(person);
  }
  makeTwins(city, random, family);
  return household;
}

function drawFamily(city: CityContext, random: Random, household: Household, beside: Beside | null): Family {
  const { population } = city.rates;
  const foreign = !beside && random.chance(population.foreign) ? drawForeignFamily(random) : null;
  const surname = beside?.surname ?? drawSurname(random);
  const variant = !beside && random.chance(population.variant_character) ? drawVariant(random, surname.kanji) : null;
  const related = random.chance(population.related_names);
  return { household, surname: variant ? { ...surname, kanji: variant } : surname, foreign, related };
}

function makePerson(
  city: CityContext,
  random: Random,
  family: Family,
  index: number,
  born: number,
  sex: 1 | 2,
): Person {
  const { population } = city.rates;
  const birth = dayOf(born);
  const names = drawNames(random, family, sex, birth.year, population.foreign_without_kana);
  const status: Status = random.chance(population.deceased) ? 2 : random.chance(population.moved_out) ? 1 : 0;
  const former =
    !names.foreign && sex === 2 && random.chance(population.former_surname * 2) ? drawSurname(random) : null;
  const unknown = random.chance(population.unknown_birth) && birth.year < 1989 && birth.year > 1926;
  const nonCalendar = random.chance(population.non_calendar_birth) && birth.year % 4 !== 0;
  return {
    recordId: String(1_000_000_000 + index),
    number: individualNumber(index, city.seed),
    household: family.household,
    surname: names.surname,
    given: names.given,
    foreign: names.foreign,
    former,
    sex,
    birth: nonCalendar ? { year: birth.year, month: 2, day: 29 } : birth,
    birthText: unknown ? `昭和${birth.year - 1925}年月日不詳` : null,
    status,
    changed: Math.max(born, city.asOf - 1 - random.below(status === 0 ? 9000 : 900)),
    previousAddress: null,
    protected: random.chance(population.protected),
    taken: false,
    absent: false,
    registerKanji: null,
  };
}

function drawNames(random: Random, family: Family, sex: 1 | 2, birthYear: number, withoutKana: number) {
  if (family.foreign) return drawForeignNames(random, family.foreign, sex, birthYear, withoutKana);
  const used = family.household.members.map((member) => member.given.kanji);
  const other = family.household.members.at(-1);
  let given =
    (family.related && other && drawRelated(random, sex, birthYear, other.given)) || drawGiven(random, sex, birthYear);
  for (let i = 0; i < 20 && used.includes(given.kanji); i++) given = drawGiven(random, sex, birthYear);
  return { surname: family.surname, given, foreign: null };
}

/** Turns the two youngest children into twins now and then. */
function makeTwins(city: CityContext, random: Random, { household, foreign }: Family): void {
  const children = household.members.slice(2).filter((one) => dayNumber(one.birth) > city.asOf - 30 * 365);
  const [first, second] = children;
  // Children are at most every other household's: the rate is of births.
  if (!first || !second || !random.chance(city.rates.population.twins * 2)) return;
  second.birth = first.birth;
  if (foreign || random.chance(0.5)) return;
  const related = drawRelated(random, second.sex, second.birth.year, first.given);
  const used = household.members.some((member) => member.given.kanji === related?.kanji);
  if (related && !used) second.given = related;
}
