/**
 * How many other people in the country are expected to share a name, birth date and sex. Only an upper bound is safe:
 * too many costs a look, too few closes a case that nobody looked at. Every default here therefore errs upwards.
 */
import { readFileSync } from 'node:fs';
import type { Fields, Policy } from '../model.js';
import type { Namesakes } from './compare.js';
import type { Normalized } from './normalize.js';
import { agrees } from './outcomes.js';

/** The share (0 to 1) of people who bear a surname or a given name. */
export interface NameShares {
  readonly surname: (name: string) => number;
  readonly given: (name: string) => number;
}

/**
 * The largest share of the population born on one day: 2,696,638 births in 1949 (人口動態統計), the most of any year,
 * over 365 days and 125 million people. Half of them are of one sex.
 */
const birthDayShare = 2_696_638 / 365 / 125_000_000;

/**
 * Expected number of other people with this written name, birth date and sex; Infinity where no share is known.
 * @example expectedNamesakes('小鳥遊 伊織', shares, 125_000_000) // 0.001
 */
export function expectedNamesakes(name: readonly string[], shares: NameShares, population: number): number {
  return population * nameShare(name, shares) * birthDayShare * 0.5;
}

/** P(surname) × P(given name); where the boundary is not written, the likeliest one. */
export function nameShare(parts: readonly string[], shares: NameShares): number {
  if (parts.length > 1) return shares.surname(parts[0] ?? '') * shares.given(parts.slice(1).join(''));
  const characters = [...(parts[0] ?? '')];
  if (characters.length < 2) return 1;
  let likeliest = 0;
  for (let at = 1; at < characters.length; at += 1) {
    const share = shares.surname(characters.slice(0, at).join('')) * shares.given(characters.slice(at).join(''));
    likeliest = Math.max(likeliest, share);
  }
  return likeliest;
}

/**
 * One kana name is written in several ways: a surname in about three at most that count (サイトウ 斎藤 斉藤 齋藤), a
 * given name in twenty and more (ユウキ); no kana given name is borne by more than about 1 in 20 of a cohort.
 */
const spellings = { surname: 3, given: 20, mostGiven: 0.05 };

const byKana = (shares: NameShares): NameShares => ({
  surname: (name) => spellings.surname * shares.surname(name),
  given: (name) => Math.min(spellings.given * shares.given(name), spellings.mostGiven),
});

/**
 * The namesakes of what two records agree on. Where the written names agree, people with that name; where only the sound
 * does, people whose name sounds so, told from the kanji there is. Infinity where the shares cannot say: no kanji at all,
 * an alphabet name (the shares are of Japanese names), a name with a lost character.
 */
export function namesakesBy(shares: NameShares) {
  return (a: Normalized, b: Normalized, fields: Fields, policy: Policy): number => {
    const foreign = [a, b].some((n) => n.nameAlphabet !== null || n.alphabetInKanjiField !== null);
    const written = [a, b].flatMap((n) => (n.nameKanji?.key && !n.kanaInKanjiField ? [n.nameKanji] : []));
    if (foreign || written.length === 0) return Number.POSITIVE_INFINITY;
    const known = agrees(fields.nameKanji.outcome) ? shares : byKana(shares);
    return Math.max(...written.map((name) => expectedNamesakes(name.parts, known, policy.population)));
  };
}

/**
 * How much commoner a name may be than the standard table says. The table counts names in texts, where the commonest
 * surnames come half as often as in the country (佐藤 0.77 %, of the population about 1.5 %); and a given name is given
 * in a few years: among those born on one day it is several times as common as among all.
 */
const surnameMargin = 2;
const givenMargin = 4;

/** A given name that the table lacks may be the fashion of a year: the first of a year is given to about 1 in 100 of a sex. */
const leastGivenShare = 0.002;

/** The shares of the table that comes with the program, with its margins; a surname it lacks is as common as its rarest. */
export function standardShares(): NameShares {
  const tables = { surname: new Map<string, number>(), given: new Map<string, number>() };
  const text = readFileSync(new URL('./name-frequencies.tsv', import.meta.url), 'utf8');
  for (const line of text.split('\n')) {
    const [kind, name, share] = line.split('\t');
    if ((kind === 'surname' || kind === 'given') && name) tables[kind].set(name, Number(share));
  }
  const rarest = Math.min(...tables.surname.values());
  return {
    surname: (name) => surnameMargin * (tables.surname.get(name) ?? rarest),
    given: (name) => Math.max(givenMargin * (tables.given.get(name) ?? 0), leastGivenShare),
  };
}

/** The namesakes where nothing has been counted: by the standard table, read when first asked for. */
export function standardNamesakes(): Namesakes {
  let counted: ReturnType<typeof namesakesBy> | null = null;
  return (a, b, fields, policy) => {
    counted ??= namesakesBy(standardShares());
    return counted(a, b, fields, policy);
  };
}
