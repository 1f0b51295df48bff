/** A database module that does not fit: said as such, before anything is made. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { program } from '../../scripts/matrix/versions.js';
import { loadedModule } from '../../src/store/connect.js';
import { freshFolder } from '../night/run.js';

const fixture = fileURLToPath(new URL('../../fixtures/night/sex-differs/input', import.meta.url));

/** The program with another file in the place of its database module. */
function withModule(folder: string, bytes: string | null): string {
  const file = join(folder, 'module.node');
  writeFileSync(file, bytes ?? '');
  const start = program(file, join(folder, 'program'));
  if (bytes === null) rmSync(join(folder, 'program', 'node_modules', 'better-sqlite3', 'build'), { recursive: true });
  return start;
}

describe('the database module', () => {
  it('of this Node.js loads, and says which SQLite it is', () => {
    expect(loadedModule().sqlite).toMatch(/^3\.\d+\.\d+$/);
  });

  it.each([
    ['made for something else', 'not a module', 'ERR_DLOPEN_FAILED'],
    ['that was never compiled', null, 'ENOENT'],
  ])('%s ends every command with what to do, and nothing is made', (_, bytes, reason) => {
    const folder = freshFolder();
    const start = withModule(folder, bytes);
    const data = join(folder, 'data');
    mkdirSync(data);
    const places = ['--db', join(data, 'totsugo.db'), '--key-file', join(data, 'key')];
    const files = ['--municipal', join(fixture, 'juki.csv'), '--insurer', join(fixture, 'kanyusha.csv')];
    const run = (...args: string[]) => {
      const env = { PATH: process.env.PATH, HOME: folder };
      return spawnSync(process.execPath, [start, '--lang', 'en', ...args, ...places], { encoding: 'utf8', env });
    };
    const night = run('recheck', ...files, '--quiet', '--out', join(folder, 'out'));
    expect(night.stderr).toContain(`The database module does not fit this Node.js (${process.version},`);
    expect(night.stderr).toMatch(new RegExp(`${reason}\\)[^\\n]* \\[DATABASE_MODULE_UNFIT\\]\\n$`));
    expect(night.status).toBe(2);
    expect(readdirSync(data)).toEqual([]);
    const doctor = run('doctor', '--json');
    const { checks } = JSON.parse(doctor.stdout) as {
      checks: { check: string; state: string; found: { en: string } }[];
    };
    expect(checks.find(({ check }) => check === 'module')?.state).toBe('problem');
    expect(doctor.stdout).toContain('DATABASE_MODULE_UNFIT');
    expect(doctor.status).toBe(2);
  });
});
