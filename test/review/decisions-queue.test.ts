import { describe, expect, test } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { defaultPolicy } from '../../src/judge/policy.js';
import type { CaseClass, Grade, Hint } from '../../src/model.js';
import type { Clerk } from '../../src/review/clerk.js';
import { confirmAll, decidable, decideAll } from '../../src/review/decisions-bulk.js';
import { caseToReview, deskOf, filterOf, type TypedFilter } from '../../src/review/decisions-queue.js';
import { confirm, decide } from '../../src/review/decisions-take.js';
import { everything } from '../../src/review/filter.js';
import { bulkPage } from '../../src/review/page/bulk.js';
import { bulkView } from '../../src/review/read-queue.js';
import { allDecisions } from '../../src/store/decisions.js';
import type { Store } from '../../src/store/open.js';
import { casesAfter, casesBefore, countReviewCases, hintsOf, insurersOf } from '../../src/store/review-cases.js';
import { caseOf, enrolment, resident } from '../report/cases.js';
import { freshStore, nightOf } from './desk.js';

const at = '2026-04-02T01:00:00.000Z';
const id = (n: number): string => n.toString(16).padStart(16, '0');

/** A case of its own people; the number is its place in the list within its grade. */
function one(
  n: number,
  name: CaseClass,
  grade: Grade,
  nameKanji: string,
  insurer = '138016',
  hints: readonly Hint[] = [],
) {
  return caseOf(name, grade, {
    insurer: [enrolment({ recordId: `${insurer}:10:${n}:01`, nameKanji })],
    municipal: [resident({ recordId: `M${n}`, nameKanji })],
    draft: { caseId: id(n), priority: 1 - n / 100, fingerprint: `f${n}`, hints },
  });
}

const city = [
  one(1, 'BOTH_NAMES_DIFFER', 'C', '渡邉 一郎'),
  one(2, 'BOTH_NAMES_DIFFER', 'C', '佐藤 花子', '06130012'),
  one(3, 'ONE_NAME_DIFFERS', 'B', '渡辺 次郎'),
  one(4, 'ONE_NAME_DIFFERS', 'B', '髙橋 三郎', '06130012', ['surname_changed', 'moved']),
  one(5, 'ADDRESS_DIFFERS', 'B', '鈴木 四郎', '138016', ['moved']),
  one(6, 'AGREE_BY_RULE', 'A', '高橋 五郎'),
];

function queue(): { db: Store; find: (filter: TypedFilter) => number[] } {
  const db = freshStore();
  nightOf(db, city);
  const find = (filter: TypedFilter) => {
    const { run } = deskOf(db);
    return casesAfter(db, run, filterOf(filter), 0, 100).map(({ caseId }) => Number.parseInt(caseId, 16));
  };
  return { db, find };
}

describe('the queue', () => {
  test.each<[name: string, filter: TypedFilter, found: number[]]>([
    ['everything to recheck, grade C first', {}, [1, 2, 3, 4, 5]],
    ['a grade', { grades: ['B'] }, [3, 4, 5]],
    ['a class', { classes: ['ADDRESS_DIFFERS', 'BOTH_NAMES_DIFFER'] }, [1, 2, 5]],
    ['an insurer', { insurers: ['06130012'] }, [2, 4]],
    ['an insurer, whole', { insurers: ['0613001'] }, []],
    ['a hint', { hints: ['surname_changed'] }, [4]],
    ['a hint with a grade', { hints: ['moved'], grades: ['B'] }, [4, 5]],
    ['a hint that nobody has', { hints: ['twin'] }, []],
    ['a state', { states: ['decided'] }, []],
    ['no state at all', { states: [] }, []],
    ['a name in another variant', { search: '渡邊' }, [1, 3]],
    ['two words, both', { search: '渡辺　一郎' }, [1]],
    ['a name without its space', { search: '髙橋三郎' }, [4]],
    ['kana as hiragana', { search: 'わたなべ', grades: ['C'] }, [1, 2]],
    ['a record id', { search: 'm5' }, [5]],
    ['a case id', { search: id(2) }, [2]],
    ['an Individual Number finds nobody', { search: '123456789018' }, []],
    ['a wildcard is a character', { search: '%' }, []],
    ['a quote is a character', { search: "' OR 1=1 --" }, []],
  ])('finds %s', (_name, filter, found) => {
    expect(queue().find(filter)).toEqual(found);
  });

  test('goes back and forth', () => {
    const { db } = queue();
    const { run } = deskOf(db);
    const places = (cases: readonly { position: number }[]) => cases.map(({ position }) => position);
    expect(places(casesAfter(db, run, {}, 2, 2))).toEqual([3, 4]);
    expect(places(casesBefore(db, run, {}, 5, 2))).toEqual([3, 4]);
    expect(places(casesBefore(db, run, filterOf({ search: '渡辺' }), 3, 2))).toEqual([1]);
  });

  test('counts by grade, class and state, and names its insurers and hints', () => {
    const { db } = queue();
    const { run } = deskOf(db);
    decide(db, { caseId: id(3), seen: 0, fingerprint: 'f3', decision: 'insurer_wrong', who: '佐藤', at });
    const counts = countReviewCases(db, run, { grades: ['B'], classes: ['ONE_NAME_DIFFERS'] });
    expect(counts).toEqual([
      { grade: 'B', class: 'ONE_NAME_DIFFERS', state: 'decided', cases: 1 },
      { grade: 'B', class: 'ONE_NAME_DIFFERS', state: 'open', cases: 1 },
    ]);
    expect(insurersOf(db, run)).toEqual([
      { insurer: '06130012', cases: 2 },
      { insurer: '138016', cases: 3 },
    ]);
    expect(hintsOf(db, run)).toEqual([
      { hint: 'moved', cases: 2 },
      { hint: 'surname_changed', cases: 1 },
    ]);
  });

  test('is made of the newest whole run, with what was decided before', () => {
    const { db, find } = queue();
    decide(db, { caseId: id(3), seen: 0, fingerprint: 'f3', decision: 'insurer_wrong', who: '佐藤', at });
    nightOf(db, city.slice(1));
    expect(find({})).toEqual([2, 3, 4, 5]);
    expect(find({ states: ['decided'] })).toEqual([3]);
  });

  test('holds what was decided while the night wrote its reports', () => {
    const { db, find } = queue();
    const said = { caseId: id(3), seen: 0, fingerprint: 'f3', decision: 'insurer_wrong', who: '佐藤', at } as const;
    nightOf(db, city, defaultPolicy, () => decide(db, said));
    expect(find({ states: ['decided'] })).toEqual([3]);
  });

  test('before the first night says so', () => {
    expect(() => deskOf(freshStore())).toThrow(new TotsugoError('RUN_NONE').message);
  });
});

describe('one act on many', () => {
  const said = { decision: 'same_person', reason: 'notation', note: '通知のとおり', who: '佐藤', at } as const;

  test('decides what is undecided, with one stated reason, recorded as such', () => {
    const { db, find } = queue();
    decide(db, { ...said, caseId: id(3), seen: 0, fingerprint: 'f3', decision: 'insurer_wrong' });
    const filter = { grades: ['B'] } as const;
    expect(decidable(db, filter)).toBe(2);
    expect(decideAll(db, { ...said, filter, expected: 2 })).toEqual({ bulk: 1, cases: 2 });
    expect(find({ states: ['decided'] })).toEqual([3, 4, 5]);
    const rows = [...allDecisions(db)].filter(({ bulk }) => bulk === 1);
    expect(rows.map(({ caseId, reason, note }) => [caseId, reason, note])).toEqual([
      [id(4), 'notation', '通知のとおり'],
      [id(5), 'notation', '通知のとおり'],
    ]);
    expect(caseToReview(db, id(3)).history).toHaveLength(1);
    expect(db.prepare('SELECT action, filter, cases FROM decision_bulk').all()).toEqual([
      { action: 'decide', filter: '{"grades":["B"],"states":["open","later","inquiry","reopened"]}', cases: 2 },
    ]);
  });

  test('is for as many cases as were seen, or for none', () => {
    const { db, find } = queue();
    expect(() => decideAll(db, { ...said, filter: {}, expected: 4 })).toThrow('BULK_CHANGED');
    expect(() => decideAll(db, { ...said, reason: null, note: '', filter: {}, expected: 5 })).toThrow('REASON_MISSING');
    expect(find({ states: ['open'] })).toEqual([1, 2, 3, 4, 5]);
    expect(db.prepare('SELECT count(*) AS n FROM decision_bulk').get()).toEqual({ n: 0 });
  });

  test('grade C waits for somebody else, who confirms all at once, or none where one is their own', () => {
    const { db, find } = queue();
    decideAll(db, { ...said, filter: { grades: ['C'] }, expected: 2 });
    expect(find({ states: ['unconfirmed'] })).toEqual([1, 2]);
    expect(() => confirmAll(db, { filter: {}, expected: 2, who: '佐藤', at })).toThrow('CONFIRMER_SAME');
    expect(find({ states: ['unconfirmed'] })).toEqual([1, 2]);
    expect(confirmAll(db, { filter: {}, expected: 2, who: '鈴木', at })).toEqual({ bulk: 2, cases: 2 });
    expect(find({ states: ['decided'] })).toEqual([1, 2]);
  });

  test('leaves alone what awaits somebody', () => {
    const { db } = queue();
    const { last } = decide(db, { ...said, caseId: id(1), seen: 0, fingerprint: 'f1' });
    confirm(db, { caseId: id(1), seen: last, fingerprint: 'f1', who: '鈴木', at });
    decide(db, { ...said, caseId: id(2), seen: 0, fingerprint: 'f2' });
    expect(decidable(db, { grades: ['C'] })).toBe(0);
    expect(decidable(db, { grades: ['C'], states: ['decided'] })).toBe(0);
  });

  test.each([
    ['as usual', undefined, 2],
    ['grade B', ['B'], 3],
    ['both', ['C', 'B'], 5],
    ['never', [], 0],
  ] as const)('says how many a second person has to confirm: %s', (_, grades, cases) => {
    const db = freshStore();
    nightOf(db, city, { ...defaultPolicy, ...(grades ? { decisions: { confirm: grades } } : {}) });
    const clerk = { db, session: { lang: 'ja' } } as Clerk;
    const view = bulkView(clerk, everything);
    expect([view.total, view.toConfirm]).toEqual([5, cases]);
    expect(String(bulkPage(view)).includes(`${cases}件の決定には、別の担当者の確認が必要です。`)).toBe(cases > 0);
  });
});
