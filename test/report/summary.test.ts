import { describe, expect, test } from 'vitest';
import { caseClasses, openAccounts, summaryText } from '../../src/report/index.js';
import { caseOf } from './cases.js';
import { summaryOf } from './summaries.js';

const summary = summaryOf([caseOf('NUMBER_MISSING', 'B')], []);

describe('summary.json', () => {
  const read = JSON.parse(summaryText(summary)) as Record<string, unknown>;

  test('has its keys in a fixed order, timing last', () => {
    expect(Object.keys(read)).toEqual(['asOf', 'counts', 'inputs', 'policy', 'versions', 'notes', 'timing']);
  });

  test('counts every class, those that did not occur as nought', () => {
    const { cases } = (read.counts as { insurer: { cases: Record<string, number> } }).insurer;
    expect(Object.keys(cases)).toEqual(caseClasses);
    expect(cases.NUMBER_MISSING).toBe(1);
    expect(cases.ROW_SHIFT).toBe(0);
  });

  test('does not depend on the order of the tables', () => {
    const { tables } = summary.versions;
    const turned = Object.fromEntries(Object.entries(tables).reverse());
    expect(summaryText({ ...summary, versions: { ...summary.versions, tables: turned } })).toBe(summaryText(summary));
  });
});

describe('accounts', () => {
  const { counts } = summary;

  test('that add up', () => {
    expect(openAccounts(counts)).toEqual([]);
  });

  test.each([
    [
      'an insurer row too many',
      { ...counts, insurer: { ...counts.insurer, read: 5 } },
      'insurer: read 5 ≠ rejected 0 + lapsed 3 + cases 1',
    ],
    [
      'a resident too few',
      { ...counts, municipal: { ...counts.municipal, enrolled: 9 } },
      'municipal: read 12 ≠ rejected 0 + enrolled 9 + not enrolled 2',
    ],
    ['a grade too many', { ...counts, grades: { A: 1, B: 1, C: 0 } }, 'grades: A + B + C 2 ≠ cases 1'],
  ])('%s', (_, open, equation) => {
    expect(openAccounts(open)).toEqual([equation]);
  });
});
