import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSexes, parseSex } from '../../../src/fields/sex/index.js';
import type { Sex } from '../../../src/model.js';

const codes: Readonly<Record<string, Sex>> = {
  '1': 'male',
  '2': 'female',
  '3': 'not_set',
  男: 'male',
  女: 'female',
  Ｆ: 'female',
};

describe('parseSex', () => {
  it.each([
    ['1', 'male', 'male'],
    ['２', 'female', 'female'],
    [' 男 ', 'male', 'male'],
    ['女', 'female', 'female'],
    ['f', 'female', 'female'],
    ['male', 'male', 'male'],
    ['FEMALE', 'female', 'female'],
    ['3', 'not_set', null],
    ['not_set', 'not_set', null],
    ['9', '9', null],
    ['男性', '男性', null],
    ['toString', 'tostring', null],
    ['__proto__', '__proto__', null],
  ])('%s is %s with key %s', (text, canonical, key) => {
    expect(parseSex(text, codes)).toEqual({ text: canonical, key });
  });

  it.each(['', ' ', '　'])('%j is blank', (text) => expect(parseSex(text, codes)).toBeNull());

  it('keeps the canonical words whatever the table says', () => {
    expect(parseSex('male', { male: 'female' })?.key).toBe('male');
  });

  it('reading the canonical text gives the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = parseSex(text, codes);
        if (once) expect(parseSex(once.text, codes)).toEqual(once);
      }),
    );
  });
});

it.each([
  ['1', '男', 'agree'],
  ['1', '2', 'differ'],
  ['3', '1', 'undecidable'],
  ['3', '3', 'undecidable'],
  ['9', '9', 'undecidable'],
])('%s and %s: %s', (a, b, outcome) => {
  const [left, right] = [parseSex(a, codes), parseSex(b, codes)];
  if (!left || !right) throw new Error('blank');
  expect(compareSexes(left, right)).toEqual({ outcome });
  expect(compareSexes(right, left)).toEqual({ outcome });
});
