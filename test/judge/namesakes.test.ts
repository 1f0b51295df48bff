import { describe, expect, it } from 'vitest';
import { expectedNamesakes, standardShares } from '../../src/judge/namesakes.js';

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

  it('of a name without a boundary is that of its likeliest boundary', () => {
    const whole = expectedNamesakes(['佐藤清'], shares, people);
    expect(whole).toBeGreaterThanOrEqual(expectedNamesakes(['佐藤', '清'], shares, people));
  });

  it('grows with the population', () => {
    const one = expectedNamesakes(['佐藤', '清'], shares, people);
    expect(expectedNamesakes(['佐藤', '清'], shares, 2 * people)).toBeCloseTo(2 * one, 6);
  });
});
