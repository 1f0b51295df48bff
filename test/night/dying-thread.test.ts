/** A thread that dies ends the night with a clear word, leaves nothing half-written, and harms no other night. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../src/synthesize/index.js';
import { freshFolder, program } from './run.js';

const dyingThread = `--import=${fileURLToPath(new URL('dying-thread.mjs', import.meta.url))}`;

/** A city and what runs nights of it, in its folder. */
function town(people: number) {
  const folder = freshFolder();
  const made = synthesize({ people, seed: 'dying', out: join(folder, 'city'), encoding: 'cp932' });
  const files = ['--municipal', made.municipal, '--insurer', ...made.insurers, '--municipal-profile', made.profile];
  const common = [...files, '--key-file', join(folder, 'key'), '--as-of', '2026-10-01', '--threads', '2'];
  const run = (db: string, out: string, more: readonly string[] = [], env: Record<string, string> = {}) => {
    const places = ['--db', join(folder, db), '--out', join(folder, out)];
    const args = [program, 'recheck', ...common, ...places, '--exit-zero', '--lang', 'en', ...more];
    return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  };
  const contents = (out: string) =>
    existsSync(join(folder, out))
      ? readdirSync(join(folder, out)).map((name) => [name, readFileSync(join(folder, out, name)).toString('base64')])
      : [];
  return { run, contents };
}

const isNoSummary = ([name]: readonly (string | undefined)[]): boolean => name !== 'summary.json';

describe('a thread that dies', () => {
  it('ends the night; the one after it is whole', () => {
    const { run, contents } = town(800);
    const died = run('one.db', 'out', [], { NODE_OPTIONS: dyingThread });
    expect(died.status).toBe(2);
    expect(died.stderr).toContain('[THREAD_DIED]');
    expect(died.stderr).not.toMatch(/ at .*\.js:/);
    expect(contents('out')).toEqual([]);

    expect(run('one.db', 'after').status).toBe(0);
    expect(run('other.db', 'undisturbed').status).toBe(0);
    expect(contents('undisturbed')).toHaveLength(7);
    expect(contents('after').filter(isNoSummary)).toEqual(contents('undisturbed').filter(isNoSummary));
  });

  it('while it writes closed cases out leaves the reports of the night before as they were', () => {
    const { run, contents } = town(2_500);
    expect(run('one.db', 'out').status).toBe(0);
    const before = contents('out');
    expect(before).toHaveLength(7);
    const died = run('one.db', 'out', ['--all'], { NODE_OPTIONS: dyingThread, DYING_AT: 'closed' });
    expect(died.status).toBe(2);
    expect(died.stderr).toContain('[THREAD_DIED]');
    expect(contents('out')).toEqual(before);
  });
});
