/** Nights that end before their time: by a signal, a thread that dies, a folder that takes no files, another night. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { listRuns } from '../../src/store/runs.js';
import { freshFolder, program } from '../night/run.js';

const fixture = fileURLToPath(new URL('../../fixtures/night/number-of-another/input', import.meta.url));
const preload = new URL('../../scripts/soak/kill-before.js', import.meta.url).href;

const placesOf = (folder: string): string[] => ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];

const argsOf = (folder: string, threads = 2, lang = 'en'): string[] => [
  ...[program, 'recheck', '--municipal', join(fixture, 'juki.csv'), '--insurer', join(fixture, 'kanyusha.csv')],
  ...['--as-of', '2026-04-01', '--quiet', '--lang', lang, '--threads', String(threads)],
  ...[...placesOf(folder), '--out', join(folder, 'out')],
];

function night(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  node: readonly string[] = [],
  threads = 2,
  lang = 'en',
) {
  const { status, signal, stderr } = spawnSync(process.execPath, [...node, ...argsOf(folder, threads, lang)], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, ...env },
  });
  return { status, signal, stderr };
}

/** What a night that ended left: no report, no run, nothing temporary; and the next one is whole. */
function nothingHalfDone(folder: string): void {
  expect(readdirSync(join(folder, 'out'))).toEqual([]);
  const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  const runs = listRuns(db);
  db.close();
  expect(runs).toEqual([]);
  expect(night(folder).status).toBe(1);
  expect(readdirSync(join(folder, 'out'))).toContain('summary.json');
}

/** How many stages an interrupted night had finished: 1 its rows are stored, 2 compared, 3 its candidates found, 4 explained. */
function stagesDone(folder: string): number {
  const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  const rows = (table: string) => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const stages = ['row_place', 'verdict', 'candidate', 'finding'].map((table) => rows(table) > 0);
  db.close();
  return stages.lastIndexOf(true) + 1;
}

describe('a signal', () => {
  it.each([
    ['SIGINT', 130, 1, 'before anything is stored', 'after:linkSync:key', 0],
    ['SIGTERM', 143, 1, 'while rows are read', 'before:prepare:INSERT INTO reject', 0],
    ['SIGINT', 130, 2, 'while rows are read', 'before:prepare:INSERT INTO reject', 0],
    ['SIGTERM', 143, 2, 'while pairs are compared', 'before:prepare:INSERT OR IGNORE INTO verdict', 1],
    ['SIGINT', 130, 1, 'while candidates are looked for', 'before:prepare:INSERT INTO candidate', 2],
    ['SIGTERM', 143, 1, 'while cases are explained', 'before:prepare:SELECT 1 FROM case_enrolment WHERE run', 3],
    ['SIGTERM', 143, 2, 'while reports are written', 'after:openSync:worklist.csv', 4],
  ] as const)('%s (%i, threads: %i) %s ends the night with a message', (signal, status, threads, _, point, reached) => {
    const folder = freshFolder();
    const env = { TOTSUGO_KILL: point, TOTSUGO_SIGNAL: signal };
    const ended = night(folder, env, ['--import', preload], threads);
    expect(ended.stderr).toMatch(/^totsugo: Interrupted\. [^\n]* \[INTERRUPTED\]\n$/);
    expect(ended.status).toBe(status);
    expect(stagesDone(folder)).toBe(reached);
    nothingHalfDone(folder);
  });

  it('leaves the last whole run as it was', () => {
    const folder = freshFolder();
    night(folder);
    const report = () =>
      spawnSync(process.execPath, [
        program,
        'report',
        '--format',
        'ndjson',
        '--out',
        join(folder, 'again'),
        ...placesOf(folder),
      ]);
    expect(report().status).toBe(0);
    const before = readFileSync(join(folder, 'again', 'findings.ndjson'), 'utf8');
    const env = { TOTSUGO_KILL: 'before:prepare:SELECT 1 FROM case_enrolment WHERE run', TOTSUGO_SIGNAL: 'SIGTERM' };
    const ended = night(folder, env, ['--import', preload], 2, 'ja');
    expect(ended.stderr).toMatch(/^totsugo: 中断しました。[^\n]* \[INTERRUPTED\]\n$/);
    expect(report().status).toBe(0);
    expect(readFileSync(join(folder, 'again', 'findings.ndjson'), 'utf8')).toBe(before);
  });
});

describe('a thread that dies', () => {
  const workers = [
    ['with a status', 'process.exit(7)', 'THREAD_DIED'],
    ['as if it were done', 'process.exit(0)', 'THREAD_DIED'],
    ['of memory', 'throw Object.assign(new Error(), { code: "ERR_WORKER_OUT_OF_MEMORY" })', 'THREAD_DIED'],
    ['of a defect', 'null.x', 'INTERNAL'],
  ] as const;

  it.each(workers)('%s ends the night with a clear error', (_, dies, code) => {
    const folder = freshFolder();
    const file = join(folder, 'dies.mjs');
    writeFileSync(file, `import { isMainThread } from 'node:worker_threads';\nif (!isMainThread) ${dies};\n`);
    const { status, stderr } = night(folder, {}, ['--import', file]);
    expect(stderr).toMatch(new RegExp(`^totsugo: [^\\n]* \\[${code}\\]\\n$`));
    expect(status).toBe(2);
    nothingHalfDone(folder);
  });
});

/** Runs a shell script in a mount namespace of its own, where a folder can be read-only even to root. */
const unshare = (script: string, ...args: string[]) =>
  spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', ...args], { encoding: 'utf8' });
const mayUnshare = unshare('true').status === 0;

describe.skipIf(!mayUnshare && process.env.CI === undefined)('a folder that takes no files', () => {
  const readOnly = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && shift 0 && exec "$@"';
  const inReadOnly = (folder: string, args: readonly string[]) =>
    spawnSync('unshare', ['-rm', 'sh', '-c', readOnly, folder, process.execPath, ...args], { encoding: 'utf8' });

  it('for reports is said before a database is made, and the last reports stay', () => {
    const folder = freshFolder();
    night(folder);
    const reports = readFileSync(join(folder, 'out', 'worklist.csv'), 'utf8');
    const { status, stderr } = inReadOnly(join(folder, 'out'), argsOf(folder));
    expect(stderr).toMatch(/^totsugo: Cannot write to [^\n]* \(read-only, EROFS\)[^\n]* \[OUTPUT_UNWRITABLE\]\n$/);
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'out', 'worklist.csv'), 'utf8')).toBe(reports);
    expect(readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('for the database is said', () => {
    const folder = freshFolder();
    const data = join(folder, 'data');
    mkdirSync(data);
    const args = [...argsOf(folder), '--db', join(data, 'totsugo.db')];
    const { status, stderr } = inReadOnly(data, args);
    expect(stderr).toMatch(/^totsugo: The database [^\n]* \[DATABASE_UNREADABLE\]\n$/);
    expect(status).toBe(2);
    expect(readdirSync(data)).toEqual([]);
  });
});

describe('two nights begun together on one database', () => {
  it('one is done, the other says who holds it', async () => {
    const folder = freshFolder();
    const begun = [0, 1].map(() => {
      const child = spawn(process.execPath, argsOf(folder), { stdio: ['ignore', 'ignore', 'pipe'] });
      const said = child.stderr.toArray();
      return new Promise<{ pid?: number; status: number; stderr: string }>((resolve) => {
        child.once('close', async (status) => {
          resolve({ pid: child.pid, status: status ?? -1, stderr: Buffer.concat(await said).toString('utf8') });
        });
      });
    });
    const [first, second] = (await Promise.all(begun)).sort((a, b) => a.status - b.status);
    expect([first?.status, second?.status]).toEqual([1, 2]);
    expect(second?.stderr).toContain(`(process ${first?.pid}, since`);
    expect(second?.stderr).toContain('[NIGHT_RUNNING]');
  });
});
