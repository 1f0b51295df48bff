import { describe, expect, it } from 'vitest';
import { chancesOf } from '../../src/link/chances.js';
import { countRates } from '../../src/link/match-rates.js';
import type { CountedPattern, Pattern } from '../../src/link/patterns.js';
import { atLeastOne, priorityOf } from '../../src/link/priority.js';

const same: Pattern = { name: 'agree', birth: 'agree', sex: 'agree', address: 'agree' };
const stranger: Pattern = { name: 'differ', birth: 'differ', sex: 'differ', address: 'differ' };
const twin: Pattern = { ...same, name: 'given' };
const night = (strangers: number, pairs = 100_000): CountedPattern[] => [
  { ...same, another: 'none', pairs: pairs * 0.953 },
  { ...same, address: 'differ', another: 'none', pairs: pairs * 0.04 },
  { ...same, name: 'surname', another: 'none', pairs: pairs * 0.006 },
  { ...stranger, another: 'fits_there', pairs: strangers },
];
const chances = (strangers = 100) => chancesOf(countRates(night(strangers)), night(strangers));

describe('the chance that the wrong person is linked', () => {
  it('is estimated from the night: as many wrong links as look like it', () => {
    expect(chances(100).share).toBeCloseTo(0.001, 4);
    expect(chances(10).share).toBeCloseTo(0.0001, 4);
  });

  it('is the same every time', () => {
    expect(chances().ofPair(twin, 'fits')).toBe(chances().ofPair(twin, 'fits'));
  });

  it.each([
    ['everything differs and another fits there', stranger, 'fits_there', 0.99, 1],
    ['everything differs and nobody fits', stranger, 'none', 0.95, 1],
    ['the given name alone differs, and the other twin is there', twin, 'fits_there', 0.99, 1],
    ['the surname alone differs', { ...same, name: 'surname' }, 'none', 0, 0.001],
    ['the birth date is one slip away', { ...same, birth: 'close' }, 'none', 0, 0.01],
    ['everything agrees', same, 'none', 0, 0.0001],
    [
      'the address alone differs, and a namesake lives at the one stated',
      { ...same, address: 'differ' },
      'fits_there',
      0.5,
      1,
    ],
  ] as const)('where %s', (_, pattern, another, from, to) => {
    const chance = chances().ofPair(pattern, another);
    expect(chance).toBeGreaterThanOrEqual(from);
    expect(chance).toBeLessThanOrEqual(to);
  });

  it('grows with the namesakes that a name has', () => {
    const moved = { ...same, address: 'differ' } as const;
    expect(chances().ofPair(moved, 'none', 0.5)).toBeGreaterThan(chances().ofPair(moved, 'none', 0.01));
  });

  it('of several is that of at least one', () => {
    expect(atLeastOne([0.5, 0.5])).toBe(0.75);
    expect(atLeastOne([])).toBe(0);
  });
});

describe('priority', () => {
  const none = { fields: null, hints: [], another: 'none', detail: {} } as const;

  it('puts shifted rows before a doubled register row, and that before a missing number', () => {
    const of = (name: 'ROW_SHIFT' | 'REGISTER_DUPLICATE' | 'NUMBER_MISSING') =>
      priorityOf({ class: name, ...none }, chances());
    expect(of('ROW_SHIFT')).toBeGreaterThan(of('REGISTER_DUPLICATE'));
    expect(of('REGISTER_DUPLICATE')).toBeGreaterThan(of('NUMBER_MISSING'));
  });

  it('takes what a class worked out for itself, and is never certain', () => {
    expect(priorityOf({ class: 'NUMBER_SHARED', ...none, chance: 0.25 }, chances())).toBe(0.25);
    expect(priorityOf({ class: 'NUMBER_SHARED', ...none, chance: 1 }, chances())).toBe(0.999);
  });
});
