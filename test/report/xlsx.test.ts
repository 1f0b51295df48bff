import { describe, expect, test } from 'vitest';
import { type CaseToReport, reasonOf } from '../../src/report/index.js';
import { worklistColumns, worklistRows } from '../../src/report/worklist.js';
import { workbook } from '../../src/report/xlsx.js';
import { byRule, caseOf, differing, enrolment, fieldsOf, koseki, resident, ruleById } from './cases.js';
import { sketches } from './reasons.js';
import { cellsOf, unzip } from './unzip.js';

async function book(cases: readonly CaseToReport[], lang: 'ja' | 'en' = 'ja', limit?: number): Promise<Buffer> {
  const made = workbook(lang, limit);
  cases.forEach((item, index) => {
    made.add(item, index + 1, reasonOf(item.draft, item, ruleById));
  });
  return made.bytes();
}

const sheet = (xlsx: Buffer): string => unzip(xlsx).get('xl/worksheets/sheet1.xml') ?? '';

const ivs = caseOf('ONE_NAME_DIFFERS', 'B', {
  insurer: [enrolment({ nameKanji: '葛\u{E0100}城 𠮷男', recordId: '0012' })],
  municipal: [resident({ nameKanji: '葛城 吉男' })],
  draft: { fields: fieldsOf({ nameKanji: byRule(koseki), nameKana: 'differ' }) },
});

describe('worklist.xlsx', () => {
  test('holds the lines of the worklist, every cell as text', async () => {
    const cases = sketches.map(([, item]) => item).filter(({ draft }) => draft.grade !== 'A');
    const xlsx = await book(cases);
    const cells = cellsOf(xlsx);
    let row = 2;
    cases.forEach((item, index) => {
      for (const line of worklistRows(item, index + 1, reasonOf(item.draft, item, ruleById), 'ja')) {
        const read = worklistColumns.map((_, at) => cells.get(`${String.fromCharCode(65 + at)}${row}`) ?? '');
        expect(read).toEqual(line.cells);
        row++;
      }
    });
    expect(sheet(xlsx)).not.toContain('<f>');
    expect(sheet(xlsx)).not.toMatch(/<c [^>]*t="n"/);
  });

  test('keeps leading zeros, selectors and characters beyond the BMP', async () => {
    const cells = cellsOf(await book([ivs]));
    expect([cells.get('H2'), cells.get('L2')]).toEqual(['0012', '葛\u{E0100}城 𠮷男']);
  });

  test('marks the differing characters and the field by its outcome', async () => {
    const xml = sheet(await book([ivs]));
    const cell = /<c r="L2".*?<\/c>/s.exec(xml)?.[0] ?? '';
    const runs = [...cell.matchAll(/<r>(<rPr>.*?<\/rPr>)?<t[^>]*>(.*?)<\/t><\/r>/gs)].map(([, marked, text]) => [
      text,
      marked !== undefined,
    ]);
    expect(runs).toEqual([
      ['葛\u{E0100}', true],
      ['城 ', false],
      ['𠮷', true],
      ['男', false],
    ]);
    expect(cell).toContain('<u/>');
    const styles = unzip(await book([ivs])).get('xl/styles.xml') ?? '';
    for (const fill of ['FBE3E1', 'FFF4CF']) expect(styles.toUpperCase()).toContain(fill);
  });

  test('of several enrolments marks in each line what differs there', async () => {
    const several = caseOf('NUMBER_SHARED', 'C', {
      insurer: ['1', '2'].map((recordId) => enrolment({ recordId, birthDate: '昭和60年1月3日' })),
      municipal: [resident({ birthDate: '1985-01-02' })],
      draft: { fields: null },
    });
    const marked = async (item: CaseToReport) => {
      const xml = sheet(await book([item]));
      return ['P2', 'P3'].map((cell) => new RegExp(`<c r="${cell}".*?</c>`, 's').exec(xml)?.[0].includes('<u/>'));
    };
    expect(await marked(several)).toEqual([false, false]);
    const compared = [fieldsOf({ birthDate: 'agree' }), fieldsOf({ birthDate: differing() })];
    expect(await marked({ ...several, compared: (at) => compared[at] ?? null })).toEqual([false, true]);
  });

  test.each([['=HYPERLINK("http://x")'], ['__proto__'], ['constructor'], ['<b>&"'], ['toString']])(
    'a name such as %s stays a text',
    async (nameKanji) => {
      const item = caseOf('UNDECIDABLE', 'B', { insurer: [enrolment({ nameKanji })] });
      expect(cellsOf(await book([item])).get('L2')).toBe(nameKanji);
    },
  );

  test('freezes its header, filters, and offers decisions', async () => {
    const xml = sheet(await book([ivs]));
    expect(xml).toMatch(/<pane [^>]*state="frozen"/);
    expect(xml).toContain('<autoFilter ref="A1:AB2"/>');
    expect(xml).toContain('type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"');
    expect(xml).toContain(
      '<formula1>"紐付け誤り,本人に相違なし,住民記録の誤り,保険者側の誤り,照会が必要,後で確認"</formula1>',
    );
    for (const [, list] of xml.matchAll(/<formula1>"(.*?)"<\/formula1>/g)) expect(list?.length).toBeLessThan(255);
  });

  test('prints on A3 with header and case number on every page, the legend on one A4', async () => {
    const files = unzip(await book([ivs]));
    expect(files.get('xl/worksheets/sheet1.xml')).toContain(
      '<pageSetup paperSize="8" orientation="landscape" fitToWidth="2"',
    );
    expect(files.get('xl/worksheets/sheet2.xml')).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"',
    );
    expect(files.get('xl/workbook.xml')).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'確認リスト\'!$A:$C,\'確認リスト\'!$1:$1</definedName>',
    );
  });

  test('in English', async () => {
    const cells = cellsOf(await book([ivs], 'en'));
    expect([cells.get('A1'), cells.get('E2'), cells.get('W1')]).toEqual(['Rank', 'One name differs', 'Decision']);
  });

  test('is the same bytes at any time', async () => {
    const first = await book([ivs]);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect((await book([ivs])).equals(first)).toBe(true);
  });

  test('takes whole cases up to its limit and says how many are left', async () => {
    const two = caseOf('TWO_NUMBERS', 'C', { insurer: [enrolment({ recordId: 'X1' }), enrolment({ recordId: 'X2' })] });
    const xlsx = await book([two, two, ivs], 'ja', 3);
    expect(cellsOf(xlsx).get('H3')).toBe('X2');
    expect(cellsOf(xlsx).has('H4')).toBe(false);
    expect(unzip(xlsx).get('xl/sharedStrings.xml')).toContain('このほか2件あります');
  });

  test('without cases opens all the same', async () => {
    const xml = sheet(await book([]));
    expect(xml).not.toContain('autoFilter');
    expect(xml).not.toContain('dataValidation');
  });

  test('withholds protected addresses and masks numbers', async () => {
    const item = caseOf('UNDECIDABLE', 'B', { municipal: [resident({ protected: true })] });
    const all = [...unzip(await book([item])).values()].join();
    expect(all).not.toContain('丸の内');
    expect(all).not.toContain('123456789018');
    expect(all).toContain('支援措置の対象者がいるため住所を表示しません');
  });
});
