/** Japanese names by their frequency, and the variants that a register may write them with. */
import type { GivenName, Surname } from './city.js';
import { oneOf, type Random, type Weighted, weighted } from './random.js';
import { once, readTable } from './tables.js';

interface SurnameRow extends Surname {
  readonly weight: number;
}
interface GivenRow extends GivenName {
  readonly weight: number;
  readonly era: keyof typeof eraWeights;
}

/** How usual a name of an era is for people born before 1960, to 1989, and later. */
const eraWeights = { early: [6, 2, 0], middle: [5, 6, 1], late: [0, 1, 8], any: [2, 4, 2] } as const;

const surnames = once(() =>
  weighted<SurnameRow>(
    readTable('surnames.tsv').map(([kanji, kana, weight]) => ({
      kanji: kanji as string,
      kana: kana as string,
      weight: Number(weight),
    })),
    (row) => row.weight,
  ),
);

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

const homophones = once(() => {
  const byKana = new Map<string, GivenRow[]>();
  for (const row of givenRows()) byKana.set(row.kana, [...(byKana.get(row.kana) ?? []), row]);
  return byKana;
});

export function drawSurname(random: Random): Surname {
  return surnames().draw(random);
}

export function drawGiven(random: Random, sex: 1 | 2, birthYear: number): Surname {
  const period = birthYear < 1960 ? 0 : birthYear < 1990 ? 1 : 2;
  return (givenNames()[(sex - 1) * 3 + period] as Weighted<GivenRow>).draw(random);
}

/** Another given name of the same sound, or null where the table has none. */
export function drawHomophone(random: Random, given: Surname): Surname | null {
  const others = (homophones().get(given.kana) ?? []).filter((row) => row.kanji !== given.kanji);
  return others.length === 0 ? null : oneOf(random, others);
}

/** Usual character → the variants that a register may hold for it. */
export const variants = once(() => {
  const of = new Map<string, string[]>();
  for (const [usual, variant] of readTable('variants.tsv') as [string, string][]) {
    of.set(usual, [...(of.get(usual) ?? []), variant]);
  }
  return of;
});

/** Writes one of the name's characters in a variant, or null where none has one. */
export function drawVariant(random: Random, kanji: string): string | null {
  const characters = [...kanji];
  const places = characters.flatMap((character, i) => (variants().has(character) ? [i] : []));
  if (places.length === 0) return null;
  const place = oneOf(random, places);
  characters[place] = oneOf(random, variants().get(characters[place] as string) as string[]);
  return characters.join('');
}
