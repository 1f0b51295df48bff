/** Nights that end before their time: by a signal, a thread that dies, a folder that takes no files, another night. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { listRuns } from '../../src/store/runs.js';
import { freshFolder, program } from '../night/run.js';

const fixture = fileURLToPath(new URL('../../fixtures/night/sex-differs/input', import.meta.url));
const preload = new URL('../../scripts/soak/kill-before.js', import.meta.url).href;

const argsOf = (folder: string, threads = 2): string[] => [
  ...[program, 'recheck', '--municipal', join(fixture, 'juki.csv'), '--insurer', join(fixture, 'kanyusha.csv')],
  ...['--as-of', '2026-04-01', '--quiet', '--lang', 'en', '--threads', String(threads)],
  ...['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key'), '--out', join(folder, 'out')],
];

function night(folder: string, env: Readonly<Record<string, string>> = {}, node: readonly string[] = []) {
  const { status, signal, stderr } = spawnSync(process.execPath, [...node, ...argsOf(folder)], {
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

describe('a signal', () => {
  it.each([
    ['SIGINT', 'while rows are read', 'after:linkSync:key', 130],
    ['SIGTERM', 'while reports are written', 'after:openSync:worklist.csv', 143],
  ])('%s %s ends the night with a message', (signal, _, point, status) => {
    const folder = freshFolder();
    const ended = night(folder, { TOTSUGO_KILL: point, TOTSUGO_SIGNAL: signal }, ['--import', preload]);
    expect(ended.stderr).toMatch(/^totsugo: Interrupted\. [^\n]* \[INTERRUPTED\]\n$/);
    expect(ended.status).toBe(status);
    nothingHalfDone(folder);
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
