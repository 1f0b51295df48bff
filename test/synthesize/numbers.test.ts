import { describe, expect, it } from 'vitest';
import {
  individualCheckDigit,
  individualNumber,
  insurerNumber,
  isGiven,
  municipalityCode,
  strangerNumber,
} from '../../src/synthesize/numbers.js';
import { permute36, unpermute36 } from '../../src/synthesize/random.js';
import { validIndividualNumber } from './read-city.js';

describe('check digits', () => {
  it.each([
    ['12345678901', 8],
    ['00000000000', 0],
    ['00000000010', 8],
  ])('of %s is %i', (eleven, digit) => {
    expect(individualCheckDigit(eleven)).toBe(digit);
  });

  // 保険者番号 of real insurers: 協会けんぽ東京支部, 東京都千代田区国保.
  it.each([
    ['0113001', '01130012'],
    ['13801', '138016'],
  ])('of the insurer %s makes %s', (body, number) => {
    expect(insurerNumber(body)).toBe(number);
  });

  it.each([
    ['13101', '131016'],
    ['01100', '011002'],
    ['27203', '272035'],
    ['40133', '401331'],
  ])('of the municipality %s makes %s', (five, code) => {
    expect(municipalityCode(five)).toBe(code);
  });
});

describe('made-up Individual Numbers', () => {
  const numbers = Array.from({ length: 20_000 }, (_, i) => individualNumber(i, 'x'));

  it('are valid and all different, residents and strangers alike', () => {
    const strangers = Array.from({ length: 2000 }, (_, i) => strangerNumber(i, 'x'));
    expect([...numbers, ...strangers].filter((number) => !validIndividualNumber(number))).toEqual([]);
    expect(new Set([...numbers, ...strangers]).size).toBe(22_000);
  });

  it('begin with 0 at times, so that Excel can lose it', () => {
    expect(numbers.some((number) => number.startsWith('0'))).toBe(true);
  });

  it('are others for another seed', () => {
    const others = new Set(Array.from({ length: 20_000 }, (_, i) => individualNumber(i, 'y')));
    expect(numbers.filter((number) => others.has(number)).length).toBeLessThan(3);
  });

  it('permute 36 bits without a collision', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 50_000; i++) seen.add(permute36(i * 1_000_003, 'k'));
    expect(seen.size).toBe(50_000);
    expect(Math.max(...seen)).toBeLessThan(2 ** 36);
  });
});

describe('a number that nobody was given', () => {
  it('is told from those of residents and strangers', () => {
    for (const index of [0, 1, 999]) expect(isGiven(individualNumber(index, 's'), 1000, 's')).toBe(true);
    expect(isGiven(individualNumber(1000, 's'), 1000, 's')).toBe(false);
    expect(isGiven(strangerNumber(7, 's'), 1000, 's')).toBe(true);
    expect(isGiven(individualNumber(5, 'other'), 1000, 's')).toBe(false);
  });

  it('unpermutes what was permuted', () => {
    for (const index of [0, 1, 123_456_789, 2 ** 35 + 7]) expect(unpermute36(permute36(index, 'k'), 'k')).toBe(index);
  });
});
