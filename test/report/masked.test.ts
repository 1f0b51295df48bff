/** Individual Numbers that stand in record ids, where cells of a row have moved. */
import { describe, expect, test } from 'vitest';
import { withoutNumbers } from '../../src/report/masked.js';
import { caseOf, enrolment } from './cases.js';

const shownId = (recordId: string, individualNumber: string | null): string | undefined => {
  const sketch = { draft: { insurer: [recordId] }, insurer: [enrolment({ recordId, individualNumber })] };
  return withoutNumbers(caseOf('NUMBER_INVALID', 'B', sketch)).draft.insurer[0];
};

describe('an id of several parts', () => {
  test.each([
    [
      "shows no part that is the person's own number",
      '138016:10:123456789018:01',
      '123456789018',
      '138016:10:********9018:01',
    ],
    [
      'shows no part of the form of a number, whosever it is',
      '138016:10:1:123456789018',
      '01',
      '138016:10:1:********9018',
    ],
    ['keeps a long part that is no number', '138016:10:123456789017:01', '01', '138016:10:123456789017:01'],
  ])('%s', (_, id, number, shown) => {
    expect(shownId(id, number)).toBe(shown);
  });

  test('an id of one part is hidden only where it is the number of its own person', () => {
    expect(shownId('987654321098', '01')).toBe('987654321098');
    expect(shownId('123456789018', '123456789018')).toBe('********9018');
  });
});
