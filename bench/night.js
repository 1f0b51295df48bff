// npm run bench: whole nights, cold and on the day after (1 % of the people left, new or changed), csv-parse alone on the same files
// (the floor), and DuckDB as the alternative, in turns, as ratios; time and peak memory at two and four times the people;
// and the start of the program against an empty Node. Absolute times are this machine's.
//
//   npm run bench -- --people 100000 --times 1 --largest 1
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { changedExports } from './changed.js';
import { exportsOf } from './exports.js';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '5' },
    /** The largest register, in multiples of the people: 1, 2 or 4. */
    largest: { type: 'string', default: '4' },
  },
});
const people = Number(values.people);
const times = Number(values.times);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const program = here('../bin/totsugo.js');
const packageOf = (path) => JSON.parse(readFileSync(here(path), 'utf8'));
const { version } = packageOf('../package.json');
const versionOf = (name) => packageOf(`../node_modules/${name}/package.json`).version;

/** Runs Node on some arguments; seconds by the clock and peak resident megabytes. */
function measure(args) {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-bench-'));
  const peak = join(folder, 'peak');
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', here('./peak.js'), ...args], {
    env: { ...process.env, TOTSUGO_PEAK: peak },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${args.slice(0, 2).join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  const megabytes = Number(readFileSync(peak, 'utf8')) / 1e6;
  rmSync(folder, { recursive: true });
  const { listed } = stdout.startsWith('{') ? JSON.parse(stdout) : {};
  return { seconds, megabytes, listed };
}

/** A cold night in a folder of its own, then a warm one on the same database: the exports of the day after. */
function nights(files, dayAfter) {
  const out = mkdtempSync(join(tmpdir(), 'totsugo-bench-'));
  const night = ({ municipal, insurers, profile }) => {
    const inputs = ['--municipal', ...municipal, '--insurer', ...insurers, '--municipal-profile', profile];
    const places = ['--db', join(out, 'totsugo.db'), '--key-file', join(out, 'key'), '--out', join(out, 'out')];
    const args = [program, 'recheck', ...inputs, ...places, '--as-of', files.asOf, '--exit-zero', '--quiet'];
    const measured = measure(args);
    const { timing, counts } = JSON.parse(readFileSync(join(out, 'out', 'summary.json'), 'utf8'));
    const found = createHash('sha256')
      .update(readFileSync(join(out, 'out', 'findings.ndjson')))
      .digest('hex');
    return { ...measured, stages: timing.seconds, listed: counts.grades.B + counts.grades.C, found };
  };
  const cold = night(files);
  const database = statSync(join(out, 'totsugo.db')).size / 1e6;
  const warm = dayAfter ? night(dayAfter) : null;
  rmSync(out, { recursive: true });
  return { cold, warm, database };
}

const floor = ({ municipal, insurers }) => measure([here('./floor.js'), ...municipal, ...insurers]);

const duckdb = ({ municipal, insurers }) => measure([here('./duckdb.js'), ...municipal, ...insurers]);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const two = (number) => Math.round(number * 100) / 100;
const per = (number, seconds) => Math.round(number / seconds);

const files = exportsOf(people);
const dayAfter = changedExports(files, people);
// What a night that builds on another has to find, to the byte.
const { found } = nights(dayAfter, null).cold;
const turns = [];
for (let turn = 0; turn < times; turn += 1) {
  const night = nights(files, dayAfter);
  if (night.warm.found !== found)
    throw new Error('a warm night found something else than a cold one on the same files');
  turns.push({ ...night, floor: floor(files), duckdb: duckdb(files) });
}
const starts = [];
for (let turn = 0; turn < 15; turn += 1) {
  starts.push({ help: measure([program, '--help']).seconds, empty: measure(['-e', '0']).seconds });
}

const of = (figure) => median(turns.map(figure));
const rows = files.residents + files.enrolments;
const results = {
  machine: { cpu: cpus()[0]?.model, cores: cpus().length, megabytes: Math.round(totalmem() / 1e6) },
  versions: {
    node: process.version,
    totsugo: version,
    sqlite: versionOf('better-sqlite3'),
    duckdb: versionOf('@duckdb/node-api'),
  },
  people,
  turns: times,
  largest: Number(values.largest),
  floor: { seconds: two(of((turn) => turn.floor.seconds)) },
  night: {
    seconds: two(of((turn) => turn.cold.seconds)),
    ratio: two(of((turn) => turn.cold.seconds / turn.floor.seconds)),
    rowsPerSecond: per(
      rows,
      of((turn) => turn.cold.seconds),
    ),
    peakMegabytes: Math.round(of((turn) => turn.cold.megabytes)),
    databaseMegabytes: Math.round(turns[0].database),
    listed: turns[0].cold.listed,
    stages: turns[0].cold.stages,
  },
  warm: {
    seconds: two(of((turn) => turn.warm.seconds)),
    toCold: two(of((turn) => turn.warm.seconds / turn.cold.seconds)),
    peakMegabytes: Math.round(of((turn) => turn.warm.megabytes)),
    stages: turns[0].warm.stages,
  },
  duckdb: {
    seconds: two(of((turn) => turn.duckdb.seconds)),
    toFloor: two(of((turn) => turn.duckdb.seconds / turn.floor.seconds)),
    peakMegabytes: Math.round(of((turn) => turn.duckdb.megabytes)),
    listed: turns[0].duckdb.listed,
  },
  help: { ratio: two(median(starts.map((start) => start.help / start.empty))) },
};
for (const times of [2, 4].filter((more) => more <= Number(values.largest))) {
  const { cold } = nights(exportsOf(people * times), null);
  results[times === 2 ? 'doubled' : 'fourfold'] = {
    people: people * times,
    seconds: two(cold.seconds),
    timeRatio: two(cold.seconds / results.night.seconds),
    peakMegabytes: Math.round(cold.megabytes),
    memoryRatio: two(cold.megabytes / results.night.peakMegabytes),
  };
}
writeFileSync(here('./results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 2));
