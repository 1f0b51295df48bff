import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Command } from 'commander';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { defineProfile } from '../../src/commands/profile.js';
import type { Shell } from '../../src/commands/shell.js';
import { TotsugoError } from '../../src/errors.js';

async function run(args: string[], lang: Shell['lang'] = 'ja') {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const status: number[] = [];
  const shell: Shell = { ...streams, env: {}, lang, setStatus: (value) => status.push(value) };
  const program = new Command('totsugo').exitOverride();
  program.configureOutput({ writeOut: (text) => streams.stdout.write(text), writeErr: () => {} });
  defineProfile(program, shell);
  await program.parseAsync(['profile', ...args], { from: 'user' });
  return { out: String(streams.stdout.read() ?? ''), err: String(streams.stderr.read() ?? ''), status };
}

const folder = mkdtempSync(join(tmpdir(), 'totsugo-profile-'));
const file = join(folder, '住基.csv');
writeFileSync(
  file,
  iconv.encode(
    [
      '宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,住所,住民状態,支援措置',
      'A1,123456789018,渡邉　一郎,ワタナベ　イチロウ,昭和60年1月2日,1,千代田区千代田1-1,0,',
      'A2,123456789012,渡邉　花子,ワタナベ　ハナコ,昭和99年1月2日,4,千代田区秘密町9-9,7,あり',
      'A3,,山田,ヤマダ,不詳,4,,0,,',
      'A4,,123456789018,ヤマダ,2001-02-03,,,0,',
      '',
    ].join('\r\n'),
    'cp932',
  ),
);

describe('totsugo profile check', () => {
  test('counts rows, rejects and values that cannot be read', async () => {
    const check = JSON.parse((await run(['check', 'juki-standard', file, '--json'])).out);
    expect(check).toMatchObject({ encoding: 'cp932', read: 4, records: 3, protected: 1, rejects: { COLUMN_COUNT: 1 } });
    expect(check.firstRejects[0]).toMatchObject({ line: 4, code: 'COLUMN_COUNT' });
    expect(check.keys.individualNumber).toMatchObject({ filled: 2, unreadable: 1 });
    expect(check.keys.birthDate).toMatchObject({ filled: 3, unreadable: 1 });
    expect(check.keys.sex).toMatchObject({ filled: 2, unreadable: 1, unknownCodes: { 4: 1 } });
    expect(check.keys.status).toMatchObject({ unreadable: 1, unknownCodes: { 7: 1 } });
    expect(check.keys.formerName).toMatchObject({ absent: true, filled: 0 });
  });

  test.each(['ja', 'en'] as const)('shows the first rows in %s, numbers masked wherever they stand', async (lang) => {
    const { out } = await run(['check', 'juki-standard', file], lang);
    expect(out).toContain('渡邉　一郎');
    expect(out).toContain('********9018');
    expect(out).toContain('COLUMN_COUNT');
    expect(out).not.toMatch(/[0-9]{11}/);
  });

  test('takes for codes what the night takes for them', async () => {
    const codes = join(folder, 'codes.csv');
    const rows = ['１,0', ' 男 ,0', 'Female,０', '1 , 1', 'x,active', ',lapsed', '4,9'];
    const text = rows.map((row, at) => `C${at},,山田,ヤマダ,1985-01-02,${row}\r\n`);
    writeFileSync(codes, `宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,住民状態\r\n${text.join('')}`);
    const { keys } = JSON.parse((await run(['check', 'juki-standard', codes, '--json'])).out);
    expect(keys.sex).toMatchObject({ filled: 6, unreadable: 2, unknownCodes: { x: 1, 4: 1 } });
    expect(keys.status).toMatchObject({ filled: 7, unreadable: 1, unknownCodes: { 9: 1 } });
  });

  test.each(['-1', '101', '1.5', 'x'])('--rows %s is refused', async (rows) => {
    await expect(run(['check', 'juki-standard', file, '--rows', rows])).rejects.toThrow('0–100');
  });

  test.each([[[]], [['--json']]])('withholds the address of a protected person %j', async (options) => {
    const { out } = await run(['check', 'juki-standard', file, ...options]);
    expect(out).toContain('千代田区千代田1-1');
    expect(out).not.toContain('秘密町');
  });

  test('says absent columns on stderr, once', async () => {
    const { err } = await run(['check', 'juki-standard', file]);
    expect(err.match(/旧氏カナ/g)).toHaveLength(1);
  });

  test('--rows 0 shows no values', async () => {
    expect((await run(['check', 'juki-standard', file, '--rows', '0'])).out).not.toContain('渡邉');
  });

  test('control characters of a file do not reach the terminal', async () => {
    const path = join(folder, 'escape.csv');
    writeFileSync(path, '宛名番号,個人番号,氏名,生年月日,性別\nA1,,\x1b[2J山田,2001-02-03,\x1b\n');
    const { out } = await run(['check', 'juki-standard', path]);
    expect(out).toContain('\ufffd[2J山田');
    expect(out).not.toContain('\x1b');
  });

  test('a file of which nothing can be read ends with status 2', async () => {
    const path = join(folder, 'short.csv');
    writeFileSync(path, '宛名番号,個人番号,氏名,生年月日\nA1,,山田\n');
    const { err, status } = await run(['check', 'juki-standard', path]);
    expect(status).toEqual([2]);
    expect(err).toContain('1件も読み取れません');
  });

  test('throws what a night would throw', async () => {
    const wrong = run(['check', 'kanyusha-standard', file]);
    await expect(wrong).rejects.toSatisfy((error) => error instanceof TotsugoError && error.code === 'COLUMN_MISSING');
  });
});

test('totsugo profile list names every profile with its source', async () => {
  const lines = (await run(['list'])).out.trim().split('\n');
  expect(lines.map((line) => line.split('\t').slice(0, 2))).toEqual([
    ['juki-headerless', '住民記録'],
    ['juki-standard', '住民記録'],
    ['juki-utf16-tab', '住民記録'],
    ['kanyusha-era-codes', '保険者'],
    ['kanyusha-standard', '保険者'],
  ]);
  const words = lines.slice(0, 3).map((line) => line.split('\t').slice(2));
  expect(words).toEqual([
    ['cp932', ',', '32列'],
    ['自動判別', ',', '見出し行あり'],
    ['utf-16le', 'タブ区切り', '見出し行あり'],
  ]);
  expect((await run(['list'], 'en')).out).toContain('juki-standard\tmunicipal\tauto\t,\theader\n');
});

test('totsugo profile show writes a profile that can be read again', async () => {
  const path = join(folder, 'mine.yaml');
  writeFileSync(path, (await run(['show', 'juki-standard'])).out);
  const check = JSON.parse((await run(['check', path, file, '--json'])).out);
  expect(check).toMatchObject({ profile: 'juki-standard', records: 3 });
});
