// The two CP932 exports of a made city, for the benchmarks: made once and kept in bench/data.
//
//   node bench/exports.js 1000000            writes bench/data/1000000-bench-2023/
//   node bench/exports.js 100000 seed even
//
// Runs on the built program: npm run build first.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthesize } from '../dist/synthesize/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = fileURLToPath(new URL('./data/', import.meta.url));

/** What the generator was built from: other parts of the program may change without making the exports again. */
function buildOf(/** @type {string} */ dir) {
  const hash = createHash('sha256');
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name));
  for (const file of files.sort()) {
    hash.update(relative(dir, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @typedef {object} Exports
 * @property {string} dir folder of the exports and of truth.csv and truth-links.csv
 * @property {string[]} municipal paths of the register's exports
 * @property {string[]} insurers paths of the insurers' exports
 * @property {string} profile path of the municipal profile, which says what the register covers
 * @property {string} asOf the day to recheck at, YYYY-MM-DD
 * @property {number} residents rows of the register
 * @property {number} enrolments rows of the insurers, the lapsed among them
 * @property {number} seconds what making them took
 */

/**
 * Makes the exports, or gives those that an earlier call of the same generator made.
 * @param {number} people
 * @param {string} [seed]
 * @param {'2023' | 'even'} [mix]
 * @returns {Exports}
 */
export function exportsOf(people, seed = 'bench', mix = '2023') {
  const dir = join(data, `${people}-${seed}-${mix}`);
  const stamp = join(dir, 'exports.json');
  const build = buildOf(join(root, 'dist', 'synthesize'));
  if (existsSync(stamp)) {
    const { build: made, ...exports } = JSON.parse(readFileSync(stamp, 'utf8'));
    if (made === build) return exports;
  }
  const begun = performance.now();
  // Written beside and renamed, so that an interrupted call leaves nothing that looks whole.
  const part = `${dir}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const made = synthesize({ people, seed, mix, out: part, encoding: 'cp932' });
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const at = (/** @type {string} */ path) => join(dir, relative(part, path));
  const exports = {
    dir,
    municipal: [at(made.municipal)],
    insurers: made.insurers.map(at),
    profile: at(made.profile),
    asOf: made.asOf,
    residents: made.residents,
    enrolments: made.enrolments,
    seconds,
  };
  writeFileSync(join(part, 'exports.json'), JSON.stringify({ build, ...exports }));
  rmSync(dir, { recursive: true, force: true });
  renameSync(part, dir);
  return exports;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [people = '1000000', seed, mix] = process.argv.slice(2);
  process.stdout.write(`${JSON.stringify(exportsOf(Number(people), seed, mix === 'even' ? 'even' : '2023'))}\n`);
}
