// The nights of the matrix, and what they wrote: SHA-256 and permissions of each file.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** @param {string} name */
const scenario = (name) => {
  const input = join(fixtures, 'night', name, 'input');
  const files = ['--municipal', join(input, 'juki.csv'), '--insurer', join(input, 'kanyusha.csv')];
  return [...files, '--as-of', '2026-04-01'];
};

/** @type {Readonly<Record<string, readonly string[]>>} */
export const nights = {
  city: ['--config', join(fixtures, 'city', 'night.yaml')],
  'number-shared': scenario('number-shared'),
  'former-name': scenario('former-name'),
  alias: scenario('alias'),
};

/** What no report may depend on. The language is an option of its own, so every night names it. */
export const surroundings = [
  { locale: 'ja_JP.UTF-8', zone: 'Asia/Tokyo', umask: '000' },
  { locale: 'tr_TR.UTF-8', zone: 'Pacific/Apia', umask: '077' },
  { locale: 'C', zone: 'America/Los_Angeles', umask: '000' },
];

/** @param {string} path */
function held(path) {
  const bytes = readFileSync(path);
  if (!path.endsWith('summary.json')) return bytes;
  const { timing: _, ...summary } = JSON.parse(bytes.toString('utf8'));
  return JSON.stringify(summary);
}

/**
 * Runs one night with a new database and key.
 * @param {{ node: string, start: string }} program
 * @param {keyof typeof nights} name
 * @param {(typeof surroundings)[number]} around
 * @param {string} folder an empty folder
 * @returns {Promise<Record<string, string>>} SHA-256 and permissions by file; the exit status is one of them
 * @throws where the night could not do its job
 */
export async function sums({ node, start }, name, { locale, zone, umask }, folder) {
  mkdirSync(folder, { recursive: true });
  const out = join(folder, 'out');
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key'), '--out', out];
  const args = [start, '--lang', 'ja', 'recheck', ...nights[name], '--quiet', '--all', ...places];
  const { status, stderr } = await ended('sh', ['-c', `umask ${umask} && exec "$0" "$@"`, node, ...args], {
    env: { PATH: process.env.PATH, HOME: folder, LANG: locale, LC_ALL: locale, TZ: zone },
  });
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status} (${node}): ${stderr}`);
  const sums = Object.fromEntries(
    readdirSync(out).map((file) => {
      const path = join(out, file);
      const sha256 = createHash('sha256').update(held(path)).digest('hex');
      return [`${name}/${file}`, `${sha256} ${(statSync(path).mode & 0o777).toString(8)}`];
    }),
  );
  return { ...sums, [`${name}: exit status`]: String(status) };
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ status: number | string | null, stderr: string }>} `status`: the signal where one ended it
 */
export function ended(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const said = child.stderr.toArray();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', async (status, signal) => {
      resolve({ status: status ?? signal, stderr: Buffer.concat(await said).toString('utf8') });
    });
  });
}
