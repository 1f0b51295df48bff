import { describe, expect, it } from 'vitest';
import { compareFields } from '../../src/judge/compare.js';
import { expectedNamesakes, namesakesBy, standardShares } from '../../src/judge/namesakes.js';
import { normalizeRecord } from '../../src/judge/normalize.js';
import { defaultConventions, defaultPolicy } from '../../src/judge/policy.js';
import type { SourceRecord } from '../../src/model.js';

const shares = standardShares();
const people = 125_000_000;

describe('expected namesakes with the same birth date and sex', () => {
  it.each([
    [['佐藤', '清'], 'common surname, common given name'],
    [['鈴木', '茂'], 'common surname, common given name'],
    [['佐藤', '陽葵'], 'the commonest surnames with a given name in fashion, which the table lacks'],
  ])('%s: a tenth or more (%s)', (name) => {
    expect(expectedNamesakes(name, shares, people)).toBeGreaterThan(0.1);
  });

  it.each([
    [['小鳥遊', '伊織'], 'rare surname'],
    [['綾小路', '清'], 'rare surname, common given name'],
  ])('%s: less than a tenth (%s)', (name) => {
    expect(expectedNamesakes(name, shares, people)).toBeLessThan(0.1);
  });

  it.each([
    [
      ['髙橋', '誠'],
      ['高橋', '誠'],
    ],
    [
      ['𠮷田', '清'],
      ['吉田', '清'],
    ],
    [
      ['佐藤', '眞由美'],
      ['佐藤', '真由美'],
    ],
  ])('%s: as many as of %s, whose variant the table lacks', (variant, usual) => {
    expect(expectedNamesakes(variant, shares, people)).toBe(expectedNamesakes(usual, shares, people));
  });

  it('of a name without a boundary is that of its likeliest boundary', () => {
    const whole = expectedNamesakes(['佐藤清'], shares, people);
    expect(whole).toBeGreaterThanOrEqual(expectedNamesakes(['佐藤', '清'], shares, people));
  });

  it('grows with the population', () => {
    const one = expectedNamesakes(['佐藤', '清'], shares, people);
    expect(expectedNamesakes(['佐藤', '清'], shares, 2 * people)).toBeCloseTo(2 * one, 6);
  });
});

describe('namesakes of a pair', () => {
  const register: SourceRecord = {
    nameKanji: '岡本 道夫',
    nameKana: 'オカモト ミチオ',
    birthDate: '1974-01-13',
    sex: '1',
  };
  const expected = (enrolment: SourceRecord) => {
    const [a, b] = [register, { ...register, ...enrolment }].map((one) => normalizeRecord(one, defaultConventions));
    if (!a || !b) throw new Error('two records');
    return namesakesBy(shares)(a, b, compareFields(a, b, 2), defaultPolicy);
  };

  it('are ten times as many where the name agrees by rule alone', () => {
    expect(expected({ nameKanji: '崗本 道夫' })).toBeGreaterThanOrEqual(10 * expected({}));
  });

  it('are not known where the sound alone agrees', () => {
    expect(expected({ nameKanji: null })).toBe(Number.POSITIVE_INFINITY);
  });

  it('are not known of an alphabet name', () => {
    expect(expected({ nameAlphabet: 'OKAMOTO MICHIO' })).toBe(Number.POSITIVE_INFINITY);
  });
});
