/** Enrols residents with their insurers: rows in the order of each file. */
import type { Enrolment, Household, Person } from './city.js';
import { dayNumber } from './dates.js';
import type { CityContext } from './households.js';
import type { Insurer } from './insurers.js';
import { type Random, shuffle, weighted } from './random.js';
import { once } from './tables.js';

/** Shares of insured people in percent: 国保, (後期 follows from age), 協会けんぽ, two 健保組合, 共済. */
const schemes = once(() =>
  weighted(
    [
      { insurer: 0, share: 28 },
      { insurer: 2, share: 38 },
      { insurer: 3, share: 14 },
      { insurer: 4, share: 11 },
      { insurer: 5, share: 9 },
    ],
    (row) => row.share,
  ),
);

/** Age from which 後期高齢者医療 insures (高齢者の医療の確保に関する法律 第50条). */
const elderly = 75;

/** Hands out 記号 and 番号: how many each insurer has given so far. */
export type Counters = number[];

export function makeEnrolment(
  person: Person,
  insurer: Insurer,
  count: number,
  branch: number,
  from: number,
): Enrolment {
  return {
    insurer,
    person,
    symbol: String(1001 + Math.floor(count / 5000)),
    memberNumber: String(10_000_000 + count),
    branch: String(branch).padStart(2, '0'),
    number: person.number,
    from,
    to: null,
    sex: null,
    birth: null,
    surname: null,
    kanji: null,
    kana: null,
    address: null,
    addressStyle: null,
    building: 'full',
    eraDate: false,
    dropped: false,
    faulty: false,
    fixed: [],
    notes: [],
  };
}

/** The rows of every insurer, households in an order of their own, dependants behind the insured person. */
export function enrol(
  city: CityContext,
  insurers: readonly Insurer[],
  counters: Counters,
  random: Random,
  households: readonly Household[],
): Enrolment[][] {
  const rows: Enrolment[][] = insurers.map(() => []);
  for (const household of shuffle(random, [...households])) {
    const main = insurers[schemes().draw(random).insurer] as Insurer;
    const taken = new Map<Insurer, [number, number]>();
    const add = (person: Person, insurer: Insurer, to: number | null) => {
      const own = insurer.index === 1 || to !== null;
      const [count, branch] = (own ? null : taken.get(insurer)) ?? [bump(counters, insurer), 0];
      if (!own) taken.set(insurer, [count, branch + 1]);
      const born = dayNumber(person.birth);
      const from = Math.max(born, (to ?? city.asOf) - 30 - random.below(4000));
      const row = makeEnrolment(person, insurer, count, branch, from);
      row.to = to;
      (rows[insurer.index] as Enrolment[]).push(row);
    };
    for (const person of household.members) {
      const past = person.status !== 0;
      if (!past && random.chance(city.rates.enrolments.missing)) continue;
      const age = (city.asOf - dayNumber(person.birth)) / 365.2425;
      const insurer = age >= elderly ? (insurers[1] as Insurer) : main;
      add(person, insurer, past ? person.changed : null);
      if (!past && random.chance(city.rates.enrolments.lapsed)) {
        const other = insurers[schemes().draw(random).insurer] as Insurer;
        add(person, other, Math.max(dayNumber(person.birth), city.asOf - 4030 - random.below(2000)));
      }
    }
  }
  return rows;
}

/** The next 番号 of an insurer. */
export function bump(counters: Counters, insurer: Insurer): number {
  const count = counters[insurer.index] ?? 0;
  counters[insurer.index] = count + 1;
  return count;
}
