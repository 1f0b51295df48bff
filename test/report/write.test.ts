import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reject } from '../../src/model.js';
import { type CaseToReport, compareCases, type ReportOptions, unguard, writeReports } from '../../src/report/index.js';
import { byRule, caseOf, enrolment, fieldsOf, koseki, resident, ruleById } from './cases.js';
import { summaryOf } from './summaries.js';

let parent: string;
let dir: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'totsugo-report-'));
  dir = join(parent, 'out');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const plain: ReportOptions = { lang: 'ja', encoding: 'utf-8', withRows: false, all: false, formats: ['csv', 'ndjson'] };

const shared = caseOf('NUMBER_SHARED', 'C', {
  insurer: [
    enrolment({ recordId: '01:1' }),
    enrolment({ recordId: '01:2', nameKanji: '=HYPERLINK("x")', address: '大阪市' }),
  ],
  draft: { caseId: 'a1', priority: 0.9, detail: { fits: ['01:1'], doesNotFit: ['01:2'] } },
});
const half = caseOf('ONE_NAME_DIFFERS', 'B', {
  draft: { caseId: 'b1', fields: fieldsOf({ nameKanji: 'differ' }) },
});
const ruled = caseOf('AGREE_BY_RULE', 'A', {
  draft: { caseId: 'd1', fields: fieldsOf({ nameKanji: byRule(koseki) }) },
});
const agreeing = caseOf('ALL_AGREE', 'A', { draft: { caseId: 'e1', fields: fieldsOf() } });

const reject: Reject = {
  side: 'insurer',
  file: '/home/someone/a.csv',
  line: 7,
  byteOffset: 512,
  code: 'COLUMN_COUNT',
  column: '氏名',
  row: '123456789018,02345678901,"x',
};

async function written(cases: readonly CaseToReport[], options: Partial<ReportOptions> = {}, rejects: Reject[] = []) {
  const input = {
    cases: () => [...cases].sort((a, b) => compareCases(a.draft, b.draft)),
    rejects: () => rejects,
    summary: summaryOf(cases, rejects),
    ruleById,
    rejectText: (code: string) => ({ ja: `${code}の説明`, en: `what ${code} means` }),
  };
  return writeReports(dir, input, { ...plain, ...options });
}

const bytes = (name: string): Buffer => readFileSync(join(dir, name));
const text = (name: string): string => bytes(name).toString('utf8');
const rows = (name: string): Record<string, string>[] =>
  (parse(text(name), { columns: true, bom: true }) as Record<string, string>[]).map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, unguard(value)])),
  );

describe('worklist.csv', () => {
  test('starts with a BOM, ends every line with CRLF', async () => {
    await written([shared, half]);
    expect(bytes('worklist.csv').subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(text('worklist.csv').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text('worklist.csv').endsWith('\r\n')).toBe(true);
  });

  test('holds grades C and B, most pressing first, a line an enrolment, never grade A', async () => {
    const urgent = caseOf('NUMBER_MISSING', 'B', { draft: { caseId: 'b0', priority: 0.99 }, municipal: [] });
    const equal = caseOf('NUMBER_MISSING', 'B', { draft: { caseId: 'b9', priority: 0.99 }, municipal: [] });
    await written([ruled, half, equal, shared, agreeing, urgent]);
    expect(rows('worklist.csv').map((row) => [row.優先順, row.区分, row.事例番号, row.件内])).toEqual([
      ['1', 'C', 'a1', '2件中1'],
      ['1', 'C', 'a1', '2件中2'],
      ['2', 'B', 'b0', '1件中1'],
      ['3', 'B', 'b9', '1件中1'],
      ['4', 'B', 'b1', '1件中1'],
    ]);
  });

  test('shows both sides, the number by its last four digits, and what to do', async () => {
    await written([half]);
    const [row] = rows('worklist.csv');
    expect(row).toMatchObject({
      種別: '氏名の一方の相違',
      理由: '氏名（漢字）が異なります（氏名カナは一致）。',
      次にすること: '氏名を見比べる',
      '保険者 保険者番号:記号:番号:枝番': '06130012:0012:0000345:01',
      '保険者 個人番号（下4桁）': '********9018',
      '保険者 氏名（漢字）': '渡邉 一郎',
      '住民記録 宛名番号': '0000123',
      '住民記録 氏名（漢字）': '渡辺　一郎',
      '住民記録 生年月日': '昭和60年1月2日',
      '住民記録 住所': '千代田区丸の内一丁目9番1号',
    });
  });

  test.each([
    ['the alphabet name where there is no kanji', { nameKanji: '', nameAlphabet: 'NGUYEN VAN AN' }, 'NGUYEN VAN AN'],
    [
      'other names beside the kanji',
      { nameKanji: '王小明', alias: '田中 明', formerName: '佐藤' },
      '王小明〔通称 田中 明、旧氏 佐藤〕',
    ],
  ])('shows %s', async (_, names, shown) => {
    await written([caseOf('UNDECIDABLE', 'B', { insurer: [enrolment(names)] })]);
    expect(rows('worklist.csv')[0]?.['保険者 氏名（漢字）']).toBe(shown);
  });

  test('names the alphabet name once where it stands for the kanji', async () => {
    const names = { nameKanji: 'NGUYEN VAN AN', nameAlphabet: 'NGUYEN VAN AN' };
    await written([caseOf('UNDECIDABLE', 'B', { insurer: [enrolment(names)] })]);
    expect(rows('worklist.csv')[0]?.['保険者 氏名（漢字）']).toBe('NGUYEN VAN AN');
  });

  test('sets the register beside the insurer, value by value', async () => {
    await written([half]);
    const heads = Object.keys(rows('worklist.csv')[0] ?? {});
    const at = heads.indexOf('保険者 氏名カナ');
    expect(heads.slice(at, at + 4)).toEqual([
      '保険者 氏名カナ',
      '住民記録 氏名カナ',
      '保険者 生年月日',
      '住民記録 生年月日',
    ]);
  });

  test('says the reason of a case once, on its first line', async () => {
    await written([shared]);
    const [first, second] = rows('worklist.csv');
    expect(first?.理由).toContain('1つの個人番号に');
    expect(second?.理由).toBe('（この事例の1件目に同じ）');
    expect(second?.次にすること).toBe(first?.次にすること);
  });

  test('neutralizes a formula in a name, readably and reversibly', async () => {
    await written([shared]);
    expect(text('worklist.csv')).toContain('"\t=HYPERLINK(""x"")"');
    expect(rows('worklist.csv')[1]?.['保険者 氏名（漢字）']).toBe('=HYPERLINK("x")');
  });

  test('names the best three candidates', async () => {
    const ids = ['1', '2', '3', '4'];
    const many = caseOf('NUMBER_MISSING', 'B', {
      municipal: [],
      candidates: ids.map((recordId) => resident({ recordId })),
      draft: { candidates: ids.map((municipal) => ({ municipal, weight: 12.34, fields: fieldsOf() })) },
    });
    await written([many]);
    expect(rows('worklist.csv')[0]?.候補).toBe(
      `${['1', '2', '3'].map((id) => `${id} 渡辺　一郎 昭和60年1月2日（12.3）`).join('；')}；ほか1人`,
    );
  });

  test('has English headers and words on request', async () => {
    await written([half], { lang: 'en' });
    expect(rows('worklist.csv')[0]).toMatchObject({ Grade: 'B', Class: 'One name differs', Line: '1 of 1' });
  });

  test('as CP932 without a BOM, and says what it could not encode', async () => {
    const rare = caseOf('ONE_NAME_DIFFERS', 'B', {
      insurer: [enrolment({ nameKanji: '𠮷田〜髙' })],
      draft: { fields: fieldsOf({ nameKanji: 'differ' }) },
    });
    const { files } = await written([rare], { encoding: 'cp932' });
    const read = new TextDecoder('shift_jis', { fatal: true }).decode(bytes('worklist.csv'));
    expect(read.startsWith('優先順,区分')).toBe(true);
    expect(read).toContain('〓田～髙');
    expect(files.find((file) => file.name === 'worklist.csv')?.unencodable).toEqual({ 'U+20BB7': 1 });
    expect(files.find((file) => file.name === 'closed.csv')?.unencodable).toEqual({});
  });
});

describe('protected people', () => {
  const address = '北海道札幌市北区';
  const cases = [
    caseOf('NUMBER_NOT_IN_REGISTER', 'B', {
      insurer: [enrolment({ address })],
      municipal: [],
      candidates: [resident({ recordId: '9', address, previousAddress: address, protected: true })],
      draft: {
        candidates: [
          {
            municipal: '9',
            weight: 9,
            fields: fieldsOf({ address: byRule({ ...koseki, from: address, to: address }) }),
          },
        ],
      },
    }),
    caseOf('AGREE_BY_RULE', 'A', {
      municipal: [resident({ address, protected: '1' })],
      draft: { fields: fieldsOf({ address: byRule({ ...koseki, from: address, to: address }) }) },
    }),
  ];

  test('their addresses are in no file, which says so', async () => {
    await written(cases, { all: true });
    for (const name of readdirSync(dir)) expect(text(name)).not.toContain('札幌');
    expect(rows('worklist.csv')[0]?.['保険者 住所']).toBe('支援措置の対象者がいるため住所を表示しません');
    expect(text('closed.csv')).toContain('支援措置の対象者がいるため住所を表示しません');
    expect(text('findings.ndjson')).toContain('"rules":[{"id":"variant/koseki","evidence":2}]');
  });

  test.each([
    ['no mark', null, true],
    ['false', false, true],
    ['a written no', '無', true],
    ['nought', '０', true],
    ['true', true, false],
    ['one', '1', false],
    ['any other mark', '対象', false],
  ])('%s', async (_, mark, visible) => {
    await written([
      caseOf('ONE_NAME_DIFFERS', 'B', {
        municipal: [resident({ protected: mark })],
        draft: { fields: fieldsOf({ nameKana: 'differ' }) },
      }),
    ]);
    expect(text('worklist.csv').includes('丸の内')).toBe(visible);
  });
});

describe('Individual Numbers', () => {
  test('are in no file, whatever column they were typed into', async () => {
    const typed = enrolment({
      nameKanji: '山田 1234 5678 9018',
      nameKana: '１２３４５６７８９０１８',
      address: '1-2 123456789018号',
    });
    const item = caseOf('ONE_NAME_DIFFERS', 'B', {
      insurer: [typed],
      draft: { fields: fieldsOf({ nameKana: 'differ' }) },
    });
    await written([item, ruled, agreeing], { withRows: true, all: true }, [reject]);
    for (const name of readdirSync(dir)) {
      const digits = text(name).normalize('NFKC').replace(/[\s-]/g, '');
      expect(digits).not.toContain('12345678901');
      expect(digits).not.toContain('02345678901');
    }
  });
});

describe('closed.csv', () => {
  test('holds grade A with its rules, and not what agrees in everything', async () => {
    await written([ruled, agreeing, half]);
    expect(rows('closed.csv')).toEqual([
      {
        事例番号: 'd1',
        種別: '表記の違いのみ',
        理由: '氏名の漢字の違いは「邉」と「辺」（戸籍の正字・俗字）のみです。ほかの項目は一致しています。',
        規則: '氏名（漢字）: 戸籍の正字・俗字（variant/koseki）根拠2 邉→辺',
        '保険者 保険者番号:記号:番号:枝番': '06130012:0012:0000345:01',
        '住民記録 宛名番号': '0000123',
      },
    ]);
  });
});

describe('rejects.csv', () => {
  test('says where and why, with the file by its base name', async () => {
    await written([], {}, [reject]);
    expect(text('rejects.csv')).toBe(
      '\uFEFFfile,line,byte_offset,code,column,side,explanation\r\na.csv,7,512,COLUMN_COUNT,氏名,insurer,COLUMN_COUNTの説明\r\n',
    );
  });

  test('gives the row only on request, numbers masked', async () => {
    await written([], { withRows: true, lang: 'en' }, [reject]);
    expect(rows('rejects.csv')[0]).toMatchObject({
      explanation: 'what COLUMN_COUNT means',
      row: '********9018,*******8901,"x',
    });
  });
});

describe('findings.ndjson', () => {
  test("has exactly the contract's keys in order", async () => {
    await written([ruled]);
    const line = JSON.parse(text('findings.ndjson')) as object;
    expect(Object.keys(line).join()).toBe(
      'caseId,class,grade,priority,insurer,municipal,candidates,fields,hints,reason,fingerprint',
    );
    expect(text('findings.ndjson')).toContain(
      '"fields":{"nameKanji":{"outcome":"agree_by_rule","rules":[{"id":"variant/koseki","evidence":2,"from":"邉","to":"辺"}]},"nameKana":{"outcome":"agree"},"reading":{"outcome":"missing"},',
    );
  });

  test('has ALL_AGREE only under all', async () => {
    await written([ruled, agreeing]);
    expect(text('findings.ndjson').trim().split('\n')).toHaveLength(1);
    await written([ruled, agreeing], { all: true });
    expect(text('findings.ndjson')).toContain('"class":"ALL_AGREE"');
  });
});

describe('files', () => {
  test('are for their owner alone, in a folder of its owner', async () => {
    await written([half]);
    expect((statSync(dir).mode & 0o777).toString(8)).toBe('700');
    for (const name of readdirSync(dir)) expect((statSync(join(dir, name)).mode & 0o777).toString(8)).toBe('600');
  });

  test('replace readable ones with private ones', async () => {
    mkdirSync(dir);
    writeFileSync(join(dir, 'worklist.csv'), 'old', { mode: 0o644 });
    await written([half]);
    expect((statSync(join(dir, 'worklist.csv')).mode & 0o777).toString(8)).toBe('600');
  });

  test('are the same bytes for the same cases', async () => {
    const read = () => readdirSync(dir).map((name) => [name, text(name)]);
    await written([shared, half, ruled], {}, [reject]);
    const first = read();
    await written([ruled, half, shared], {}, [reject]);
    expect(read()).toEqual(first);
  });

  test('after a failure the earlier ones stand and nothing else is left', async () => {
    await written([half]);
    const before = text('worklist.csv');
    const broken = {
      *cases(): Generator<CaseToReport> {
        yield shared;
        throw new Error('lost');
      },
      rejects: () => [],
      summary: summaryOf([shared], []),
      ruleById,
    };
    await expect(writeReports(dir, broken, plain)).rejects.toThrow('lost');
    expect(text('worklist.csv')).toBe(before);
    expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('only those of the formats asked for', async () => {
    await written([half], { formats: ['ndjson'] });
    expect(readdirSync(dir).sort()).toEqual(['findings.ndjson', 'summary.json']);
  });

  test('say how many rows and bytes they hold', async () => {
    const { files } = await written([shared, half, ruled], {}, [reject]);
    expect(files.map(({ name, rows: count }) => [name, count])).toEqual([
      ['worklist.csv', 3],
      ['closed.csv', 1],
      ['rejects.csv', 1],
      ['findings.ndjson', 3],
      ['summary.json', 0],
    ]);
    for (const file of files) expect(statSync(join(dir, file.name)).size).toBe(file.bytes);
  });
});

describe('accounts', () => {
  const input = (cases: CaseToReport[], summary = summaryOf(cases, [])) => ({
    cases: () => cases,
    rejects: () => [],
    summary,
    ruleById,
  });

  test('counts that do not add up are refused before anything is written', async () => {
    const summary = summaryOf([half], []);
    const open = { ...summary, counts: { ...summary.counts, insurer: { ...summary.counts.insurer, read: 99 } } };
    await expect(writeReports(dir, input([half], open), plain)).rejects.toMatchObject({ code: 'ACCOUNTING_OPEN' });
    expect(existsSync(dir)).toBe(false);
  });

  test('cases that differ from the counts are refused and leave nothing', async () => {
    await expect(writeReports(dir, input([shared], summaryOf([half], [])), plain)).rejects.toMatchObject({
      code: 'ACCOUNTING_OPEN',
      params: { detail: 'NUMBER_SHARED: counted 0, written 2; ONE_NAME_DIFFERS: counted 1, written 0' },
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  test('a selection need not add up', async () => {
    const { cases } = await writeReports(dir, input([half], summaryOf([shared, half], [])), {
      ...plain,
      selection: { grades: ['B'] },
    });
    expect(cases).toBe(1);
  });

  test('cases out of order are a defect', async () => {
    await expect(writeReports(dir, input([half, shared]), plain)).rejects.toThrow('out of order');
  });
});
