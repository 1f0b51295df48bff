/**
 * How many other people in the country are expected to share a name, birth date and sex. Only an upper bound is safe:
 * too many costs a look, too few closes a case that nobody looked at. Every default here therefore errs upwards.
 */
import { readFileSync } from 'node:fs';
import { foldVariants } from '../fields/kanji-name/index.js';
import type { Fields } from '../model.js';
import type { Namesakes } from './compare.js';
import type { Normalized } from './normalize.js';
import { agrees } from './outcomes.js';

/** When somebody was born. */
export type Born = Pick<Normalized, 'birthDate'>;

/**
 * The share (0 to 1) of people who bear a surname, and of one sex who bear a given name. Where it is known when they were
 * born, the given name may be told by that: names have their years.
 */
export interface NameShares {
  readonly surname: (name: string) => number;
  readonly given: (name: string, born?: Born) => number;
}

/**
 * Births of the years up to `to`, at most, rounded up (人口動態統計, yearly totals: 1949 2,696,638, 1950 2,337,507, 1952
 * 2,005,162, 1973 2,091,983, 1980 1,576,889, 1994 1,238,328, 2000 1,190,547, 2010 1,071,305, 2016 977,242).
 */
const births: readonly { readonly to: number; readonly most: number }[] = [
  { to: 1946, most: 2_400_000 },
  { to: 1949, most: 2_700_000 },
  { to: 1951, most: 2_400_000 },
  { to: 1979, most: 2_100_000 },
  { to: 1989, most: 1_600_000 },
  { to: 1999, most: 1_300_000 },
  { to: 2009, most: 1_200_000 },
  { to: 2015, most: 1_100_000 },
  { to: Number.POSITIVE_INFINITY, most: 1_000_000 },
];
const population = 125_000_000;

/** Days are not alike, and deaths, which leave fewer, are not counted; on 1 January more are registered than were born. */
const dayMargin = 1.1;
const newYearMargin = 3;

/** The share of the population that was born on a day, at most; unknown days count as those of the largest year. */
function birthDayShare(born: Born | undefined): number {
  const date = born?.birthDate;
  const year = date?.key && !date.era ? date.year : null;
  const most = year === null ? 2_700_000 : (births.find(({ to }) => year <= to)?.most ?? 2_700_000);
  const margin = date?.month === 1 && date.day === 1 ? newYearMargin : dayMargin;
  return (margin * most) / 365 / population;
}

/**
 * Expected number of other people of the same sex with this written name and birth date; Infinity where no share is known.
 * @example expectedNamesakes(['小鳥遊', '伊織'], shares, 125_000_000) // 0.003
 */
export function expectedNamesakes(
  name: readonly string[],
  shares: NameShares,
  population: number,
  born?: Born,
): number {
  return population * nameShare(name, shares, born) * birthDayShare(born) * 0.5;
}

/** P(surname) × P(given name); where the boundary is not written, the likeliest one. */
export function nameShare(parts: readonly string[], shares: NameShares, born?: Born): number {
  if (parts.length > 1) return shares.surname(parts[0] ?? '') * shares.given(parts.slice(1).join(''), born);
  const characters = [...(parts[0] ?? '')];
  if (characters.length < 2) return 1;
  let likeliest = 0;
  for (let at = 1; at < characters.length; at += 1) {
    const share = shares.surname(characters.slice(0, at).join('')) * shares.given(characters.slice(at).join(''), born);
    likeliest = Math.max(likeliest, share);
  }
  return likeliest;
}

/**
 * A name that agrees by rule alone, beside an address that does not, is ten times likelier a namesake's: one true pair in a
 * hundred writes a name in variant characters, and of the people of one name perhaps one in ten.
 */
const otherwiseWritten = 10;

/** What the namesakes of a pair are expected by: plain data, so that it can be kept with a pair and asked again another night. */
export interface NamesakeGrounds {
  /** The written names of the two, in their parts. */
  readonly names: readonly (readonly string[])[];
  /** When the resident was born. */
  readonly birthDate: Normalized['birthDate'];
  readonly margin: number;
}

/**
 * On what the namesakes of two records are expected. Null where the shares cannot say: no kanji at all, an alphabet name (the
 * shares are of Japanese names, and no one register has enough others), a name with a lost character; and where the sound alone
 * agrees, since a look-up by kana, birth date and sex is how most of the wrong links of 2023 came about.
 */
export function namesakeGrounds(a: Normalized, b: Normalized, fields: Fields): NamesakeGrounds | null {
  const foreign = [a, b].some((n) => n.nameAlphabet !== null || n.alphabetInKanjiField !== null);
  const written = [a, b].flatMap((n) => (n.nameKanji?.key && !n.kanaInKanjiField ? [n.nameKanji] : []));
  if (foreign || written.length === 0) return null;
  if (!agrees(fields.nameKanji.outcome)) return null;
  const margin = fields.nameKanji.outcome === 'agree' ? 1 : otherwiseWritten;
  return { names: written.map(({ parts }) => parts), birthDate: a.birthDate, margin };
}

/** How many people in the country are expected to share what two records agree on; Infinity where nothing can say. */
export function namesakesOf(grounds: NamesakeGrounds | null, shares: NameShares, population: number): number {
  if (grounds === null) return Number.POSITIVE_INFINITY;
  const expected = grounds.names.map((parts) => expectedNamesakes(parts, shares, population, grounds));
  return grounds.margin * Math.max(...expected);
}

/** The namesakes of a pair by some shares. */
export const namesakesBy =
  (shares: NameShares): Namesakes =>
  (a, b, fields, { population }) =>
    namesakesOf(namesakeGrounds(a, b, fields), shares, population);

/**
 * How much commoner a name may be than the standard table says. The table counts names in texts, where the commonest
 * surnames come half as often as in the country (佐藤 0.77 %, of the population about 1.5 %); and a given name is given
 * in a few years: among those born on one day it is several times as common as among all.
 */
const surnameMargin = 2;
const givenMargin = 4;

/** A given name that the table lacks may be the fashion of a year: the first of a year is given to about 1 in 100 of a sex. */
const leastGivenShare = 0.002;

/** The table's shares, with margins and, under `asCounted`, without. */
export interface StandardShares extends NameShares {
  readonly asCounted: Required<Pick<NameShares, 'surname' | 'given'>>;
}

/**
 * The shares of the table that comes with the program, with its margins; a surname it lacks is as common as its rarest. Its
 * texts hardly have 髙橋 or 𠮷田, whose bearers they write 高橋 and 吉田: a name is as common as all its variants together.
 */
export function standardShares(): StandardShares {
  standard ??= readShares();
  return standard;
}

let standard: StandardShares | undefined;

function readShares(): StandardShares {
  const tables = { surname: new Map<string, number>(), given: new Map<string, number>() };
  const text = readFileSync(new URL('./name-frequencies.tsv', import.meta.url), 'utf8');
  for (const line of text.split('\n')) {
    const [kind, name, share] = line.split('\t');
    if ((kind === 'surname' || kind === 'given') && name) tables[kind].set(name, Number(share));
  }
  const together = { surname: folded(tables.surname), given: folded(tables.given) };
  const rarest = { surname: Math.min(...tables.surname.values()), given: Math.min(...tables.given.values()) };
  return {
    surname: (name) => surnameMargin * (together.surname.get(foldVariants(name)) ?? rarest.surname),
    given: (name) => Math.max(givenMargin * (together.given.get(foldVariants(name)) ?? 0), leastGivenShare),
    asCounted: {
      surname: (name) => tables.surname.get(name) ?? rarest.surname,
      given: (name) => tables.given.get(name) ?? rarest.given,
    },
  };
}

/** The shares of names that are variants of each other, added up. */
function folded(shares: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const together = new Map<string, number>();
  for (const [name, share] of shares) {
    const one = foldVariants(name);
    together.set(one, (together.get(one) ?? 0) + share);
  }
  return together;
}

/** The namesakes where nothing has been counted: by the standard table, read when first asked for. */
export function standardNamesakes(): Namesakes {
  let counted: ReturnType<typeof namesakesBy> | null = null;
  return (a, b, fields, policy) => {
    counted ??= namesakesBy(standardShares());
    return counted(a, b, fields, policy);
  };
}
