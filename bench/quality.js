// What the program finds and what it flags for nothing, on made cities whose truth is known: for each of three seeds that no
// test uses, synthesize → recheck → evaluate with both baselines; the figures of the seeds are added up.
//
//   npm run bench:quality                         the ordinary city: 94 % of the mislinks as in 2023; prints a table
//   npm run bench:quality -- --city even          every class of fault alike
//   npm run bench:quality -- --city hard          bench/hard-city.yaml: many who are alike, much that is old
//   npm run bench:quality -- --people 20000 --seeds kita --keep DIR
//
// Writes bench/quality.json, one entry a city; node scripts/figures.js puts it into the READMEs. Runs on the built program.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluate } from '../dist/evaluate/index.js';
import { wilson } from '../dist/evaluate/wilson.js';
import { readSettings } from '../dist/settings/yaml-file.js';
import { synthesize } from '../dist/synthesize/index.js';
import { ownRates } from '../dist/synthesize/rates.js';
import { targets } from './quality-targets.js';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const { values: options } = parseArgs({
  options: {
    city: { type: 'string', default: 'ordinary' },
    people: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: 'kita,minami,higashi' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** @type {Record<string, { mix: '2023' | 'even', rates?: string }>} */
const cities = {
  ordinary: { mix: '2023' },
  even: { mix: 'even' },
  hard: { mix: 'even', rates: at('./hard-city.yaml') },
};
const city = cities[options.city];
if (!city) throw new Error(`--city ${Object.keys(cities).join(' | ')}`);

/** One city from its making to its evaluation. */
async function measure(/** @type {string} */ seed) {
  const dir = options.keep ? join(options.keep, seed) : mkdtempSync(join(tmpdir(), 'totsugo-quality-'));
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  try {
    const rates = city?.rates ? readSettings(city.rates, ownRates) : undefined;
    const made = synthesize({ people: Number(options.people), seed, mix: city?.mix, rates, out: join(dir, 'city') });
    const places = ['--db', join(dir, 'night.db'), '--key-file', join(dir, 'key'), '--out', join(dir, 'out')];
    const files = ['--municipal', made.municipal, '--insurer', ...made.insurers, '--municipal-profile', made.profile];
    const args = ['recheck', ...files, '--as-of', made.asOf, ...places, '--quiet', '--exit-zero'];
    const begun = performance.now();
    const night = spawnSync(process.execPath, [at('../bin/totsugo.js'), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (night.status !== 0) throw new Error(`recheck ended with ${night.status}`);
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    const baselines = { municipal: [made.municipal], insurer: made.insurers };
    const result = await evaluate({ findings: join(dir, 'out'), truth: join(dir, 'city'), baselines });
    return { seed, seconds, result };
  } finally {
    if (!options.keep) rmSync(dir, { recursive: true, force: true });
  }
}

/** @typedef {Awaited<ReturnType<typeof evaluate>>} Evaluation */

/** Shares of several cities as one. */
const pool = (/** @type {Evaluation[]} */ all, /** @type {(one: Evaluation) => { count: number, of: number }} */ of) =>
  wilson(
    all.reduce((sum, one) => sum + of(one).count, 0),
    all.reduce((sum, one) => sum + of(one).of, 0),
  );

/** Errors among the first so many cases of a list, of all cities. */
const yieldOf = (
  /** @type {Evaluation[]} */ all,
  /** @type {'yield' | 'yieldC'} */ list,
  /** @type {number | null} */ depth,
) =>
  pool(all, (one) => {
    const row = one[list].find((found) => found.depth === depth);
    return { count: row?.errors ?? 0, of: row?.cases ?? 0 };
  });

function summaryOf(/** @type {Evaluation[]} */ all) {
  const enrolments = all.reduce((sum, one) => sum + one.enrolments, 0);
  const sum = (/** @type {(one: Evaluation) => number} */ of) => all.reduce((total, one) => total + of(one), 0);
  const names = [...new Set(all.flatMap(({ classes }) => classes.map((row) => row.class)))];
  const ofClass = (/** @type {Evaluation} */ one, /** @type {string} */ name) =>
    one.classes.find((row) => row.class === name);
  const none = { count: 0, of: 0 };
  return {
    enrolments,
    missed: pool(all, (one) => one.missed),
    rightClass: pool(all, (one) => one.rightClass),
    notationFlagged: pool(all, (one) => one.notationFlagged),
    falselyFlagged: pool(all, (one) => one.falselyFlagged),
    yieldC: yieldOf(all, 'yieldC', null),
    yield100: yieldOf(all, 'yield', 100),
    yieldC100: yieldOf(all, 'yieldC', 100),
    topCandidate: pool(all, (one) => one.topCandidate),
    ties: sum((one) => one.ties),
    recall: pool(all, (one) => one.recall),
    precision: pool(all, (one) => one.precision),
    brier: all.map(({ brier }) => brier),
    classes: names.map((name) => ({
      class: name,
      missed: pool(all, (one) => ofClass(one, name)?.missed ?? none),
      rightClass: pool(all, (one) => ofClass(one, name)?.rightClass ?? none),
      falselyFlagged: pool(all, (one) => ofClass(one, name)?.falselyFlagged ?? none),
    })),
    baselines: (all[0]?.baselines ?? []).map(({ name }, i) => ({
      name,
      recall: pool(all, (one) => one.baselines[i]?.recall ?? none),
      precision: pool(all, (one) => one.baselines[i]?.precision ?? none),
      notationFlagged: pool(all, (one) => one.baselines[i]?.notationFlagged ?? none),
    })),
  };
}

const runs = [];
for (const seed of options.seeds.split(',')) {
  const run = await measure(seed);
  process.stderr.write(`${options.city} ${seed}: recheck ${run.seconds} s\n`);
  for (const one of run.result.missedEnrolments)
    process.stderr.write(`  missed ${one.class} (${one.what}) ${one.insurer}\n`);
  runs.push(run);
}
const machine = { cores: cpus().length, cpu: cpus()[0]?.model.trim() ?? '', node: process.version };
const figures = {
  people: Number(options.people),
  seeds: runs.map(({ seed, seconds }) => ({ seed, seconds })),
  machine,
  ...summaryOf(runs.map(({ result }) => result)),
};
const file = at('./quality.json');
const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
writeFileSync(file, `${JSON.stringify({ ...known, [options.city]: figures }, null, 2)}\n`);
if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
else process.stdout.write(table(figures));

function table(/** @type {typeof figures} */ measured) {
  const rows = targets(measured).map(({ en, figure, aim, held, in2023, baselines }) => [
    en,
    figure,
    aim,
    held ? 'held' : 'NOT HELD',
    in2023,
    ...baselines,
  ]);
  const all = [['', 'totsugo', 'aim', '', '2023', 'exact', 'NFKC + JW 0.9'], ...rows];
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length)));
  return `${all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}
