import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { caseClasses, hintNames, reasonOf } from '../../src/report/index.js';
import { caseOf, enrolment, fieldsOf, resident, ruleById } from './cases.js';
import { sketches } from './reasons.js';

/** Name, ja, en: the words as reviewed. */
const expected = readFileSync(new URL('./reasons.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

describe('reasons', () => {
  const words = new Map(expected.map(([name, ja, en]) => [name, { ja, en }]));

  test.each(sketches)('%s', (name, item) => {
    expect(reasonOf(item.draft, item, ruleById)).toEqual(words.get(name));
  });

  test('every row of the table is used', () => {
    expect(expected.map(([name]) => name)).toEqual(sketches.map(([name]) => name));
  });

  test('every class has a row', () => {
    expect(new Set(sketches.map(([, { draft }]) => draft.class))).toEqual(new Set(caseClasses));
  });

  test.each(Object.entries(hintNames))('the hint %s is said in words', (hint, { ja, en }) => {
    const item = caseOf('ONE_NAME_DIFFERS', 'B', {
      draft: { fields: fieldsOf({ nameKanji: 'differ' }), hints: [hint as keyof typeof hintNames] },
    });
    const reason = reasonOf(item.draft, item, ruleById);
    expect(reason.ja).toContain(`${ja}の可能性があります。`);
    expect(reason.en).toContain(`Possibly ${en}.`);
  });
});

describe('what a reason never says', () => {
  const insurer = [enrolment({ recordId: 'I1' })];
  const municipal = [resident({ recordId: 'M1' })];

  test.each(caseClasses)('%s: no value of a record', (name) => {
    const fields = fieldsOf({ nameKanji: 'differ', nameKana: 'undecidable', birthDate: 'differ', address: 'differ' });
    const item = caseOf(name, 'C', { insurer, municipal, draft: { fields } });
    const { ja, en } = reasonOf(item.draft, item, ruleById);
    expect(ja.length).toBeGreaterThan(0);
    for (const record of [...insurer, ...municipal]) {
      for (const key of ['individualNumber', 'nameKanji', 'nameKana', 'birthDate', 'address'] as const) {
        expect(ja + en).not.toContain(record[key]);
      }
    }
  });
});
