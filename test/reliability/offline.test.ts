/** No network call, ever: a night and the page in a network namespace without interfaces; the bundle, unpacked and run there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, program } from '../night/run.js';

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const preload = new URL('./no-network.mjs', import.meta.url).href;
const input = at('../../fixtures/night/sex-differs/input');
const mayUnshare = spawnSync('unshare', ['-rn', 'true']).status === 0;
const nightArgs = (folder: string): string[] => [
  ...['recheck', '--municipal', join(input, 'juki.csv'), '--insurer', join(input, 'kanyusha.csv')],
  ...['--as-of', '2026-04-01', '--quiet', '--db', join(folder, 'totsugo.db')],
  ...['--key-file', join(folder, 'key'), '--out', join(folder, 'out')],
];

/** Runs Node without any interface but, where asked for, its own loopback. */
function offline(args: readonly string[], env: Readonly<Record<string, string>> = {}, loopback = false) {
  const command = loopback ? 'ip link set lo up && exec "$0" "$@"' : 'exec "$0" "$@"';
  return spawnSync('unshare', ['-rn', 'sh', '-c', command, process.execPath, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: freshFolder(), LANG: 'C', ...env },
    timeout: 60_000,
  });
}

if (!mayUnshare) console.warn('offline: no network namespace can be made here; skipped');

// In CI a machine that cannot make one is a failure, not a reason to skip.
describe.skipIf(!mayUnshare && process.env.CI === undefined)('without a network', () => {
  const folder = freshFolder();
  const tried = join(folder, 'tried');

  it('the namespace has none, and a try is seen', () => {
    writeFileSync(tried, '');
    const code = `import net from 'node:net'; net.connect(80, '192.0.2.1').on('error', (e) => console.log(e.code));`;
    const { stdout } = offline(['--import', preload, '--input-type=module', '-e', code], { TOTSUGO_TRIED: tried });
    expect(stdout.trim()).toBe('ENETUNREACH');
    expect(readFileSync(tried, 'utf8')).toBe('connect\n');
  });

  it('a night is done, and tries to reach nobody', () => {
    writeFileSync(tried, '');
    const { status, stderr } = offline(['--import', preload, program, ...nightArgs(folder)], { TOTSUGO_TRIED: tried });
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(readdirSync(join(folder, 'out'))).toContain('worklist.xlsx');
    expect(readFileSync(tried, 'utf8')).toBe('');
  });

  it('the page is served, names nothing elsewhere, and tries to reach nobody', () => {
    writeFileSync(tried, '');
    const args = [
      program,
      'review',
      '--db',
      join(folder, 'totsugo.db'),
      '--key-file',
      join(folder, 'key'),
      '--user',
      'sato',
    ];
    const { stdout } = offline([at('review-alone.mjs'), preload, ...args], { TOTSUGO_TRIED: tried }, true);
    const { status, length, elsewhere } = JSON.parse(stdout) as { status: number; length: number; elsewhere: string[] };
    expect(status).toBe(200);
    expect(length).toBeGreaterThan(500);
    expect(elsewhere).toEqual([]);
    expect(readFileSync(tried, 'utf8')).toBe('');
  });

  it('the reports name nothing elsewhere', () => {
    const page = readFileSync(join(folder, 'out', 'report.html'), 'utf8');
    expect(page).not.toMatch(/(?:src|href|url\()\s*=?\s*["']?(?:https?:)?\/\//i);
  });
});

describe('the bundle', () => {
  const folder = freshFolder();
  const bundle = (out: string): string =>
    execFileSync(process.execPath, [at('../../scripts/bundle.js'), '--out', out], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  let archive: string;
  let unpacked: string;

  beforeAll(() => {
    archive = bundle(join(folder, 'one'));
    mkdirSync(join(folder, 'unpacked'));
    execFileSync('tar', ['-xzf', archive, '-C', join(folder, 'unpacked')]);
    unpacked = join(folder, 'unpacked', readdirSync(join(folder, 'unpacked'))[0] ?? '');
  });

  it('has the same bytes when it is made again', () => {
    expect(sha256(bundle(join(folder, 'two')))).toBe(sha256(archive));
    expect(readFileSync(`${archive}.sha256`, 'utf8').slice(0, 64)).toBe(sha256(archive));
  });

  it('holds the SHA-256 of every file but the list itself', () => {
    const lines = readFileSync(join(unpacked, 'SHA256SUMS'), 'utf8').trim().split('\n');
    const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
    const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS')
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    expect(files.length).toBe(sums.size);
    for (const file of files) expect(sums.get(file.slice(unpacked.length + 1)), file).toBe(sha256(file));
  });

  it('lists its parts, and nothing that only builds or tests', () => {
    const { components } = JSON.parse(readFileSync(join(unpacked, 'sbom.cdx.json'), 'utf8')) as {
      components: readonly { name: string }[];
    };
    const names = components.map(({ name }) => name);
    expect(names).toContain('csv-parse');
    expect(names.some((name) => /vitest|biome|typescript|kuromoji/.test(name))).toBe(false);
    expect(readdirSync(join(unpacked, 'node_modules'))).not.toContain('vitest');
  });

  it.skipIf(!mayUnshare && process.env.CI === undefined)(
    'runs a night from where it was unpacked, without a network',
    () => {
      const night = freshFolder();
      const { status, stderr } = offline([join(unpacked, 'bin', 'totsugo.js'), ...nightArgs(night)]);
      expect(stderr).toBe('');
      expect(status).toBe(1);
      const summary = JSON.parse(readFileSync(join(night, 'out', 'summary.json'), 'utf8'));
      expect(summary.counts.insurer.cases.BIRTH_OR_SEX_DIFFERS).toBe(1);
    },
  );
});
