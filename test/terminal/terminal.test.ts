import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { noDecisions, type ReportsWritten } from '../../src/report/index.js';
import { displayWidth, padStart, progress, progressLine, summaryTable, truncate } from '../../src/terminal/index.js';
import { caseOf } from '../report/cases.js';
import { summaryOf } from '../report/summaries.js';

describe('width', () => {
  test.each([
    ['ASCII', 'abc', 3],
    ['kanji and kana', '氏名カナ', 8],
    ['half-width kana', 'ﾜﾀﾅﾍﾞ', 5],
    ['full-width letters', 'ＡＢ', 4],
    ['a character beyond the BMP', '𠮷', 2],
    ['a variation selector', '邉\u{E0102}', 2],
    ['a combining mark', 'か\u3099', 2],
    ['the ideographic space', '　', 2],
  ])('%s', (_, text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('texts are cut where a wide character no longer fits', () => {
    expect(truncate('氏名カナ', 5)).toBe('氏名');
    expect(padStart('氏', 4)).toBe('  氏');
  });
});

describe('progress', () => {
  test.each([
    [
      'ja with a total',
      'ja',
      'rows',
      500,
      1000,
      '照合              ██████████░░░░░░░░░░  50%  500 / 1,000行  50行/秒  残り10秒',
    ],
    ['ja without', 'ja', 'rows', 500, 0, '照合              500行  50行/秒'],
    [
      'ja with minutes',
      'ja',
      'rows',
      500,
      10_000,
      '照合              █░░░░░░░░░░░░░░░░░░░   5%  500 / 10,000行  50行/秒  残り3分10秒',
    ],
    [
      'ja in bytes',
      'ja',
      'bytes',
      5e6,
      1e7,
      '照合              ██████████░░░░░░░░░░  50%  5.0 / 10.0 MB  0.5 MB/秒  残り10秒',
    ],
    [
      'en when done',
      'en',
      'rows',
      1000,
      1000,
      '照合              ████████████████████ 100%  1,000 / 1,000 rows  100 rows/s',
    ],
    ['en at the start', 'en', 'bytes', 0, 1e7, '照合              ░░░░░░░░░░░░░░░░░░░░   0%  0.0 / 10.0 MB  0.0 MB/s'],
    ['the time alone where nothing is counted', 'ja', 'rows', 0, 0, '照合              10秒'],
  ] as const)('%s', (_, lang, unit, done, total, line) => {
    expect(progressLine({ label: '照合', lang, unit, done, total, seconds: 10 })).toBe(line);
  });

  const run = (isTTY: boolean, quiet: boolean): string => {
    const stream = Object.assign(new PassThrough(), { isTTY, columns: 60 });
    const bars = progress(stream as unknown as NodeJS.WritableStream, 'ja', quiet);
    bars.stage('ingest', 1_000_000);
    bars.advance(500_000);
    bars.stage('compare');
    bars.advance(10);
    bars.stop();
    bars.stop();
    bars.advance(11);
    return String(stream.read() ?? '');
  };

  test('is drawn on a terminal', () => {
    expect(run(true, false)).toMatch(/ファイルの読込.*照合/s);
  });

  test.each([
    ['a pipe', false, false],
    ['a quiet terminal', true, true],
  ])('is silent on %s', (_, isTTY, quiet) => {
    expect(run(isTTY, quiet)).toBe('');
  });
});

describe('notices', () => {
  const notice = { code: 'HEADER_ONLY', file: 'a.csv', columns: [] } as const;
  test.each([
    ['a pipe', false, false, true],
    ['a terminal', true, false, true],
    ['a quiet pipe', false, true, false],
  ])('on %s', (_, isTTY, quiet, said) => {
    const stream = Object.assign(new PassThrough(), { isTTY });
    progress(stream as unknown as NodeJS.WritableStream, 'ja', quiet).notice(notice);
    expect(String(stream.read() ?? '')).toBe(said ? 'a.csv: HEADER_ONLY\n' : '');
  });

  test('in the words that are handed in', () => {
    const stream = new PassThrough();
    progress(stream, 'en', false, ({ file }, lang) => `${lang} ${file}`).notice(notice);
    expect(String(stream.read())).toBe('en a.csv\n');
  });
});

describe('final table', () => {
  const cases = [caseOf('NUMBER_SHARED', 'C'), caseOf('UNDECIDABLE', 'B')];
  const none: ReportsWritten['tally'] = { A: {}, B: {}, C: {} };
  const counted = summaryOf([...cases, caseOf('ALL_AGREE', 'A')], []);
  const written: ReportsWritten = {
    dir: 'out',
    cases: 2,
    tally: {
      C: { NUMBER_SHARED: { cases: 1, enrolments: 1 } },
      B: { UNDECIDABLE: { cases: 1, enrolments: 1 } },
      A: {},
    },
    files: [
      { name: 'worklist.csv', rows: 2, bytes: 9, sha256: '', unencodable: { 'U+20BB7': 2 } },
      { name: 'summary.json', rows: 0, bytes: 9, sha256: '', unencodable: {} },
    ],
  };

  test('in Japanese', () => {
    expect(summaryTable(counted, written, 'ja', { color: false })).toBe(`totsugo 突合  基準日 2026-11-23

  保険者側  読込 6   読取不可 0  喪失済み 3  突合対象 3
  住民記録  読込 12  読取不可 0  加入者 10   加入者以外 2

  区分                           事例  資格
  C     利用を止めて確認            1     1
          1つの番号に別人の資格     1     1
  B     目で見て確認                1     1
          判定できない              1     1
  A     根拠により確認済み          1     1
          すべて一致                1     1

結果
  out/worklist.csv  確認リスト（区分C・B）　CP932で表せない2字を〓にしました（U+20BB7）
  out/summary.json  件数・入力・版

次にすること  worklist.csvを開き、区分Cの資格情報・診療情報の閲覧を止めてから、上から順に確認してください。
`);
  });

  test.each(['ja', 'en'] as const)('in %s a million rows fit 80 columns', (lang) => {
    const { counts } = counted;
    const insurer = { ...counts.insurer, read: 1_264_000, lapsed: 264_000, rejected: 9_999 };
    const municipal = { read: 1_264_000, rejected: 9_999, enrolled: 990_001, notEnrolled: 264_000 };
    const text = summaryTable({ ...counted, counts: { ...counts, insurer, municipal } }, written, lang, {
      color: false,
    });
    const accounts = text.split('\n').slice(2, 4);
    for (const line of accounts) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  test('in English, in colour', () => {
    const text = summaryTable(counted, written, 'en', { color: true });
    expect(text).toContain('\u001B[31m');
    expect(text).toContain('One number, different people');
    expect(text).toContain('Open worklist.csv, stop the use of the data of grade C, then recheck from the top.');
  });

  test.each([
    [
      'only grade B',
      { ...none, B: { UNDECIDABLE: { cases: 1, enrolments: 1 } } },
      'worklist.csvを開き、上から順に目で',
    ],
    ['a case of residents alone', { ...none, C: { REGISTER_DUPLICATE: { cases: 1, enrolments: 0 } } }, '閲覧を止めて'],
    ['nothing', none, '確認の必要な事例はありません。'],
  ])('says what to do next after %s', (_, tally, next) => {
    const alike = summaryOf([caseOf('ALL_AGREE', 'A')], []);
    expect(summaryTable(alike, { ...written, tally }, 'ja', { color: false })).toContain(next);
  });

  test('says that rows which could not be read were not rechecked', () => {
    const { counts } = counted;
    const rejecting = { ...counts, municipal: { ...counts.municipal, rejected: 1_200 } };
    const text = summaryTable({ ...counted, counts: rejecting }, written, 'ja', { color: false });
    expect(text.split('\n').slice(-3)).toEqual([
      '次にすること  worklist.csvを開き、区分Cの資格情報・診療情報の閲覧を止めてから、上から順に確認してください。',
      '              読み取れなかった1,200行は突合していません。rejects.csvの理由を見て出力元で直し、もう一度実行してください。',
      '',
    ]);
  });

  test.each([
    [{ ...noDecisions, decided: { same_person: 2 } }, 'すべて決定済みです。'],
    [{ ...noDecisions, later: 1, decided: { same_person: 1 } }, 'worklist.csvを開き'],
  ])('knows what is decided: %j', (decisions, next) => {
    expect(summaryTable(counted, { ...written, decisions }, 'ja', { color: false })).toContain(next);
  });
});
