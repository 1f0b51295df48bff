/** What commands say in corners: no run yet, a format that a name does not tell, numbers in paths, limits on the size of files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { countName } from '../../src/commands/audit-counts.js';
import { openStore } from '../../src/store/open.js';
import { listRuns } from '../../src/store/runs.js';
import { freshFolder, night, program, totsugo } from './run.js';

const input = fileURLToPath(new URL('../../fixtures/night/number-of-another/input', import.meta.url));
const files = ['--municipal', join(input, 'juki.csv'), '--insurer', join(input, 'kanyusha.csv')];
const placesOf = (folder: string) => ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];

describe('a database without a run', () => {
  const folder = freshFolder();
  beforeAll(() => {
    openStore(join(folder, 'totsugo.db'), join(folder, 'key')).close();
  });

  it.each([
    ['report', 'RUN_NONE'],
    ['audit replay', 'RUN_NONE'],
    ['report --run 1', 'RUN_NOT_FOUND'],
  ])('%s says %s', (command, code) => {
    const { status, stderr } = totsugo([...command.split(' '), ...placesOf(folder)]);
    expect(stderr).toMatch(new RegExp(`^totsugo: [^\\n]* \\[${code}\\]\\n$`));
    expect(status).toBe(2);
  });
});

describe('the key', () => {
  const run = (folder: string, env: Readonly<Record<string, string>>, ...args: string[]) =>
    spawnSync(process.execPath, [program, '--lang', 'en', ...args, '--db', join(folder, 'totsugo.db')], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: join(folder, 'home'), ...env },
    });
  const recheck = ['recheck', ...files, '--as-of', '2026-04-01', '--quiet'];

  it('lies where TOTSUGO_KEY_FILE says, made with its folder for its owner alone; --key-file wins', () => {
    const folder = freshFolder();
    const own = { TOTSUGO_KEY_FILE: join(folder, 'keys', 'mine') };
    expect(run(folder, own, ...recheck).status).toBe(1);
    expect(statSync(own.TOTSUGO_KEY_FILE).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
    expect(run(folder, own, 'runs').status).toBe(0);
    expect(run(folder, {}, 'runs').stderr).toContain('[KEY_MISSING]');
    expect(run(folder, own, 'runs', '--key-file', join(folder, 'none')).stderr).toContain('[KEY_MISSING]');
    const elsewhere = { TOTSUGO_KEY_FILE: join(folder, 'none') };
    expect(run(folder, elsewhere, 'runs', '--key-file', own.TOTSUGO_KEY_FILE).status).toBe(0);
  });

  it('lies in the configuration folder of the user else', () => {
    const folder = freshFolder();
    expect(run(folder, {}, ...recheck).status).toBe(1);
    expect(statSync(join(folder, 'home/.config/totsugo/key')).mode & 0o777).toBe(0o600);
    const other = freshFolder();
    expect(run(other, { XDG_CONFIG_HOME: join(other, 'configuration') }, ...recheck).status).toBe(1);
    expect(statSync(join(other, 'configuration/totsugo')).mode & 0o777).toBe(0o700);
  });
});

describe('a compressed export', () => {
  it.each(['gzip', 'deflate', 'brotli'] as const)('(%s) is refused before anything is made, not unpacked', (kind) => {
    const folder = freshFolder();
    const pack = { gzip: gzipSync, deflate: deflateSync, brotli: brotliCompressSync }[kind];
    const packed = join(folder, 'juki.csv');
    writeFileSync(packed, pack(readFileSync(join(input, 'juki.csv'))));
    const args = ['recheck', '--municipal', packed, '--insurer', join(input, 'kanyusha.csv'), ...placesOf(folder)];
    const { status, stderr } = totsugo([...args, '--out', join(folder, 'out')]);
    expect(stderr).toMatch(/^totsugo: [^\n]* \[(ENCODING_UNKNOWN|HEADER_UNREADABLE|COLUMN_MISSING)\]\n$/);
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual(['juki.csv']);
  });
});

it('every table that a purge may take rows from has a name in words', () => {
  const folder = freshFolder();
  const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all();
  db.close();
  const nameless = tables.filter((table) => countName(table, 'ja') === table);
  expect(nameless.sort()).toEqual(['audit_anchor', 'decision_key']);
});

describe('a purge in the audit log', () => {
  const folder = freshFolder();
  beforeAll(() => {
    night(files, folder);
    expect(totsugo(['purge', '--run', '1', ...placesOf(folder)]).stdout).toContain('突合番号1を消しました');
  });

  it.each([
    ['ja', ['突合 1', '住民記録の行 2', '加入記録の行 1'], '消した一覧 7'],
    ['en', ['runs 1', 'register rows 2', 'enrolment rows 1'], 'files deleted 7'],
  ] as const)('is told in words (%s)', (lang, rows, deleted) => {
    const shown = totsugo(['--lang', lang, 'audit', 'show', '--command', 'purge', ...placesOf(folder)]).stdout;
    for (const row of rows) expect(shown).toContain(row);
    expect(shown).toContain(deleted);
    expect(shown).not.toMatch(/_/);
  });
});

it('decisions export refuses a name that tells no format, and takes one that is given', () => {
  const folder = freshFolder();
  night(files, folder);
  const out = join(folder, 'list.txt');
  const refused = totsugo(['decisions', 'export', '--out', out, ...placesOf(folder)]);
  expect(refused.stderr).toMatch(/^totsugo: [^\n]*--format[^\n]* \[EXPORT_FORMAT_UNKNOWN\]\n$/);
  expect(readdirSync(folder)).not.toContain('list.txt');
  expect(totsugo(['decisions', 'export', '--out', out, '--format', 'csv', ...placesOf(folder)]).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('突合番号');
});

describe('an Individual Number in a path that somebody typed', () => {
  const number = '123456789018';
  const folder = join(freshFolder(), number);
  mkdirSync(folder);

  it.each([
    ['report', '--db', join(folder, 'none.db')],
    ['runs', '--db', join(folder, 'none.db')],
    ['recheck', '--municipal', join(folder, 'none.csv'), '--insurer', 'none.csv'],
    ['decisions', 'import', join(folder, 'none.csv'), '--user', 'a'],
    ['key', 'rotate', '--db', join(folder, 'none.db')],
    ['profile', 'check', join(folder, 'none.yaml'), 'none.csv'],
    ['recheck', '--config', join(folder, 'none.yaml')],
    ['doctor', '--out', folder],
  ])('%s %s: is masked where it is said', (...args) => {
    const { stdout, stderr } = totsugo(args);
    expect(stdout + stderr).toContain('********9018');
    expect(stdout + stderr).not.toContain(number);
  });

  it('is masked where reports and lists are said to be', () => {
    night(files, folder);
    const report = totsugo(['report', '--out', join(folder, 'again'), ...placesOf(folder)]);
    const list = totsugo(['decisions', 'export', '--out', join(folder, 'list.csv'), ...placesOf(folder)]);
    const key = totsugo(['key', 'rotate', ...placesOf(folder)]);
    for (const { status, stderr } of [report, list, key]) {
      expect(status).toBe(0);
      expect(stderr).toContain('********9018');
      expect(stderr).not.toContain(number);
    }
  });
});

describe.skipIf(process.platform === 'win32')('a limit on the size of files', () => {
  /** One night in which no file may become larger. */
  const limited = (folder: string, blocks: number) => {
    const args = [
      program,
      'recheck',
      ...files,
      '--as-of',
      '2026-04-01',
      '--quiet',
      '--lang',
      'en',
      ...placesOf(folder),
    ];
    const script = `ulimit -f ${blocks} && exec "$0" "$@"`;
    return spawnSync('sh', ['-c', script, process.execPath, ...args, '--out', join(folder, 'out')], {
      encoding: 'utf8',
    });
  };

  it.each([1, 60, 'half'])('(%s blocks) is said, and the last whole run stays', (wanted) => {
    const folder = freshFolder();
    night(files, folder);
    const blocks = wanted === 'half' ? statSync(join(folder, 'totsugo.db')).size / 1024 : Number(wanted);
    const before = readFileSync(join(folder, 'out', 'worklist.csv'));
    const { status, stderr } = limited(folder, blocks);
    expect(stderr).toMatch(
      /^totsugo: [^\n]* \[(DATABASE_WRITE_FAILED|OUTPUT_UNWRITABLE|AUDIT_UNWRITABLE|DISK_FULL)\]\n$/,
    );
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'out', 'worklist.csv'))).toEqual(before);
    const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
    expect(listRuns(db).map(({ id }) => id)).toEqual([1]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    expect(
      totsugo([
        'recheck',
        ...files,
        '--as-of',
        '2026-04-01',
        '--quiet',
        ...placesOf(folder),
        '--out',
        join(folder, 'out'),
      ]).status,
    ).toBe(1);
  });
});
