import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toHiragana, toKatakana, toRomaji } from 'wanakana';
import {
  type AlphabetName,
  compareAlphabetWithKana,
  parseAlphabetName,
} from '../../../src/fields/alphabet-name/index.js';
import { type KanaName, parseKanaName } from '../../../src/fields/kana-name/index.js';

const tables = new URL('../../../src/synthesize/tables/', import.meta.url);
const kanaOf = (table: string): string[] =>
  readFileSync(new URL(table, tables), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t')[1] as string);

const surnames = [...new Set(kanaOf('surnames.tsv'))];
const givenNames = [...new Set(kanaOf('given-names.tsv'))];
const next = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;
/** ファ, ティ, ニィ: no syllables of Japanese names, romanized in many ways; what they sound like is left open. */
const isForeign = (kana: string): boolean => /[ァィゥェォ]/.test(kana);
const people = surnames.map((surname, at) => [surname, next(givenNames, at * 7)] as const);

const outcome = (alphabet: string, kana: string): string =>
  compareAlphabetWithKana(parseAlphabetName(alphabet) as AlphabetName, kana, 2).outcome;

describe("wanakana's alphabet of names is accepted against their kana", () => {
  it('asks thousands of names', () => {
    expect(people.length).toBeGreaterThan(1500);
    expect(givenNames.length).toBeGreaterThan(1000);
  });

  it('given name first, surname first, in capitals', () => {
    const wrong = people.filter(([surname, given]) => {
      if (isForeign(given)) return false;
      const [first, last] = [toRomaji(given), toRomaji(surname)];
      return [`${first} ${last}`, `${last} ${first}`, `${last.toUpperCase()} ${first.toUpperCase()}`].some(
        (alphabet) => outcome(alphabet, `${surname} ${given}`) !== 'agree_by_rule',
      );
    });
    expect(wrong).toEqual([]);
  });

  it('sounds of other languages are left open', () => {
    const foreign = people.filter(([, given]) => isForeign(given));
    expect(foreign.length).toBeGreaterThan(0);
    for (const [surname, given] of foreign)
      expect(outcome(`${toRomaji(surname)} ${toRomaji(given)}`, `${surname} ${given}`)).toBe('undecidable');
  });

  it("and not against another person's", () => {
    const accepted = people.filter(([surname, given], at) => {
      const [otherSurname, otherGiven] = next(people, at + 311);
      const same = otherSurname === surname || otherGiven === given;
      return (
        !same && outcome(`${toRomaji(surname)} ${toRomaji(given)}`, `${otherSurname} ${otherGiven}`) === 'agree_by_rule'
      );
    });
    expect(accepted).toEqual([]);
  });
});

describe('kana of one script are read as wanakana turns them into the other', () => {
  it.each([
    ['surnames', surnames],
    ['given names', givenNames],
  ])('%s', (_what, all) => {
    const wrong = all.filter((kana) => {
      const hiragana = toHiragana(kana, { convertLongVowelMark: false });
      return (parseKanaName(hiragana) as KanaName).text !== toKatakana(hiragana);
    });
    expect(wrong).toEqual([]);
  });
});
