/** What the page counts and draws, apart from the page. */
import { describe, expect, test } from 'vitest';
import { defaultConventions } from '../../src/judge/policy.js';
import type { DecisionKind } from '../../src/model.js';
import { agreementOf, readTwice } from '../../src/review/agreement.js';
import { everything, filterOf, queryOf } from '../../src/review/filter.js';
import { casesByDay, finishedOn, minutesPerCase } from '../../src/review/pace.js';
import { readableDay } from '../../src/review/page/day.js';
import { glyphsOf } from '../../src/review/page/glyphs.js';
import { type QueueView, queuePage } from '../../src/review/page/queue.js';
import { stepsOf } from '../../src/review/page/waterfall.js';
import { sessionKeeper } from '../../src/review/session.js';

const act = (at: string, who = '佐藤') => ({ at: `2026-04-${at}:00.000Z`, who });

describe('the pace', () => {
  test('is the mean time between two decisions of one clerk, without breaks', () => {
    const acts = [
      act('01T01:00'),
      act('01T01:02'),
      act('01T01:03', '鈴木'),
      act('01T01:06'),
      act('01T03:00'),
      act('01T03:06'),
    ];
    expect(minutesPerCase(acts)).toBe(4);
  });
  test('is not known from two decisions', () => {
    expect(minutesPerCase([act('01T01:00'), act('01T01:02')])).toBeNull();
  });
  test('counts days, and the weekday on which the rest is done', () => {
    // Wednesday and Thursday, 1 and 2 April 2026: two cases a day; Friday is today, six are left.
    const acts = [act('01T01:00'), act('01T02:00'), act('02T01:00'), act('02T02:00'), act('03T01:00')];
    expect(casesByDay(acts).map(({ cases }) => cases)).toEqual([2, 2, 1]);
    expect(finishedOn(acts, 6, '2026-04-03T03:00:00.000Z')).toBe('2026-04-08');
    expect(finishedOn(acts, 0, '2026-04-03T03:00:00.000Z')).toBe('2026-04-03');
    expect(finishedOn([], 6, '2026-04-03T03:00:00.000Z')).toBeNull();
    expect(finishedOn(acts, 1_000_000, '2026-04-03T03:00:00.000Z')).toBeNull();
  });
  test('goes by today where nothing was decided before', () => {
    expect(finishedOn([act('02T01:00'), act('02T02:00')], 3, '2026-04-02T03:00:00.000Z')).toBe('2026-04-06');
  });
});

describe('agreement', () => {
  const readings = (n: number, first: DecisionKind, second: DecisionKind) =>
    Array.from({ length: n }, () => ({ first, second }));
  test("Cohen's kappa of the textbook's table (20, 5, 10, 15) is 0.4", () => {
    const found = agreementOf([
      ...readings(20, 'same_person', 'same_person'),
      ...readings(5, 'same_person', 'mislink_confirmed'),
      ...readings(10, 'mislink_confirmed', 'same_person'),
      ...readings(15, 'mislink_confirmed', 'mislink_confirmed'),
    ]);
    expect(found).toMatchObject({ cases: 50, same: 35 });
    expect(found.kappa).toBeCloseTo(0.4, 10);
    expect(found.differences[0]).toEqual({ first: 'mislink_confirmed', second: 'same_person', cases: 10 });
  });
  test.each([
    ['no case', []],
    ['one and the same word throughout', readings(5, 'later', 'later')],
  ])('%s has no kappa', (_, rows) => {
    expect(agreementOf(rows).kappa).toBeNull();
  });
  test('a share of the cases is read twice, the same for everybody', () => {
    const ids = Array.from({ length: 1000 }, (_, n) =>
      ((n * 2654435761) % 2 ** 32).toString(16).padStart(8, '0').padEnd(16, '0'),
    );
    const twice = ids.filter((id) => readTwice(id, 0.1)).length;
    expect(twice).toBeGreaterThan(80);
    expect(twice).toBeLessThan(120);
    expect(ids.some((id) => readTwice(id, 0))).toBe(false);
    expect(ids.every((id) => readTwice(id, 1))).toBe(true);
  });
});

describe('characters', () => {
  test.each([
    ['邉', ['U+9089'], null],
    ['葛\u{E0100}', ['U+845B', 'U+E0100'], 'ivs'],
    ['𠮷', ['U+20BB7'], null],
    ['\u{FA19}', ['U+FA19'], 'compatibility'],
    ['﨑', ['U+FA11'], null],
    ['\u{E000}', ['U+E000'], 'private'],
    ['●', ['U+25CF'], 'lost'],
  ])('%s is %j, %s', (text, points, note) => {
    expect(glyphsOf([{ text, differs: true }])).toEqual([{ text, differs: true, points, note }]);
  });
  test('spaces are no characters', () => {
    expect(glyphsOf([{ text: '渡 　辺', differs: false }]).map(({ text }) => text)).toEqual(['渡', '辺']);
  });
});

describe('birth dates as clerks write them', () => {
  test.each([
    ['19511203', '昭和26年12月3日'],
    ['S64.1.7', '昭和64年1月7日'],
    ['1989-01-08', '平成元年1月8日'],
    ['2019-05-01', '令和元年5月1日'],
    ['5050505', null],
    ['昭和52年月日不詳', null],
    ['1985-02-29', null],
    ['<img>', null],
  ])('%s: %s', (text, readable) => {
    expect(readableDay(text, 'ja', defaultConventions.dates)).toBe(readable);
  });

  test.each([
    ['era-code-1-5', '令和5年5月5日'],
    ['era-code-13579', '昭和5年5月5日'],
  ] as const)('5050505 in a profile with %s: %s', (notation, readable) => {
    expect(readableDay('5050505', 'ja', [notation])).toBe(readable);
  });
});

test('each part of a weight begins where the one before ends', () => {
  const bits = [9.1, -4.2, 14.8];
  const steps = stepsOf(bits.map((each) => ({ field: 'name', outcome: 'agree', bits: each })));
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 9.1],
    [9.1, 4.9],
    [4.9, 19.7],
  ]);
});

describe('the filter of an address', () => {
  test('goes there and back', () => {
    const filter = {
      stage: 'later',
      grade: 'C',
      class: 'NUMBER_SHARED',
      hint: 'surname_changed',
      insurer: '138016',
      search: '渡邉 一郎',
    } as const;
    const query = new URLSearchParams(queryOf(filter));
    expect(filterOf((name) => query.get(name) ?? undefined)).toEqual(filter);
    expect(queryOf(everything)).toBe('');
  });
  test('leaves out what is no choice, and shows no Individual Number', () => {
    const asked: Readonly<Record<string, string>> = {
      stage: 'x',
      grade: 'A',
      class: 'toString',
      hint: 'constructor',
      insurer: '../',
      q: '123456789018',
    };
    expect(filterOf((name) => asked[name])).toEqual({ ...everything, search: '********9018' });
  });
});

describe('a queue without cases', () => {
  const view: QueueView = {
    ...{ lang: 'ja', filter: everything, rows: [], total: 0, waiting: { C: 0, B: 0 }, unconfirmed: 0, insurers: [] },
    ...{ hints: [], classes: new Set(), firstShown: 1, back: null, forward: null, blind: false },
    dates: { municipal: ['iso'], insurer: ['iso'] },
  };
  const said = (asked: string) => {
    const query = new URLSearchParams(asked);
    const filter = filterOf((name) => query.get(name) ?? undefined);
    return /<p class="empty">(.*?)<\/p>/.exec(String(queuePage({ ...view, filter })))?.[1];
  };

  test('says so where nothing waits', () => {
    expect(said('')).toBe('確認する事例はありません。');
  });

  test.each(['grade=C', 'stage=later', 'hint=moved', 'q=渡邉'])('says that none fits %s', (asked) => {
    expect(said(asked)).toBe('この条件に合う事例はありません。');
  });
});

test('a token lives a quarter of an hour', () => {
  let now = 0;
  const sessions = sessionKeeper('ja', () => now);
  const token = sessions.newToken();
  now = 15 * 60_000 + 1;
  expect(sessions.open(token)).toBeNull();
  now = 0;
  const session = sessions.open(sessions.newToken());
  expect(sessions.of(session?.id)).toBe(session);
  sessions.end();
  expect(sessions.of(session?.id)).toBeNull();
});
