/** Records on the page as the run read them: codes in words, lines of a case compared. */
import { describe, expect, it, test } from 'vitest';
import { type Basis, basisText } from '../../src/basis.js';
import { defaultConventions, defaultPolicy } from '../../src/judge/policy.js';
import type { Conventions } from '../../src/model.js';
import { linesOf } from '../../src/report/case.js';
import { conventionsOf, inWords, withCompared } from '../../src/review/conventions.js';
import { linesTable } from '../../src/review/page/lines.js';
import { keepBasis } from '../../src/store/run-rows.js';
import { caseOf, enrolment, resident } from '../report/cases.js';
import { freshStore, nightOf } from './desk.js';

const own: Conventions = { sex: { M: 'male', F: 'female', X: 'not_set' }, status: { '5': 'deceased' }, dates: ['iso'] };
const conventions = { municipal: defaultConventions, insurer: own };

describe('the conventions of a run', () => {
  const several = caseOf('ONE_NAME_DIFFERS', 'B', { insurer: [enrolment()], municipal: [resident()] });

  test('are those of its profiles', () => {
    const db = freshStore();
    const run = nightOf(db, [several]);
    keepBasis(db, run, basisText({ conventions } as Basis));
    expect(conventionsOf(db, run).insurer).toEqual(own);
  });

  test('are the built-in ones where it kept none', () => {
    const db = freshStore();
    expect(conventionsOf(db, nightOf(db, [several])).municipal).toBe(defaultConventions);
  });
});

describe('codes in words', () => {
  it.each([
    ['insurer', { sex: 'M' }, { sex: '男（M）' }],
    ['insurer', { sex: 'ｆ' }, { sex: '女（ｆ）' }],
    ['insurer', { sex: 'X' }, { sex: '未設定（X）' }],
    ['insurer', { sex: '1' }, { sex: '1' }],
    ['insurer', { status: '5' }, { status: '死亡（5）' }],
    ['municipal', { sex: '男' }, { sex: '男' }],
    ['municipal', { status: '1' }, { status: '転出（1）' }],
    ['municipal', { sex: null, status: ' ' }, { sex: null, status: ' ' }],
  ] as const)('%s %j: %j', (side, given, said) => {
    const record = { recordId: '1', ...given };
    const records = { insurer: [], municipal: [], candidates: [], [side]: [record] };
    expect(inWords(records, conventions, 'ja')[side]).toEqual([{ recordId: '1', ...said }]);
  });

  it('in English too, and of candidates by the register', () => {
    const records = { insurer: [], municipal: [], candidates: [{ sex: '2' }] };
    expect(inWords(records, conventions, 'en').candidates).toEqual([{ sex: 'female (2)' }]);
  });
});

test('of several enrolments each is held against its own resident: what differs is marked, notation is not', () => {
  const found = caseOf('NUMBER_SHARED', 'C', {
    insurer: [
      enrolment({ recordId: 'a:1', sex: 'M', birthDate: '1985-01-02' }),
      enrolment({ recordId: 'a:2', sex: 'F', birthDate: '1985-01-03' }),
    ],
    municipal: [resident({ recordId: '1', sex: '1', birthDate: '昭和60年1月2日' })],
    draft: { fields: null },
  });
  const item = inWords(withCompared(found, conventions, defaultPolicy), conventions, 'ja');
  const view = { item, allLines: true, link: () => '', lang: 'ja' } as const;
  const text = String(linesTable(view, linesOf(item)));
  const marked = [...text.matchAll(/<td class="(birthDate|sex)">(.*?)<\/td>/g)].map(([, field, cell]) => [
    field,
    cell?.includes('<mark') ?? false,
  ]);
  expect(marked).toEqual([
    ['birthDate', false],
    ['sex', false],
    ['birthDate', false],
    ['sex', false],
    ['birthDate', true],
    ['sex', true],
    ['birthDate', true],
    ['sex', true],
  ]);
});
