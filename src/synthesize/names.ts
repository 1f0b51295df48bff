/** Japanese names by their frequency, and the variants that a register may write them with. */
import type { GivenName, Surname } from './city.js';
import { oneOf, type Random, type Weighted, weighted } from './random.js';
import { once, readTable } from './tables.js';

interface GivenRow extends GivenName {
  readonly weight: number;
  readonly era: keyof typeof eraWeights;
}

/** How usual a name of an era is for people born before 1960, to 1989, and later. */
const eraWeights = { early: [6, 2, 0], middle: [5, 6, 1], late: [0, 1, 8], any: [2, 4, 2] } as const;

const surnames = once(() => weighted(surnameRows(), (row) => row.weight));

const givenRows = once(() =>
  readTable('given-names.tsv').map(
    ([kanji, kana, sex, era, weight]): GivenRow => ({
      kanji: kanji as string,
      kana: kana as string,
      sex: sex === '1' ? 1 : 2,
      era: era as GivenRow['era'],
      weight: Number(weight),
    }),
  ),
);

const givenNames = once(() => {
  const by = (sex: 1 | 2, period: 0 | 1 | 2): Weighted<GivenRow> =>
    weighted(
      givenRows().filter((row) => row.sex === sex),
      (row) => row.weight * eraWeights[row.era][period],
    );
  return ([1, 2] as const).flatMap((sex) => ([0, 1, 2] as const).map((period) => by(sex, period)));
});

const surnameRows = once(() =>
  readTable('surnames.tsv').map(([kanji, kana, weight]) => ({
    kanji: kanji as string,
    kana: kana as string,
    weight: Number(weight),
  })),
);

/** Surnames that sound alike: 斎藤 and 斉藤, 阿部 and 安部. */
const surnameHomophones = once(() => groupBy(surnameRows(), (row) => row.kana));

/** Given names of one sex that begin with the same character, and men's names that end alike: 太郎 and 次郎, 一 and 一也. */
const relatedNames = once(() => groupBy(givenRows(), (row) => `${row.sex}${[...row.kanji][0]}`));
const brotherNames = once(() =>
  groupBy(
    givenRows().filter(({ sex, kanji }) => sex === 1 && kanji.length > 1),
    (row) => row.kanji.slice(-1),
  ),
);

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const homophones = once(() => groupBy(givenRows(), (row) => row.kana));

export function drawSurname(random: Random): Surname {
  return surnames().draw(random);
}

const periodOf = (birthYear: number): 0 | 1 | 2 => (birthYear < 1960 ? 0 : birthYear < 1990 ? 1 : 2);

export function drawGiven(random: Random, sex: 1 | 2, birthYear: number): Surname {
  return (givenNames()[(sex - 1) * 3 + periodOf(birthYear)] as Weighted<GivenRow>).draw(random);
}

/** A given name that resembles another of the family by a character, or null where the table has none. */
export function drawRelated(random: Random, sex: 1 | 2, birthYear: number, other: Surname): Surname | null {
  const first = relatedNames().get(`${sex}${[...other.kanji][0]}`) ?? [];
  const last = sex === 1 ? (brotherNames().get(other.kanji.slice(-1)) ?? []) : [];
  const fitting = [...first, ...last].filter(
    (row) => row.kanji !== other.kanji && row.kana !== other.kana && eraWeights[row.era][periodOf(birthYear)] > 0,
  );
  return fitting.length === 0 ? null : weighted(fitting, (row) => row.weight).draw(random);
}

/** Whether two names are not one name in two spellings (渡邊 and 渡辺, 岡本 and 崗本): nobody could tell who is meant. */
function isOther(one: Surname, other: Surname): boolean {
  const usual = (kanji: string) =>
    [...kanji].map((c) => usualCharacters().get(c) ?? otherSpellings().get(c) ?? c).join('');
  return usual(one.kanji) !== usual(other.kanji);
}

/** Another surname of the same sound, or null where the table has none. */
export function drawSurnameHomophone(random: Random, surname: Surname): Surname | null {
  const others = (surnameHomophones().get(surname.kana) ?? []).filter((row) => isOther(row, surname));
  return others.length === 0 ? null : weighted(others, (row) => row.weight).draw(random);
}

/** Another given name of the same sound, or null where the table has none. */
export function drawHomophone(random: Random, given: Surname): Surname | null {
  const others = (homophones().get(given.kana) ?? []).filter((row) => isOther(row, given));
  return others.length === 0 ? null : oneOf(random, others);
}

const weights = once(() => ({
  surname: new Map(surnameRows().map(({ kanji, weight }) => [kanji, weight])),
  given: new Map(givenRows().map(({ kanji, weight }) => [kanji, weight])),
  most: Math.max(...surnameRows().map(({ weight }) => weight)) * Math.max(...givenRows().map(({ weight }) => weight)),
}));

/** How usual a whole name is, from 0 to 1, which is the most usual of all. */
export function nameWeight(surname: Surname, given: Surname): number {
  const { surname: surnames, given: givens, most } = weights();
  return ((surnames.get(surname.kanji) ?? 0) * (givens.get(given.kanji) ?? 0)) / most;
}

/** Usual character → the variants that a register may hold for it. */
export const variants = once(() => {
  const of = new Map<string, string[]>();
  for (const [usual, variant] of readTable('variants.tsv') as [string, string][]) {
    of.set(usual, [...(of.get(usual) ?? []), variant]);
  }
  return of;
});

/** Variant → the usual character. */
export const usualCharacters = once(() => {
  const usual = new Map<string, string>();
  for (const [character, list] of variants()) {
    for (const variant of list) usual.set(variant, usual.get(variant) ?? character);
  }
  return usual;
});

/** Another spelling of a character in the tables' own names → the usual one. A register that holds 岡本 does not write 崗本 for it. */
const otherSpellings = once(
  () => new Map(readTable('spellings.tsv').map(([usual, other]) => [other as string, usual as string])),
);

/** Writes one of the name's characters in a variant, or null where none has one. */
export function drawVariant(random: Random, kanji: string): string | null {
  const characters = [...kanji];
  const places = characters.flatMap((character, i) => (variants().has(character) ? [i] : []));
  if (places.length === 0) return null;
  const place = oneOf(random, places);
  characters[place] = oneOf(random, variants().get(characters[place] as string) as string[]);
  return characters.join('');
}
