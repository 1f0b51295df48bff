// npm run bench: whole cold nights against csv-parse alone on the same files, in turns, as ratios; peak memory at one
// and two million people; and the start of the program against an empty Node. Absolute times are this machine's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exportsOf } from './exports.js';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '3' },
    'without-double': { type: 'boolean', default: false },
  },
});
const people = Number(values.people);
const times = Number(values.times);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const program = here('../bin/totsugo.js');

/** Runs Node on some arguments; seconds by the clock and peak resident megabytes. */
function measure(args) {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-bench-'));
  const peak = join(folder, 'peak');
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', here('./peak.js'), ...args], {
    env: { ...process.env, TOTSUGO_PEAK: peak },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${args.slice(0, 2).join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  const megabytes = Number(readFileSync(peak, 'utf8')) / 1e6;
  rmSync(folder, { recursive: true });
  return { seconds, megabytes };
}

function night({ municipal, insurers, profile }) {
  const out = mkdtempSync(join(tmpdir(), 'totsugo-bench-'));
  const files = ['--municipal', ...municipal, '--insurer', ...insurers, '--municipal-profile', profile];
  const places = ['--db', join(out, 'totsugo.db'), '--key-file', join(out, 'key'), '--out', join(out, 'out')];
  const args = [program, 'recheck', ...files, ...places, '--as-of', '2026-10-01', '--exit-zero', '--quiet'];
  const measured = measure(args);
  const { timing } = JSON.parse(readFileSync(join(out, 'out', 'summary.json'), 'utf8'));
  const database = statSync(join(out, 'totsugo.db')).size / 1e6;
  rmSync(out, { recursive: true });
  return { ...measured, stages: timing.seconds, database };
}

const floor = ({ municipal, insurers }) => measure([here('./floor.js'), ...municipal, ...insurers]);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const two = (number) => Math.round(number * 100) / 100;

const files = exportsOf(people);
const turns = [];
for (let turn = 0; turn < times; turn += 1) turns.push({ night: night(files), floor: floor(files) });
const starts = [];
for (let turn = 0; turn < 15; turn += 1) {
  starts.push({ help: measure([program, '--help']).seconds, empty: measure(['-e', '0']).seconds });
}

const results = {
  machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version },
  people,
  turns: times,
  night: {
    seconds: two(median(turns.map((turn) => turn.night.seconds))),
    floorSeconds: two(median(turns.map((turn) => turn.floor.seconds))),
    ratio: two(median(turns.map((turn) => turn.night.seconds / turn.floor.seconds))),
    peakMegabytes: Math.round(median(turns.map((turn) => turn.night.megabytes))),
    databaseMegabytes: Math.round(turns[0].night.database),
    stages: turns[0].night.stages,
  },
  help: { ratio: two(median(starts.map((start) => start.help / start.empty))) },
};
if (!values['without-double']) {
  const doubled = night(exportsOf(people * 2));
  results.doubled = {
    people: people * 2,
    seconds: two(doubled.seconds),
    peakMegabytes: Math.round(doubled.megabytes),
    memoryRatio: two(doubled.megabytes / results.night.peakMegabytes),
  };
}
writeFileSync(here('./results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 2));
