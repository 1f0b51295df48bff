/** Where a case stands, as lists say it and summaries count it. */
import { describe, expect, it } from 'vitest';
import type { ChangeSince, Decision, Grade, Standing } from '../../src/model.js';
import {
  allCounted,
  changesText,
  checkValue,
  dayOf,
  isListed,
  noDecisions,
  reasonText,
  standingText,
  withCase,
} from '../../src/report/standing.js';
import { caseOf } from './cases.js';
import { decisionRow } from './decisions.js';

const row = (over: Partial<Decision> = {}) => decisionRow({ reason: 'moved', at: '2026-04-01T16:00:00.000Z', ...over });
const standing = (more: Partial<Standing>): Standing => ({
  state: 'decided',
  decision: row(),
  confirmation: null,
  changes: [],
  last: 1,
  ...more,
});
const changes: ChangeSince[] = [
  { side: null, recordId: null, key: 'grade' },
  { side: 'insurer', recordId: '1', key: 'nameKana' },
  { side: 'insurer', recordId: '2', key: 'nameKana' },
  { side: 'insurer', recordId: '1', key: 'address' },
  { side: 'municipal', recordId: 'M1', key: 'address' },
];

describe('what a list says', () => {
  it.each<[string, Standing | undefined, string, string]>([
    ['nothing', undefined, '', ''],
    ['nothing, after a decision was taken back', standing({ state: 'open', decision: null }), '', ''],
    [
      'who decided',
      standing({}),
      '決定済み：本人に相違なし（佐藤 2026-04-02）',
      'Decided: Same person (佐藤 2026-04-02)',
    ],
    [
      'who confirmed',
      standing({ confirmation: row({ action: 'confirm', who: '鈴木', day: '2026-04-05' }) }),
      '決定済み：本人に相違なし（佐藤 2026-04-02、確認 鈴木 2026-04-05）',
      'Decided: Same person (佐藤 2026-04-02, confirmed by 鈴木 2026-04-05)',
    ],
    [
      'what awaits a confirmer',
      standing({ state: 'unconfirmed' }),
      '確認者待ち：本人に相違なし（佐藤 2026-04-02）',
      'Awaits a confirmer: Same person (佐藤 2026-04-02)',
    ],
    [
      'what was put off',
      standing({ state: 'later', decision: row({ decision: 'later' }) }),
      '後で確認（佐藤 2026-04-02）',
      'Later (佐藤 2026-04-02)',
    ],
    [
      'what is asked about',
      standing({ state: 'inquiry', decision: row({ decision: 'needs_inquiry' }) }),
      '照会中（佐藤 2026-04-02）',
      'Inquiry under way (佐藤 2026-04-02)',
    ],
    [
      'what has changed since',
      standing({ state: 'reopened', changes }),
      '決定後に変更あり：区分が上がった、保険者の氏名カナ・住所、住民記録の住所。前の決定：本人に相違なし（佐藤 2026-04-02）',
      'Changed since it was decided: a graver grade; insurer: kana name, address; register: address. Decided before: Same person (佐藤 2026-04-02)',
    ],
  ])('%s', (_, given, ja, en) => {
    expect([standingText(given, 'ja'), standingText(given, 'en')]).toEqual([ja, en]);
  });

  it('no change', () => {
    expect(changesText([], 'ja')).toBe('');
  });

  it.each([
    [{ day: null, at: '2026-04-01T14:59:59.000Z' }, '2026-04-01'],
    [{ day: null, at: '2026-04-01T15:00:00.000Z' }, '2026-04-02'],
    [{ day: '2026-03-31', at: '2026-04-01T15:00:00.000Z' }, '2026-03-31'],
  ])("the day by Japan's clock: %j", (given, day) => {
    expect(dayOf(given)).toBe(day);
  });

  it.each([
    [{ reason: 'moved', note: '届出で確認' } as const, '転居・転入出：届出で確認'],
    [{ reason: 'moved', note: '' } as const, '転居・転入出'],
    [{ reason: 'other', note: '届出で確認' } as const, '届出で確認'],
    [{ reason: null, note: '' }, ''],
  ])('the reason of %j', (given, text) => {
    expect(reasonText(given, 'ja')).toBe(text);
  });
});

describe('the worklist', () => {
  it.each<[string, Grade, Standing | undefined, boolean]>([
    ['what nobody decided', 'C', undefined, true],
    ['what awaits a confirmer', 'B', standing({ state: 'unconfirmed' }), true],
    ['not what is decided', 'C', standing({}), false],
    ['not what evidence closed', 'A', undefined, false],
  ])('lists %s', (_, grade, given, listed) => {
    const item = caseOf('UNDECIDABLE', grade);
    expect(isListed(given ? { ...item, standing: given } : item)).toBe(listed);
  });

  it('tells what each line was made of, up to the newest row of its case', () => {
    const item = caseOf('UNDECIDABLE', 'B', { draft: { fingerprint: '0123456789abcdef0123' } });
    expect(checkValue(item)).toBe('0123456789abcdef.0');
    expect(checkValue({ ...item, standing: standing({ last: 7 }) })).toBe('0123456789abcdef.7');
  });
});

describe('what a summary counts', () => {
  it('each case once, the closed ones by decision', () => {
    const all = [
      undefined,
      standing({ state: 'open', decision: null }),
      standing({ state: 'reopened' }),
      standing({}),
      standing({}),
      standing({ decision: row({ decision: 'insurer_wrong' }) }),
    ];
    const counts = all.reduce(withCase, noDecisions);
    expect(counts).toEqual({
      ...noDecisions,
      open: 2,
      reopened: 1,
      decided: { ...noDecisions.decided, same_person: 2, insurer_wrong: 1 },
    });
    expect(allCounted(counts)).toBe(all.length);
  });
});
