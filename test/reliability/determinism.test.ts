/** The same bytes in every report, whatever the locale, the time zone and the umask of the machine. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freshFolder, program } from '../night/run.js';

const input = (name: string) => fileURLToPath(new URL(`../../fixtures/night/${name}/input`, import.meta.url));
const scenarios = ['number-shared', 'birth-date-unknown'];

/** SHA-256 of each report of the scenarios; of summary.json without its timing. */
function reports(env: Readonly<Record<string, string>>, umask: string): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const name of scenarios) {
    const folder = freshFolder();
    const args = [
      ...[
        'recheck',
        '--municipal',
        join(input(name), 'juki.csv'),
        '--insurer',
        join(input(name), 'kanyusha.csv'),
        '--lang',
        'ja',
      ],
      ...['--as-of', '2026-04-01', '--quiet', '--all', '--threads', '1', '--db', join(folder, 'totsugo.db')],
      ...['--key-file', join(folder, 'key'), '--out', join(folder, 'out')],
    ];
    const script = `umask ${umask} && exec "$0" "$@"`;
    const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, program, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, ...env },
    });
    expect([0, 1], stderr).toContain(status);
    for (const file of readdirSync(join(folder, 'out'))) {
      const path = join(folder, 'out', file);
      expect(statSync(path).mode & 0o777, file).toBe(0o600);
      const bytes = readFileSync(path);
      const { timing: _, ...summary } = file === 'summary.json' ? JSON.parse(bytes.toString('utf8')) : {};
      const held = file === 'summary.json' ? JSON.stringify(summary) : bytes;
      sums[`${name}/${file}`] = createHash('sha256').update(held).digest('hex');
    }
  }
  return sums;
}

describe.skipIf(process.platform === 'win32')('reports', () => {
  const usual = reports({ LANG: 'ja_JP.UTF-8', TZ: 'Asia/Tokyo' }, '022');

  it.each([
    ['C', 'America/Los_Angeles', '000'],
    ['tr_TR.UTF-8', 'Pacific/Apia', '077'],
    ['ja_JP.UTF-8', 'Pacific/Apia', '000'],
  ])('are the same under LANG=%s, TZ=%s, umask %s', (lang, zone, umask) => {
    expect(Object.keys(usual).length).toBeGreaterThanOrEqual(14);
    expect(reports({ LANG: lang, LC_ALL: lang, TZ: zone }, umask)).toEqual(usual);
  });
});
