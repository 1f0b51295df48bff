import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { inspectInput, noticeText, readInput, readRecords } from '../../src/ingest/index.js';
import { encode, folder, fourColumns, profileOf, readAll, writeInput } from './support.js';

const header = '宛名番号,個人番号,氏名,生年月日\r\n';
const row = 'A1,123456789018,山田　太郎,昭和60年1月2日\r\n';

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof TotsugoError) return error.code;
    throw error;
  }
  return undefined;
}

describe('files that cannot be read', () => {
  test('a file that is not there', () => {
    expect(codeOf(() => readRecords([join(folder, 'none.csv')], fourColumns, 'municipal'))).toBe('FILE_NOT_FOUND');
  });

  test('a folder in place of a file', () => {
    expect(codeOf(() => readRecords([folder], fourColumns, 'municipal'))).toBe('FILE_IS_DIRECTORY');
  });

  test('a device in place of a file', () => {
    expect(codeOf(() => readRecords(['/dev/null'], fourColumns, 'municipal'))).toBe('FILE_NOT_REGULAR');
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission', () => {
    const path = writeInput('locked.csv', encode(header + row, 'cp932'));
    chmodSync(path, 0);
    expect(codeOf(() => readRecords([path], fourColumns, 'municipal'))).toBe('FILE_UNREADABLE');
  });

  test('a link that leads nowhere but to itself', () => {
    const path = join(folder, 'loop.csv');
    symlinkSync(path, path);
    expect(codeOf(() => readRecords([path], fourColumns, 'municipal'))).toBe('FILE_UNREADABLE');
  });

  test('a second file that is wrong is said before the first is read', () => {
    const good = writeInput('good.csv', encode(header + row, 'cp932'));
    const bad = writeInput('bad.csv', encode('宛名番号,氏名\r\n', 'cp932'));
    expect(codeOf(() => readRecords([good, bad], fourColumns, 'municipal'))).toBe('COLUMN_MISSING');
  });

  test('a profile of the other side', () => {
    const good = writeInput('good.csv', encode(header + row, 'cp932'));
    expect(codeOf(() => readRecords([good], fourColumns, 'insurer'))).toBe('PROFILE_SOURCE');
  });

  test('a file that grows between the look and the reading', () => {
    const path = writeInput('growing.csv', encode(header + row, 'cp932'));
    const plan = inspectInput(path, fourColumns, 'municipal');
    appendFileSync(path, encode(row, 'cp932'));
    expect(codeOf(() => [...readInput(plan)])).toBe('FILE_CHANGED');
  });

  test('a file that is touched between the look and the reading', () => {
    const path = writeInput('touched.csv', encode(header + row, 'cp932'));
    const plan = inspectInput(path, fourColumns, 'municipal');
    utimesSync(path, 1, 1);
    expect(codeOf(() => [...readInput(plan)])).toBe('FILE_CHANGED');
  });

  test('every message names the file in both languages', () => {
    const path = join(folder, 'none.csv');
    try {
      readRecords([path], fourColumns, 'municipal');
      expect.unreachable();
    } catch (error) {
      for (const lang of ['ja', 'en'] as const) expect((error as TotsugoError).text(lang)).toContain(path);
    }
  });
});

describe('a line of 50 MB', () => {
  function longLine(name: string, lineEnd: string): string {
    const path = join(folder, name);
    const fd = openSync(path, 'w');
    writeSync(fd, encode(header + row, 'cp932'));
    const block = Buffer.alloc(1024 * 1024, 'x');
    for (let written = 0; written < 50; written++) writeSync(fd, block);
    writeSync(fd, encode(lineEnd + (lineEnd ? 'C3,,髙橋一郎,2001-05-06\r\n' : ''), 'cp932'));
    closeSync(fd);
    return path;
  }

  test('is rejected alone, its neighbours kept, without being held in memory', () => {
    const path = longLine('long.csv', '\r\n');
    const before = process.memoryUsage().arrayBuffers;
    let highest = 0;
    const records = [];
    const rejects = [];
    for (const batch of readRecords([path], fourColumns, 'municipal')) {
      highest = Math.max(highest, process.memoryUsage().arrayBuffers - before);
      records.push(...batch.records.map(({ recordId }, at) => [batch.lines[at], recordId]));
      rejects.push(...batch.rejects);
    }
    const byteOffset = encode(header + row, 'cp932').length;
    expect(records).toEqual([
      [2, 'A1'],
      [4, 'C3'],
    ]);
    expect(rejects).toEqual([{ side: 'municipal', file: 'long.csv', line: 3, byteOffset, code: 'LINE_TOO_LONG' }]);
    expect(highest).toBeLessThan(16 * 1024 * 1024);
  });

  test('is rejected at the end of a file too', () => {
    const { records, rejects } = readAll(longLine('long-last.csv', ''), fourColumns);
    expect(records.length).toBe(1);
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([[3, 'LINE_TOO_LONG']]);
  });
});

describe('the cap on rows', () => {
  const cap = 100;
  const longest = `B2,,${'x'.repeat(cap - 15)},1990-01-01`;
  test.each([
    ['a row as long as the cap is read', longest, ['A1', 'B2', 'A1'], []],
    ['a row one byte longer is not', longest.replace('x', 'xx'), ['A1', 'A1'], [3]],
  ])('%s, at any chunk size', (_, line, ids, rejected) => {
    expect(longest.length).toBe(cap);
    const path = writeInput('cap.csv', encode(`${header}${row}${line}\n${row}`, 'cp932'));
    for (const chunkBytes of [64, 99, 100, 101, 128, 200, 300, 4096]) {
      const { records, rejects } = readAll(path, fourColumns, { chunkBytes, maxRowBytes: cap });
      expect(records.map(({ recordId }) => recordId)).toEqual(ids);
      expect(rejects.map((reject) => reject.line)).toEqual(rejected);
    }
  });

  test('a quoted field that never closes ends at 64 lines', () => {
    const lines = Array.from({ length: 200 }, (_, at) => `memo ${at}`).join('\n');
    const path = writeInput('open.csv', encode(`${header}B2,,"渡邉\n${lines}\n${row}`, 'cp932'));
    const { records, rejects } = readAll(path, fourColumns, { chunkBytes: 64 });
    expect(records.map(({ recordId }) => recordId)).toEqual(['A1']);
    expect(rejects.length).toBe(201);
    expect(rejects[0]).toMatchObject({ line: 2, code: 'UNCLOSED_QUOTE', column: '氏名' });
    expect(rejects[1]).toMatchObject({ line: 3, code: 'COLUMN_COUNT' });
  });
});

describe('what is said of a file', () => {
  test('its digest, size and counts', () => {
    const bytes = encode(`${header}${row}B2,渡邉\r\n`, 'cp932');
    const path = writeInput('counted.csv', bytes);
    const stats = [...readRecords([path], fourColumns, 'municipal')].at(-1)?.stats;
    expect(stats).toEqual({
      file: 'counted.csv',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: statSync(path).size,
      encoding: 'cp932',
      read: 2,
      rejected: 1,
    });
  });

  test('files of the same name are told apart by their order, whatever their folders', () => {
    mkdirSync(join(folder, 'other'), { recursive: true });
    const names = ['same.csv', 'other/same.csv', 'same.csv (2)'];
    const paths = names.map((name) => writeInput(name, encode(header, 'cp932')));
    const named = [...readRecords(paths, fourColumns, 'municipal')].map(({ file }) => file);
    expect(named).toEqual(['same.csv', 'same.csv (3)', 'same.csv (2)']);
  });

  test.each([
    ['ja', '見出し行だけ'],
    ['en', 'header alone'],
  ] as const)('notices in %s', (lang, wanted) => {
    const path = writeInput('bare.csv', encode(header, 'cp932'));
    const said: string[] = [];
    const onNotice = (notice: Parameters<typeof noticeText>[0]) => said.push(noticeText(notice, lang));
    expect([...readRecords([path], fourColumns, 'municipal', { onNotice })].length).toBe(1);
    expect(said.length).toBe(1);
    expect(said[0]).toContain('bare.csv');
    expect(said[0]).toContain(wanted);
  });
});

describe('the text of a rejected row', () => {
  const path = writeInput(
    'raw.csv',
    encode(`${header}${row.trimEnd()},x\r\nB2,1234 5678 9018,"渡邉\0,1.23457E+11\r\n`, 'cp932'),
  );

  test('is absent unless asked for', () => {
    for (const reject of readAll(path, fourColumns).rejects) expect(reject).not.toHaveProperty('row');
  });

  test('is given on request, numbers masked', () => {
    expect(readAll(path, fourColumns, { withRows: true }).rejects.map(({ row: text }) => text)).toEqual([
      'A1,********9018,山田　太郎,昭和60年1月2日,x',
      'B2,********9018,"渡邉\ufffd,*E+11',
    ]);
  });
});

describe('values', () => {
  test('a row of separators alone has no record id', () => {
    const { rejects } = readAll(writeInput('commas.csv', encode(`${header},,,\r\n`, 'cp932')), fourColumns);
    expect(rejects.map(({ code, column }) => [code, column])).toEqual([['RECORD_ID_MISSING', '宛名番号']]);
  });

  test('records of a file have the same keys in the same order, and no others', () => {
    const { records } = readAll(writeInput('keys.csv', encode(`${header}${row}B2,,,\r\n`, 'cp932')), fourColumns);
    for (const record of records) {
      expect(Object.keys(record)).toEqual(['source', 'recordId', 'individualNumber', 'nameKanji', 'birthDate']);
    }
    expect(records[1]).toEqual({
      source: 'municipal',
      recordId: 'B2',
      individualNumber: null,
      nameKanji: null,
      birthDate: null,
    });
  });

  test.each([
    ['constructor', true],
    ['__proto__', true],
    ['', false],
    [' 無 ', false],
    ['対象外', false],
    ['不明', true],
    ['1', true],
  ])('支援措置 %j withholds: %s', (value, wanted) => {
    const profile = profileOf(`
name: with-protection
source: municipal
columns: { recordId: 宛名番号, individualNumber: 個人番号, nameKanji: 氏名, birthDate: 生年月日, protected: 支援措置 }
codes: { protected: { 対象外: false } }
`);
    const csv = `宛名番号,個人番号,氏名,生年月日,支援措置\r\nA1,,山田,,${value}\r\n`;
    expect(readAll(writeInput('protected.csv', encode(csv, 'utf-8')), profile).records[0]?.protected).toBe(wanted);
  });

  test('a code that a profile says protects does, whatever it looks like', () => {
    const profile = profileOf(`
name: zero-protects
source: municipal
columns: { recordId: 宛名番号, individualNumber: 個人番号, nameKanji: 氏名, birthDate: 生年月日, protected: 支援措置 }
codes: { protected: { "0": true } }
`);
    const csv = '宛名番号,個人番号,氏名,生年月日,支援措置\r\nA1,,山田,,0\r\n';
    expect(readAll(writeInput('protected.csv', encode(csv, 'utf-8')), profile).records[0]?.protected).toBe(true);
  });
});
