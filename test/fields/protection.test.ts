/** What the column 支援措置 says: one decision, wherever a record comes from. */
import { describe, expect, test } from 'vitest';
import { isProtected } from '../../src/fields/protection/index.js';
import { readProtection } from '../../src/ingest/record.js';
import { normalizeRecord } from '../../src/judge/normalize.js';
import { defaultConventions } from '../../src/judge/policy.js';
import { addressesWithheld } from '../../src/report/case.js';

const marks: readonly (readonly [mark: string, withholds: boolean, why: string])[] = [
  ['', false, 'blank'],
  ['　', false, 'a full-width space alone'],
  ['0', false, 'the code for none'],
  ['０', false, 'in full width'],
  ['00', false, 'as two digits'],
  ['無', false, 'none'],
  [' なし ', false, 'none, with spaces'],
  ['無し', false, 'none'],
  ['無効', false, 'not in force'],
  ['非該当', false, 'does not apply'],
  ['FALSE', false, 'a logical value'],
  ['No', false, 'in English'],
  ['N', false, 'of Y and N'],
  ['×', false, 'of ○ and ×'],
  ['－', false, 'a dash'],
  ['1', true, 'the code for protection'],
  ['有', true, 'in force'],
  ['○', true, 'of ○ and ×'],
  ['true', true, 'a logical value'],
  ['確認中', true, 'being looked into: in doubt it withholds'],
  ['期限切れ', true, 'lapsed: in doubt it withholds'],
  ['対象外', true, 'of what is not said: a profile may say it'],
  ['9', true, 'a code that nobody explained'],
  ['?', true, 'a lost character'],
];

describe('a mark of 支援措置', () => {
  test.each(marks)('「%s」 withholds: %s (%s)', (mark, withholds) => {
    expect(isProtected(mark)).toBe(withholds);
  });

  test.each(marks)('「%s」: the same while reading, in a filter and in a report', (mark, withholds) => {
    const record = { protected: mark };
    const records = { insurer: [], municipal: [record], candidates: [] };
    expect([
      readProtection(mark, {}),
      normalizeRecord(record, defaultConventions).protected,
      addressesWithheld(records),
    ]).toEqual([withholds, withholds, withholds]);
  });

  test.each([
    [true, true],
    [false, false],
    [null, false],
    [undefined, false],
  ])('%s: %s', (mark, withholds) => {
    expect(isProtected(mark)).toBe(withholds);
  });

  test("a profile's own codes come first", () => {
    expect(readProtection('0', { '0': true })).toBe(true);
    expect(readProtection('9', { '9': false })).toBe(false);
  });
});
