/** One block of a city after the other: its households, their enrolments, the faults and the notation on them. */
import { nextDoor } from './addresses.js';
import type { Block, Enrolment, Household, Person } from './city.js';
import { type Counters, enrol } from './enrol.js';
import { type Planting, plantFaults } from './faults/index.js';
import { type Beside, type CityContext, makeHousehold } from './households.js';
import type { Insurer } from './insurers.js';
import { makeNamesakes, returnSome } from './namesakes.js';
import { addNotation, type Owed } from './notation.js';
import { makeRandom, type Random } from './random.js';

export interface City extends CityContext {
  readonly insurers: readonly Insurer[];
  readonly counters: Counters;
  readonly owed: Owed;
  readonly given: { strangers: number; residents: number };
  readonly planting: Planting;
}

/** Makes the n-th of `blocks` blocks: the people from index `first` to before `end`. */
export function makeBlock(city: City, n: number, blocks: number, first: number, end: number): Block {
  const random = makeRandom(`${city.seed}/block/${n}`);
  const households: Household[] = [];
  for (let index = first, beside: Beside | null = null; index < end; ) {
    const household = makeHousehold(city, random, index, end - index, beside);
    households.push(household);
    index += household.members.length;
    beside = besideOf(city, random, household);
  }
  makeNamesakes(city, random, households);
  const byInsurer = enrol(city, city.insurers, city.counters, random, households);
  const files = city.rates.insurer_files === 'one' ? [byInsurer.flat()] : byInsurer;
  const people = households.flatMap(({ members }) => members);
  const block: Block = { people, files, faults: [] };
  const enrolments = files.flat();
  const active = new Map<Person, Enrolment>();
  for (const row of enrolments) if (row.to === null) active.set(row.person, row);
  const ground = { city, insurers: city.insurers, counters: city.counters, block, random, active, enrolments };
  plantFaults(city.planting, n + 1, blocks, { ...ground, given: city.given });
  for (const rows of files) addNotation(city, random, city.owed, rows);
  returnSome(city, random, block.people, city.given);
  return block;
}

/** Now and then relatives live at the same address in a household of their own, or people of the same name next door. */
function besideOf({ rates }: City, random: Random, { members, address }: Household): Beside | null {
  const head = members[0];
  if (!head || head.foreign) return null;
  const { surname } = head;
  if (random.chance(rates.population.second_household)) return { address, surname };
  return random.chance(rates.population.next_door) ? { address: nextDoor(address), surname } : null;
}
