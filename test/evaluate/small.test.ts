import { describe, expect, it } from 'vitest';
import { jaroWinkler } from '../../src/evaluate/jaro-winkler.js';
import { cellsOf } from '../../src/evaluate/lines.js';
import { wilson } from '../../src/evaluate/wilson.js';

describe('Wilson interval', () => {
  // Newcombe (1998), table I: method 3 (score, without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('of %i in %i is %f to %f', (count, of, low, high) => {
    const share = wilson(count, of);
    expect(share.rate).toBeCloseTo(count / of, 5);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it('of nothing is none', () => {
    expect(wilson(0, 0)).toEqual({ count: 0, of: 0, rate: null, low: null, high: null });
  });
});

describe('Jaro–Winkler', () => {
  // Winkler's own examples, and the pair that shows why it cannot judge kanji names.
  it.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.8133],
    ['渡辺太郎', '渡邊太郎', 0.85],
    ['山田太郎', '山本太郎', 0.85],
    ['ABC', 'XYZ', 0],
    ['', 'A', 0],
    ['𠮷田', '𠮷田', 1],
  ])('%s and %s: %f', (one, other, similarity) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(similarity, 4);
    expect(jaroWinkler(other, one)).toBeCloseTo(similarity, 4);
  });
});

describe('cells', () => {
  it.each([
    ['a,b,,', ['a', 'b', '', '']],
    ['a,"b,c","d""e"', ['a', 'b,c', 'd"e']],
    ['a,b"c,"d', []],
  ])('of %s', (line, cells) => {
    expect(cellsOf(line)).toEqual(cells);
  });
});
