/** Which commands the audit log knows of: each that reads or writes people's data, with whoever was at work, and no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/audit/entry.js';
import { freshFolder, totsugo } from '../night/run.js';
import { entriesIn, textOf } from './support.js';

const input = fileURLToPath(new URL('../../fixtures/night/sex-differs/input', import.meta.url));
const [municipal, insurer] = [join(input, 'juki.csv'), join(input, 'kanyusha.csv')];

const folder = freshFolder();
const log = { database: join(folder, 'totsugo.db') };
const places = ['--db', log.database, '--key-file', join(folder, 'key')];
const asNight = [
  '--municipal',
  municipal,
  '--insurer',
  insurer,
  '--out',
  join(folder, 'out'),
  '--quiet',
  '--threads',
  '1',
];

/** What a command appended. */
function appended(args: readonly string[]): Entry[] {
  const before = entriesIn(log).length;
  const { status, stderr } = totsugo(['--operator', '職員 1234', ...args], { cwd: folder });
  if (status === 2) throw new Error(stderr);
  return entriesIn(log).slice(before);
}

beforeAll(() => {
  const { status, stderr } = totsugo(['--operator', '職員 1234', 'recheck', ...asNight, ...places], { cwd: folder });
  if (status !== 1) throw new Error(stderr);
});

describe('appended to by', () => {
  it('recheck, with the digests of what it read and wrote, and what could be seen', () => {
    const [begun, done] = entriesIn(log);
    expect(begun).toMatchObject({ command: 'recheck', phase: 'begun', operator: '職員 1234' });
    expect(done).toMatchObject({
      phase: 'done',
      of: 1,
      run: 1,
      counts: { municipalRead: 1, insurerRead: 1, C: 1 },
      shown: { numbers: false, protectedAddresses: false },
    });
    for (const { sha256 } of [...(done?.inputs ?? []), ...(done?.outputs ?? [])])
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(done?.outputs?.map(({ file }) => file)).toContain(join(folder, 'out', 'worklist.csv'));
  });

  it('recheck, whose beginning is the head that summary.json keeps, and by which a shortened log is found', () => {
    const summary = join(folder, 'out', 'summary.json');
    const { timing } = JSON.parse(readFileSync(summary, 'utf8')) as {
      timing: { audit: { seq: number; head: string } };
    };
    const [begun] = entriesIn(log);
    expect(timing.audit).toEqual({ seq: begun?.seq, head: begun?.hmac });
    const verify = ['audit', 'verify', '--summary', summary, '--key-file', join(folder, 'key')];
    expect(totsugo([...verify, '--db', log.database]).status).toBe(0);
    // The log of another database under the same key, as long as this one was: whole in itself, and not this night's.
    const other = join(freshFolder(), 'totsugo.db');
    const night = ['recheck', ...asNight, '--out', join(freshFolder(), 'out')];
    expect(totsugo([...night, '--db', other, '--key-file', join(folder, 'key')]).status).toBe(1);
    const { status, stdout } = totsugo([...verify, '--json', '--db', other]);
    expect([status, stdout]).toEqual([2, expect.stringContaining(summary)]);
  });

  const commands: [command: string, args: readonly string[], said: object][] = [
    [
      'report',
      ['report', ...places, '--format', 'csv', '--out', join(folder, 'again')],
      { run: 1, shown: { numbers: false } },
    ],
    ['runs diff', ['runs', 'diff', '1', '1', ...places], { counts: { cases: 0 } }],
    ['decisions export', ['decisions', 'export', '--out', join(folder, 'decisions.csv'), ...places], {}],
    ['profile check', ['profile', 'check', 'juki-standard', municipal, ...places], { counts: { read: 1, records: 1 } }],
    [
      'audit replay',
      ['audit', 'replay', ...places, '--threads', '1'],
      { run: 1, counts: { cases: 1, differences: 0 } },
    ],
    ['key rotate', ['key', 'rotate', ...places], {}],
    ['purge', ['purge', '--run', '1', ...places], { run: 1 }],
  ];
  it.each(commands)('%s', (command, args, said) => {
    const entries = appended(args);
    expect(entries.map(({ phase }) => phase)).toEqual(['begun', 'done']);
    for (const entry of entries) expect(entry).toMatchObject({ command, operator: '職員 1234' });
    expect(entries[1]).toMatchObject(said);
  });
});

describe('not appended to by', () => {
  it.each([
    ['runs', ['runs', ...places]],
    ['audit verify', ['audit', 'verify', ...places]],
    ['audit show', ['audit', 'show', ...places]],
    ['explain', ['explain', '渡邉一郎', '渡辺一郎']],
    ['doctor', ['doctor', ...places]],
  ])('%s', (_, args) => {
    expect(appended(args)).toEqual([]);
  });
});

describe('whatever was done', () => {
  it('the log holds nobody: no name, kana, birth date, address or number', () => {
    for (const text of [
      '田中',
      'タナカ',
      '一郎',
      '昭和60年',
      '1985-01-02',
      '丸の内',
      '200000079196',
      'H0001',
      '138016',
    ]) {
      expect(textOf(log), text).not.toContain(text);
    }
  });

  it('can be filtered when it is shown', () => {
    const show = (args: readonly string[]) =>
      totsugo(['--lang', 'en', 'audit', 'show', ...places, ...args])
        .stdout.split('\n')
        .filter(Boolean);
    expect(show(['--command', 'purge'])).toEqual([
      expect.stringMatching(/^\d+\t\d{4}-\d\d-\d\d \d\d:\d\d\t職員 1234 \([^)]*\)\tpurge\trun 1\tdone\t/),
    ]);
    const inJapanese = totsugo(['--lang', 'ja', 'audit', 'show', ...places, '--command', 'recheck']).stdout;
    expect(inJapanese).toMatch(/\t住民記録の読込 \d+、.*保険者側の読込 \d+、.*区分C \d+/);
    const none = totsugo(['--lang', 'ja', 'audit', 'show', ...places, '--run', '99']);
    expect([none.status, none.stdout, none.stderr]).toEqual([0, '', '該当する記録はありません。\n']);
    expect(show(['--who', '職員 1234', '--run', '1']).length).toBeGreaterThanOrEqual(4);
    expect(show(['--until', '2020-01-01'])).toEqual([]);
    expect(show(['--json'])).toEqual(textOf(log).split('\n').filter(Boolean));
  });
});
