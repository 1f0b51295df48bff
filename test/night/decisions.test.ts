/** Decisions through the program: a worklist filled in, taken back, and what later nights make of it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { unguard } from '../../src/report/index.js';
import { filled } from '../review/fill.js';
import { freshFolder, type Night, night, totsugo } from './run.js';

const input = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/night/one-name-and-address-differ/input/${name}`, import.meta.url));

const folder = freshFolder();
const insurer = join(folder, 'kanyusha.csv');
const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];
const original = readFileSync(input('kanyusha.csv'), 'utf8');

function again(csv = original): Night {
  writeFileSync(insurer, csv);
  return night(['--municipal', input('juki.csv'), '--insurer', insurer, '--threads', '1'], folder);
}

const worklist = (done: Night): string[][] =>
  (parse(readFileSync(join(done.out, 'worklist.csv')), { bom: true }) as string[][]).map((row) => row.map(unguard));

const findings = (done: Night): string => readFileSync(join(done.out, 'findings.ndjson'), 'utf8');

function imported(file: string, ...more: string[]) {
  return totsugo(['decisions', 'import', file, ...places, ...more]);
}

describe('decisions over nights', () => {
  // One night after the other: each test goes on where the one before ended.
  const first = again();
  const listed = worklist(first);
  const [finding] = first.findings;
  const file = join(folder, 'filled.xlsx');

  test('without a decision no list and no count says anything of any', () => {
    expect(listed[0]).not.toContain('状況');
    expect(first.summary).not.toHaveProperty('decisions');
    expect(first.stderr).not.toContain('確認の状況');
  });

  test('import says of each row what became of it', () => {
    const book = readFileSync(join(first.out, 'worklist.xlsx'));
    writeFileSync(
      file,
      filled(book, { 2: { 決定: '本人に相違なし', 決定の理由: '転居・転入出：届出で確認', 確認者: '鈴木' } }),
    );
    const trial = imported(file, '--user', '佐藤', '--dry-run');
    expect([trial.status, trial.stdout]).toEqual([0, `2\t${finding?.caseId}\t決定\t決定済み\n`]);
    expect(trial.stderr).toContain('試行。何も変えていません');
    const refused = imported(file);
    expect(refused.status).toBe(2);
    expect(refused.stdout).toContain('受付不可\t担当者の名前がありません。');
    expect(refused.stdout).toContain('[DECISION_WHO_MISSING]');
    expect(imported(file, '--user', '佐藤').status).toBe(0);
    const repeated = imported(file, '--user', '佐藤', '--json');
    expect(JSON.parse(repeated.stdout)).toMatchObject({
      counts: { decided: 0, confirmed: 0, unchanged: 1, rejected: 0 },
      rows: [{ line: 2, caseId: finding?.caseId, result: 'unchanged', state: 'decided' }],
    });
  });

  test('a decided case leaves the worklist and nothing else', () => {
    const second = again();
    expect(second.status).toBe(1);
    expect(findings(second)).toBe(findings(first));
    expect(worklist(second)).toEqual([[...(listed[0] ?? []), '状況']]);
    expect(second.summary).toMatchObject({
      counts: first.summary.counts,
      decisions: { open: 0, later: 0, inquiry: 0, unconfirmed: 0, reopened: 0, decided: { same_person: 1 } },
    });
    expect(second.stderr).toContain('決定済み 1');
  });

  test('values that change bring it back, and the list says which', () => {
    const third = again(original.replace('麹町3-5-7', '麹町3-5-8'));
    const [, row] = worklist(third);
    expect(row?.at(-1)).toMatch(
      /^決定後に変更あり：保険者の住所。前の決定：本人に相違なし（佐藤 \d{4}-\d\d-\d\d、確認 鈴木 \d{4}-\d\d-\d\d）$/,
    );
    expect(third.summary).toMatchObject({ decisions: { reopened: 1, decided: { same_person: 0 } } });
    expect(imported(file, '--user', '佐藤').stdout).toContain('[CASE_CHANGED]');
  });

  test('export has every act, and no Individual Number', () => {
    const csv = totsugo(['decisions', 'export', ...places, '--format', 'csv']).stdout;
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => [row.操作, row.決定, row.理由, row.理由の文, row.行った人, row.事例の現在の状況])).toEqual(
      [
        ['決定', '本人に相違なし', '転居・転入出', '届出で確認', '佐藤', 'reopened'],
        ['確認', '本人に相違なし', '', '', '鈴木', 'reopened'],
      ],
    );
    const out = join(folder, 'decisions.xlsx');
    expect(totsugo(['decisions', 'export', ...places, '--out', out]).status).toBe(0);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const lines = totsugo(['decisions', 'export', ...places]).stdout;
    expect(lines.trim().split('\n')).toHaveLength(2);
    expect(csv + lines).not.toMatch(/200000079196|digests/);
  });

  test('the audit log has each import and export, and nobody by name', () => {
    const log = totsugo(['audit', 'show', ...places, '--json']).stdout;
    expect(log).toContain('"command":"decisions import"');
    expect(log).toContain('"command":"decisions export"');
    expect(log).not.toMatch(/佐藤|鈴木/);
  });
});
