/** What a night guards: other people's files, the night before it, the disk, and the clerk's hours. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockNight } from '../../src/store/lock.js';
import { openStore } from '../../src/store/open.js';
import { freshFolder, program, totsugo } from './run.js';

const fixture = fileURLToPath(new URL('../../fixtures/night/sex-differs/input', import.meta.url));
const files = ['--municipal', join(fixture, 'juki.csv'), '--insurer', join(fixture, 'kanyusha.csv')];
const english = ['--lang', 'en'];

function recheck(folder: string, args: readonly string[] = []) {
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key'), '--out', join(folder, 'out')];
  return totsugo(['recheck', ...files, '--quiet', ...places, ...args], { cwd: folder });
}

describe('two nights on one database', () => {
  it('the second says who holds it and since when, and leaves the first alone', () => {
    const folder = freshFolder();
    const unlock = lockNight(join(folder, 'totsugo.db'), '2026-04-01T01:02:03.000Z');
    const { status, stderr } = recheck(folder, english);
    unlock();
    expect(status).toBe(2);
    expect(stderr).toContain('[NIGHT_RUNNING]');
    expect(stderr).toContain(`process ${process.pid}, since 2026-0`);
    expect(readdirSync(folder).filter((name) => /^totsugo\.db$|^key$/.test(name))).toEqual([]);
    expect(recheck(folder).status).toBe(1);
  });

  it('a holder that was killed holds nothing', async () => {
    const folder = freshFolder();
    const database = join(folder, 'totsugo.db');
    const lock = fileURLToPath(new URL('../../dist/store/lock.js', import.meta.url));
    const code = `const { lockNight } = await import(${JSON.stringify(lock)});
      lockNight(${JSON.stringify(database)}, new Date().toISOString());
      console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(() => lockNight(database, 'now')).toThrow(`process ${holder.pid}`);
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    expect(() => lockNight(database, '2026-04-01T00:00:00.000Z')()).not.toThrow();
    expect(statSync(`${database}.lock`).mode & 0o777).toBe(0o600);
  });
});

describe('a database that another process writes', () => {
  it('is said to be in use, by its name', () => {
    const folder = freshFolder();
    const database = join(folder, 'totsugo.db');
    const db = openStore(database, join(folder, 'key'));
    db.exec('BEGIN IMMEDIATE');
    const { status, stderr } = recheck(folder, english);
    db.exec('ROLLBACK');
    db.close();
    expect(status).toBe(2);
    expect(stderr).toContain(`${database} is in use`);
    expect(stderr).toContain('[DATABASE_BUSY]');
  });
});

describe('files that are not ours', () => {
  it('keep their mode and content where --db names them', () => {
    const folder = freshFolder();
    const file = join(folder, 'totsugo.db');
    writeFileSync(file, 'minutes of a meeting');
    writeFileSync(join(folder, 'key'), `${'0a'.repeat(32)}\n`, { mode: 0o600 });
    chmodSync(file, 0o644);
    const { status, stderr } = recheck(folder);
    expect({ status, code: /\[\w+\]/.exec(stderr)?.[0] }).toEqual({ status: 2, code: '[DATABASE_FOREIGN]' });
    expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(readFileSync(file, 'utf8')).toBe('minutes of a meeting');
  });

  it('a database of ours that others may read is closed to them', () => {
    const folder = freshFolder();
    recheck(folder);
    chmodSync(join(folder, 'totsugo.db'), 0o644);
    expect(recheck(folder).status).toBe(1);
    expect(statSync(join(folder, 'totsugo.db')).mode & 0o777).toBe(0o600);
  });
});

describe('a damaged database', () => {
  it('is named, with what to do', () => {
    const folder = freshFolder();
    recheck(folder);
    const database = join(folder, 'totsugo.db');
    const bytes = readFileSync(database);
    // Beyond the first page, which the key is tried on.
    for (let at = 16_384 + 100; at < bytes.length; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(database, bytes);
    const { status, stderr } = recheck(folder, english);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^totsugo: The database \S*totsugo\.db is damaged [^\n]* \[DATABASE_DAMAGED\]\n$/);
  });
});

describe('before the night begins', () => {
  it('a folder named as the database is said, and no lock is left beside it', () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'data'));
    const { status, stderr } = recheck(folder, ['--db', join(folder, 'data'), ...english]);
    expect(status).toBe(2);
    expect(stderr).toContain('[DATABASE_UNREADABLE]');
    expect(readdirSync(folder).filter((name) => name.includes('lock'))).toEqual([]);
  });

  it('a key file that cannot be is said, with why', () => {
    const folder = freshFolder();
    const { status, stderr } = recheck(folder, ['--key-file', join(folder, 'k'.repeat(300)), ...english]);
    expect(status).toBe(2);
    expect(stderr).toContain('cannot be read or made (the name is too long, ENAMETOOLONG)');
    expect(stderr).toContain('[KEY_UNREADABLE]');
  });

  it('a missing input leaves neither database nor key', () => {
    const folder = freshFolder();
    const { status, stderr } = recheck(folder, ['--insurer', join(folder, 'missing.csv')]);
    expect(status).toBe(2);
    expect(stderr).toContain('[FILE_NOT_FOUND]');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an output folder that cannot be is said before there is a database', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'out'), '');
    const { status, stderr } = recheck(folder);
    expect(status).toBe(2);
    expect(stderr).toContain('[OUTPUT_UNWRITABLE]');
    expect(readdirSync(folder)).toEqual(['out']);
  });
});

describe('what an ended night leaves', () => {
  it('the temporary reports of a killed one are removed, nothing else', () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'out'));
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    for (const name of [
      `.worklist.csv.${dead}.tmp`,
      `.closed.csv.${dead}.tmp`,
      `.findings.ndjson.${dead}-waiting.tmp`,
      '.worklist.csv.mine.tmp',
      'notes.tmp',
    ]) {
      writeFileSync(join(folder, 'out', name), 'x');
    }
    recheck(folder);
    expect(
      readdirSync(join(folder, 'out'))
        .filter((name) => name.endsWith('.tmp'))
        .sort(),
    ).toEqual(['.worklist.csv.mine.tmp', 'notes.tmp']);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s takes its temporary reports away', async (signal, status) => {
    const folder = freshFolder();
    const file = fileURLToPath(new URL('../../dist/report/file.js', import.meta.url));
    const code = `const { openReport } = await import(${JSON.stringify(file)});
      openReport(${JSON.stringify(folder)}, 'worklist.csv').finish();
      console.log('open'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(readdirSync(folder)).toEqual([`.worklist.csv.${child.pid}.tmp`]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    expect(await ended).toBe(status);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full standard output', () => {
  it('is said in one line', () => {
    const folder = freshFolder();
    const places = [
      '--db',
      join(folder, 'totsugo.db'),
      '--key-file',
      join(folder, 'key'),
      '--out',
      join(folder, 'out'),
    ];
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, 'recheck', ...files, '--quiet', '--json', ...english, ...places],
      { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'], encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^totsugo: Standard output [^\n]* \[STDOUT_UNWRITABLE\]\n$/);
  });
});

describe('the language of a night', () => {
  const heads = { ja: '事例番号', en: 'Case' };
  const cases: [name: string, config: string, args: readonly string[], lang: 'ja' | 'en'][] = [
    ['the locale where nothing else says', '', [], 'ja'],
    ['the configuration before the locale', 'lang: en\n', [], 'en'],
    ['a flag before the configuration', 'lang: en\n', ['--lang', 'ja'], 'ja'],
  ];
  it.each(cases)('%s', (_, config, args, lang) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'night.yaml'), `quiet: true\n${config}`);
    recheck(folder, ['--config', join(folder, 'night.yaml'), ...args]);
    expect(readFileSync(join(folder, 'out', 'closed.csv'), 'utf8')).toContain(`${heads[lang]},`);
  });
});
