/** A thread that dies ends the night with a clear word, leaves nothing half-written, and harms no other night. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../src/synthesize/index.js';
import { freshFolder, program } from './run.js';

describe('a thread that dies', () => {
  it('ends the night; the one after it is whole', () => {
    const folder = freshFolder();
    const made = synthesize({ people: 800, seed: 'dying', out: join(folder, 'city'), encoding: 'cp932' });
    const files = ['--municipal', made.municipal, '--insurer', ...made.insurers, '--municipal-profile', made.profile];
    const run = (db: string, out: string, dying: boolean) =>
      spawnSync(
        process.execPath,
        [program, 'recheck', ...files, '--db', join(folder, db), '--key-file', join(folder, 'key')].concat([
          '--out',
          join(folder, out),
          '--as-of',
          '2026-10-01',
          '--threads',
          '2',
          '--exit-zero',
          '--lang',
          'en',
        ]),
        {
          encoding: 'utf8',
          env: {
            ...process.env,
            ...(dying
              ? { NODE_OPTIONS: `--import=${fileURLToPath(new URL('dying-thread.mjs', import.meta.url))}` }
              : {}),
          },
        },
      );

    const died = run('one.db', 'out', true);
    expect(died.status).toBe(2);
    expect(died.stderr).toContain('[THREAD_DIED]');
    expect(died.stderr).not.toMatch(/ at .*\.js:/);
    expect(existsSync(join(folder, 'out')) ? readdirSync(join(folder, 'out')) : []).toEqual([]);

    expect(run('one.db', 'after', false).status).toBe(0);
    expect(run('other.db', 'undisturbed', false).status).toBe(0);
    for (const name of readdirSync(join(folder, 'undisturbed')).filter((one) => one !== 'summary.json')) {
      expect(
        readFileSync(join(folder, 'after', name)).equals(readFileSync(join(folder, 'undisturbed', name))),
        name,
      ).toBe(true);
    }
  });
});
