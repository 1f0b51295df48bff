import { describe, expect, it } from 'vitest';
import { countedShares, upperBound } from '../../src/link/counted-shares.js';
import { frequenciesOf } from '../../src/link/frequencies.js';
import { kanaTerm } from '../../src/link/name-terms.js';
import { addCounts, countOf, countTerms, emptyCounts, meanOthers, totalOf } from '../../src/link/terms.js';
import { person, registerOf } from './records.js';

const tables = ['cells', 'totals', 'cohorts', 'people'] as const;

describe('counts of terms', () => {
  it('count what a register holds, variants of a character as one', () => {
    const counts = emptyCounts();
    for (const nameKanji of ['渡邉 一郎', '渡辺 二郎', '佐々木 花子']) countTerms(counts, person({ nameKanji }));
    expect(countOf(counts, 'surname', '渡辺')).toBe(2);
    expect(countOf(counts, 'surname', '佐佐木')).toBe(1);
    expect(countOf(counts, 'surname', '小鳥遊')).toBe(0);
    expect(totalOf(counts, 'surname')).toBe(3);
  });

  it('know a name of any length', () => {
    const term = kanaTerm('カ'.repeat(200_000));
    expect(term).toHaveLength(200_000);
    expect(term === kanaTerm('ガ'.repeat(200_000))).toBe(true);
  });

  it('are never too low, and seldom more than a few too high', () => {
    const counts = emptyCounts();
    const names = Array.from({ length: 20_000 }, (_, at) => `氏${at}`);
    for (const name of names) countTerms(counts, person({ nameKanji: `${name} 太郎`, nameKana: null }));
    const off = names.map((name) => countOf(counts, 'surname', name) - 1);
    expect(Math.min(...off)).toBe(0);
    expect(off.filter((more) => more > 0).length).toBeLessThan(300);
  });

  it('of parts add up to those of the whole, whoever read which', () => {
    const whole = registerOf(600);
    const first = registerOf(300);
    const rest = registerOf(600);
    for (const key of tables) {
      for (let at = 0; at < rest[key].length; at += 1)
        rest[key][at] = (rest[key][at] as number) - (first[key][at] as number);
    }
    const sum = emptyCounts();
    addCounts(sum, first);
    addCounts(sum, rest);
    // Byte by byte: millions of cells, each as an element, would take seconds.
    for (const key of tables)
      expect(Buffer.from(sum[key].buffer).equals(Buffer.from(whole[key].buffer)), key).toBe(true);
  });

  it('tell how many others live at an address', () => {
    expect(meanOthers(registerOf(6_000), 'address')).toBeCloseTo(2, 1);
  });
});

describe('frequencies', () => {
  it('are counted in a register, the common and the rare', () => {
    const found = frequenciesOf(registerOf(6_000));
    expect(found.counted).toBe(true);
    expect(found.surname('佐藤', 'written').share).toBeCloseTo(0.5, 2);
    expect(found.surname('青木7', 'written')).toEqual({ share: 3 / 6_000, counted: true });
    expect(found.sex('male')).toBeCloseTo(0.5, 2);
  });

  it('are the documented defaults where fewer than 1,000 people are in it', () => {
    const found = frequenciesOf(registerOf(900));
    expect(found.counted).toBe(false);
    expect(found.people).toBe(200_000);
    expect(found.surname('佐藤', 'written')).toEqual({ share: 0.00774, counted: false });
    expect(found.birthDate('1985-01-02').share).toBeCloseTo(1 / 29_220, 8);
  });
});

describe('shares for namesakes', () => {
  it.each([
    [0, 2],
    [3, 6],
    [99, 110],
  ])('take %i seen for %i', (seen, believed) => {
    expect(upperBound(seen)).toBe(believed);
  });

  it('believe the register where it knows a surname better than the table', () => {
    expect(countedShares(registerOf(6_000)).surname('佐藤')).toBeGreaterThan(0.5);
  });

  it('believe the table where the register has not met a surname that is common elsewhere', () => {
    expect(countedShares(registerOf(6_000)).surname('鈴木')).toBeCloseTo(2 * 0.00961, 6);
  });

  it('never fall to nothing for a name that nobody here bears', () => {
    const shares = countedShares(registerOf(6_000));
    expect(shares.surname('小鳥遊')).toBeGreaterThan(2 / 6_000 - 1e-9);
    expect(shares.given('伊織', person())).toBeGreaterThan(0);
  });
});
