/** The cases that fixtures/decisions/ holds a filled-in worklist of. Change neither without the other (see its README). */
import type { CaseToReport } from '../../src/report/index.js';
import { reasonOf } from '../../src/report/index.js';
import { workbook } from '../../src/report/xlsx.js';
import { byRule, caseOf, enrolment, fieldsOf, koseki, resident, ruleById } from '../report/cases.js';
import { type Filled, filled } from './fill.js';

export const id = (n: number): string => n.toString(16).padStart(16, '0');

const one = (n: number, sketch: Parameters<typeof caseOf>[2] = {}): CaseToReport =>
  caseOf(n < 3 ? 'BOTH_NAMES_DIFFER' : 'ONE_NAME_DIFFERS', n < 3 ? 'C' : 'B', {
    ...sketch,
    draft: {
      caseId: id(n),
      priority: 1 - n / 100,
      fingerprint: `${n}`.repeat(64),
      fields: fieldsOf(),
      ...sketch.draft,
    },
  });

/** 葛+IVS, 𠮷, leading zeros, a name that looks like a formula, a case of two lines. */
export const cases: readonly CaseToReport[] = [
  one(1, {
    insurer: [enrolment({ nameKanji: '葛\u{E0100}城 𠮷男', recordId: '0012:001:0003:01' })],
    municipal: [resident({ nameKanji: '葛城 吉男' })],
    draft: { fields: fieldsOf({ nameKanji: byRule(koseki), nameKana: 'differ' }) },
  }),
  one(2, {
    insurer: [enrolment({ recordId: '138016:1:2:01' }), enrolment({ recordId: '138016:1:3:01' })],
    municipal: [resident({ nameKanji: '=HYPERLINK("http://x")' })],
  }),
  one(3, { insurer: [enrolment({ nameKanji: '＝１＋１', nameKana: '-ｱ' })] }),
  one(4),
  one(5),
  one(6),
];

/** What a clerk wrote, by the row of the sheet; cases 1 and 3 to 6 have one row, case 2 has rows 3 and 4. */
export const written: Readonly<Record<number, Filled>> = {
  2: {
    決定: '紐付け誤り',
    決定の理由: '世帯員の取り違え：=1+1 ではなく、\n「0012」の"番号"',
    担当者: '髙橋',
    確認者: '鈴木',
    決定日: '2026-10-02',
  },
  3: { 決定: '本人に相違なし', 決定の理由: '@婚姻による', 担当者: '佐藤', 決定日: '令和8年10月3日' },
  5: { 決定: '保険者側の誤り', 担当者: '佐藤' },
  6: { 決定: '後で確認' },
  7: { 担当者: '佐藤', 決定日: '2026/10/4' },
};

export async function worklist(items: readonly CaseToReport[] = cases): Promise<Buffer> {
  const book = workbook('ja', undefined, { standing: items.some(({ standing }) => standing !== undefined) });
  items.forEach((item, at) => {
    book.add(item, at + 1, reasonOf(item.draft, item, ruleById));
  });
  return book.bytes();
}

export const filledIn = async (rows = written): Promise<Buffer> => filled(await worklist(), rows);
