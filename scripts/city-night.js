// The fixture city's night in a folder, and the review page on it: for the demonstration and for the screenshots.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin', 'totsugo.js');

/** @param {string} folder */
const places = (folder) => ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];

/**
 * Makes a fresh clone ready and rechecks the city; ends the process where that fails.
 * @param {string} folder
 */
export function cityNight(folder) {
  const ready = spawnSync(process.execPath, [join(root, 'scripts', 'ready.js')], { cwd: root, stdio: 'inherit' });
  if (ready.status !== 0) process.exit(ready.status ?? 2);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = ['--config', join(root, 'fixtures', 'city', 'night.yaml')];
  const args = [
    program,
    '--lang',
    'ja',
    'recheck',
    ...config,
    ...places(folder),
    '--out',
    join(folder, 'out'),
    '--quiet',
  ];
  const night = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  // Cases to recheck (status 1) are what the demonstration is for.
  if (night.status !== 0 && night.status !== 1) process.exit(night.status ?? 2);
}

/**
 * Starts the page; its link is the first line that it writes.
 * @param {string} folder
 * @param {readonly string[]} args
 */
export function startPage(folder, args) {
  const child = spawn(process.execPath, [program, '--lang', 'ja', 'review', ...places(folder), ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  /** @type {Promise<string>} */
  const link = new Promise((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', () => fail(new Error('the page did not start')));
  });
  return { child, link };
}
