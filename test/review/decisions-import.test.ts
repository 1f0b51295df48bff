import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { csvLine } from '../../src/report/index.js';
import { readDecisions } from '../../src/review/decisions-file.js';
import { type ImportOptions, importDecisions } from '../../src/review/decisions-import.js';
import { caseToReview } from '../../src/review/decisions-queue.js';
import { standings } from '../../src/review/decisions-report.js';
import { decide, retire } from '../../src/review/decisions-take.js';
import { casesOf } from '../../src/store/closed-cases.js';
import { allDecisions } from '../../src/store/decisions.js';
import type { Store } from '../../src/store/open.js';
import { unzip } from '../report/unzip.js';
import { zip } from '../report/zip.js';
import { freshStore, nightOf } from './desk.js';
import { type Filled, filled } from './fill.js';
import { cases, filledIn, id, worklist } from './import-cases.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function saved(bytes: Buffer | string): string {
  files += 1;
  const path = join(folder, `${files}`);
  writeFileSync(path, bytes);
  return path;
}

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/decisions/${name}`, import.meta.url));
const at = '2026-10-05T01:00:00.000Z';

function deskOfCases(): Store {
  const db = freshStore();
  nightOf(db, cases);
  return db;
}

async function taken(db: Store, file: string, options: Partial<ImportOptions> = {}) {
  const { rows } = await readDecisions(file);
  return importDecisions(db, rows, { at, ...options }).map(({ line, result, state, error }) => [
    line,
    result,
    error?.code ?? state,
  ]);
}

const kept = (db: Store) =>
  [...allDecisions(db)].map(({ caseId, action, decision, reason, note, who, day }) => [
    Number.parseInt(caseId, 16),
    action,
    decision,
    reason,
    note,
    who,
    day,
  ]);

/** What `written` of import-cases.ts has to become, with 田中 at work. */
const expected = [
  [1, 'decide', 'mislink_confirmed', 'household_member', '=1+1 ではなく、\n「0012」の"番号"', '髙橋', '2026-10-02'],
  [1, 'confirm', 'mislink_confirmed', null, '', '鈴木', null],
  [2, 'decide', 'same_person', 'other', '@婚姻による', '佐藤', '2026-10-03'],
  [3, 'decide', 'insurer_wrong', null, '', '佐藤', null],
  [4, 'decide', 'later', null, '', '田中', null],
];

describe('a filled-in worklist comes back', () => {
  const utf8 = () => new TextDecoder('shift_jis').decode(readFileSync(fixture('cp932.csv')));
  const sources: [name: string, file: () => Promise<string> | string, lines: number[]][] = [
    ['as totsugo wrote it', async () => saved(await filledIn()), [2, 3, 5, 6]],
    ['saved by LibreOffice', () => fixture('libreoffice.xlsx'), [2, 3, 5, 6]],
    ['as CSV in CP932', () => fixture('cp932.csv'), [2, 4, 6, 7]],
    ['as CSV in UTF-8', () => saved(utf8()), [2, 4, 6, 7]],
    ['as CSV in UTF-8 with a BOM', () => saved(`\uFEFF${utf8()}`), [2, 4, 6, 7]],
    ['as text in UTF-16 with tabs', () => saved(Buffer.from(`\uFEFF${tabbed(utf8())}`, 'utf16le')), [2, 4, 6, 7]],
  ];
  test.each(sources)('%s', async (_name, file, lines) => {
    const db = deskOfCases();
    const path = await file();
    expect(await taken(db, path, { user: '田中' })).toEqual([
      [lines[0], 'decided', 'decided'],
      [lines[1], 'decided', 'unconfirmed'],
      [lines[2], 'decided', 'decided'],
      [lines[3], 'decided', 'later'],
    ]);
    expect(kept(db)).toEqual(expected);
    const again = await taken(db, path, { user: '田中' });
    expect(again.map(([, result]) => result)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
    expect(kept(db)).toEqual(expected);
  });

  /** The fixture has no comma or tab within a cell. */
  const tabbed = (csv: string): string => csv.replaceAll(',', '\t');

  test('keeps selectors, characters beyond the BMP, leading zeros and formula-like names as they were', async () => {
    const { readSheet } = await import('read-excel-file/node');
    const rows = await readSheet(readFileSync(fixture('libreoffice.xlsx')), { trim: false });
    expect([rows[1]?.[7], rows[1]?.[11], rows[2]?.[12], rows[4]?.[11], rows[4]?.[13]]).toEqual([
      '0012:001:0003:01',
      '葛\u{E0100}城 𠮷男',
      '=HYPERLINK("http://x")',
      '＝１＋１',
      '-ｱ',
    ]);
  });
});

async function bookWith(rows: Record<number, Filled>): Promise<string> {
  return saved(filled(await worklist(), rows));
}

describe('every row is taken or refused', () => {
  test.each<[code: string, cells: Filled]>([
    ['DECISION_UNKNOWN', { 決定: 'たぶん' }],
    ['DECISION_WHO_MISSING', { 決定: '後で確認', 担当者: '' }],
    ['DECISION_REASON_MISSING', { 決定: '本人に相違なし' }],
    ['DECISION_TEXT_TOO_LONG', { 決定: '後で確認', 決定の理由: 'あ'.repeat(1001) }],
    ['DECISION_DAY_INVALID', { 決定: '後で確認', 決定日: '2026-13-01' }],
    ['CONFIRMER_SAME', { 決定: '紐付け誤り', 確認者: '佐 藤' }],
    ['CONFIRMER_NOT_NEEDED', { 決定: '後で確認', 確認者: '鈴木' }],
    ['CASE_UNKNOWN', { 決定: '後で確認', 事例番号: '00000000000000ff' }],
    ['CASE_UNKNOWN', { 決定: '後で確認', 事例番号: '123456789018' }],
    ['CASE_CHANGED', { 決定: '後で確認', '照合値（変更しない）': '9999999999999999.0' }],
    ['CASE_CHANGED', { 決定: '後で確認', '保険者 個人番号（下4桁）': '********9019' }],
    ['IMPORT_CHECK_MISSING', { 決定: '後で確認', '照合値（変更しない）': '' }],
    ['IMPORT_CHECK_MISSING', { 決定: '後で確認', '照合値（変更しない）': '1.11111E+15' }],
    ['IMPORT_DECISION_MISSING', { 決定の理由: '転居・転入出' }],
    ['IMPORT_DECISION_MISSING', { 確認者: '鈴木' }],
  ])('%s; the others are taken all the same', async (code, cells) => {
    const db = deskOfCases();
    const file = await bookWith({ 2: { 担当者: '佐藤', ...cells }, 5: { 決定: '照会が必要', 担当者: '佐藤' } });
    expect(await taken(db, file)).toEqual([
      [2, 'rejected', code],
      [5, 'decided', 'inquiry'],
    ]);
    // Nothing half-way: of the refused row, neither the decision nor the confirmation.
    expect(kept(db).map(([n]) => n)).toEqual([3]);
  });

  test('a case is decided on one of its lines', async () => {
    const db = deskOfCases();
    const file = await bookWith({ 3: { 決定: '紐付け誤り', 担当者: '佐藤' }, 4: { 決定: '後で確認', 担当者: '佐藤' } });
    expect(await taken(db, file)).toEqual([
      [3, 'decided', 'unconfirmed'],
      [4, 'rejected', 'IMPORT_CASE_REPEATED'],
    ]);
  });

  test('what somebody decided meanwhile is not overwritten, and the row says who', async () => {
    const db = deskOfCases();
    decide(db, { caseId: id(3), seen: 0, fingerprint: '3'.repeat(64), decision: 'later', who: '鈴木', at });
    const { rows } = await readDecisions(await bookWith({ 5: { 決定: '保険者側の誤り', 担当者: '佐藤' } }));
    const [row] = importDecisions(db, rows, { at });
    expect([row?.result, row?.error?.code]).toEqual(['rejected', 'DECISION_CONFLICT']);
    expect(row?.error?.text('ja')).toContain('鈴木 さんが処理しました（後で確認、');
  });

  test('what was taken back after it was taken in is not silently taken in again', async () => {
    const db = deskOfCases();
    const file = await bookWith({ 5: { 決定: '保険者側の誤り', 担当者: '佐藤' } });
    await taken(db, file);
    retire(db, { caseId: id(3), seen: 1, about: 1, fingerprint: '3'.repeat(64), who: '鈴木', at });
    expect(await taken(db, file)).toEqual([[5, 'rejected', 'DECISION_CONFLICT']]);
  });

  test('values that changed after the list was made are looked at first', async () => {
    const db = deskOfCases();
    const file = await bookWith({ 5: { 決定: '保険者側の誤り', 担当者: '佐藤' } });
    nightOf(
      db,
      cases.map((item) => ({ ...item, draft: { ...item.draft, fingerprint: 'e'.repeat(64) } })),
    );
    expect(await taken(db, file)).toEqual([[5, 'rejected', 'CASE_CHANGED']]);
  });

  test('a confirmer may come later, in the list that awaits one, and adds a name alone', async () => {
    const db = deskOfCases();
    await taken(
      db,
      await bookWith({ 2: { 決定: '紐付け誤り', 決定の理由: '同姓同名の別人：住所で確認', 担当者: '佐藤' } }),
    );
    const waiting = [...(standings(db)?.added(casesOf(db, 1)) ?? [])];
    const book = await worklist(waiting);
    expect(await taken(db, saved(book))).toEqual([[2, 'unchanged', 'unconfirmed']]);
    expect(await taken(db, saved(filled(book, { 2: { 確認者: '鈴木' } })))).toEqual([[2, 'confirmed', 'decided']]);
    expect(caseToReview(db, id(1)).standing.confirmation?.who).toBe('鈴木');
  });

  test('a trial says the same and keeps nothing', async () => {
    const db = deskOfCases();
    expect(await taken(db, fixture('libreoffice.xlsx'), { user: '田中', dryRun: true })).toHaveLength(4);
    expect(kept(db)).toEqual([]);
    expect(caseToReview(db, id(1)).standing.state).toBe('open');
  });

  test('who took it in is kept beside who decided', async () => {
    const db = deskOfCases();
    await taken(db, await bookWith({ 5: { 決定: '後で確認', 担当者: '佐藤' } }), { user: '田中' });
    expect(caseToReview(db, id(3)).history[0]).toMatchObject({ who: '佐藤', enteredBy: '田中', at });
  });
});

describe('files that are none', () => {
  const head = csvLine(['事例番号', '決定', '照合値（変更しない）']);
  const code = async (file: string): Promise<string> => {
    try {
      await readDecisions(file);
      return 'none';
    } catch (error) {
      return error instanceof TotsugoError ? error.code : String(error);
    }
  };

  const sheets = async (change: (xml: string) => string) => {
    const entries = unzip(await worklist());
    return zip(entries.set('xl/worksheets/sheet1.xml', change(entries.get('xl/worksheets/sheet1.xml') ?? '')));
  };

  test.each<[name: string, wanted: string, bytes: () => Buffer | string | Promise<Buffer | string>]>([
    ['an empty file', 'EMPTY_FILE', () => ''],
    ['a list without its columns', 'IMPORT_COLUMNS_MISSING', () => 'a,b\r\n1,2\r\n'],
    ['a column twice', 'DUPLICATE_HEADER', () => head.replace('決定', '決定,決定')],
    ['bytes of no encoding', 'ENCODING_UNKNOWN', () => Buffer.from([0x61, 0xff, 0xff, 0x0a])],
    ['a quote that is not closed', 'IMPORT_UNREADABLE', () => `${head}"0001,x\r\n`],
    ['the beginning of a workbook', 'IMPORT_UNREADABLE', async () => (await worklist()).subarray(0, 3000)],
    ['a zip that is no workbook', 'IMPORT_UNREADABLE', () => zip(new Map([['a.txt', 'a']]))],
    ['a sheet that is no XML', 'IMPORT_UNREADABLE', () => sheets(() => '<worksheet><sheetData><row')],
    [
      'a bomb that says its size',
      'IMPORT_TOO_LARGE',
      () => zip(new Map([['xl/a.xml', Buffer.alloc(1 << 20)]]), 1 << 30),
    ],
    [
      'a bomb that lies about its size',
      'IMPORT_UNREADABLE',
      () => zip(new Map([['xl/a.xml', Buffer.alloc(1 << 24)]]), 10),
    ],
    [
      'cells in opposite corners',
      'IMPORT_TOO_LARGE',
      () =>
        sheets((xml) =>
          xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        ),
    ],
  ])('%s: %s', async (_name, wanted, bytes) => {
    expect(await code(saved(await bytes()))).toBe(wanted);
  });

  test('no file, and a folder', async () => {
    expect([await code(join(folder, 'none')), await code(folder)]).toEqual(['FILE_NOT_FOUND', 'FILE_IS_DIRECTORY']);
  });

  test('a list made by hand needs the three columns alone, in any order', async () => {
    const line = csvLine([`${'4'.repeat(16)}.0`, 'Needs inquiry', id(4)]);
    const file = saved(csvLine(['Check value (leave as it is)', 'Decision', 'Case']) + line);
    expect(await taken(deskOfCases(), file, { user: 'Sato' })).toEqual([[2, 'decided', 'inquiry']]);
  });
});
