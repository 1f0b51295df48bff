// Kills: a night (or any command) ended by SIGKILL at points spread over its length, and what is there afterwards.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../program/in-process.js';
import { copied, nightOf, placesIn, reportsIn, started, storeIn, totsugo } from './town.js';

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
/** A command in this process, to its end: what it wrote. */
export async function done(args) {
  const { status, stdout, stderr } = await run(args, { lang: 'en' });
  if (status === 2) throw new Error(`totsugo ${args[0]}: ${stderr}`);
  return stdout;
}

/** How long a work takes. */
export const seconds = async (work) => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};

/** How long the nights after the first take, and what an undisturbed second and third one report. */
export async function undisturbed({ town, base }, folder) {
  const one = copied(base, join(folder, 'undisturbed'));
  const took = {};
  const reports = [reportsIn(base)];
  for (const threads of [1, 2]) {
    took[threads] = await seconds(() => totsugo(nightOf(town, one, threads)));
    reports.push(reportsIn(one));
  }
  const { decisions, confirmed, whole } = storeIn(base);
  const [first, second, third] = reports;
  return { seconds: took, first, second, third, decisions, confirmed, whole };
}

/**
 * Kills a night, looks, and runs the next one. Returns at which step it was killed; throws where something was lost.
 * `point` is a share of the night's length, or environment variables for `kill-before.js`, which kills at a certain call.
 */
export async function killNight({ town, base }, expected, folder, point, threads = 1) {
  const one = copied(base, join(folder, 'killed'));
  try {
    const step = await killed(nightOf(town, one, threads), one, expected, point, expected.seconds[threads]);
    if (step === null) return null;
    await afterwards(one, expected);
    const { whole } = storeIn(one);
    await done(nightOf(town, one, 1));
    const wanted = whole.length === expected.whole.length ? expected.second : expected.third;
    ensureSame(reportsIn(one), wanted, `the reports after a kill while ${step}`);
    await done(['audit', 'verify', ...placesIn(one)]);
    return step;
  } finally {
    rmSync(one, { recursive: true, force: true });
  }
}

async function killed(args, folder, expected, point, length) {
  return (await killedAt(args, point, length)) ? stepIn(folder, expected) : null;
}

/** Runs a command and kills it, at a share of its length in seconds or where `kill-before.js` says. Returns whether it was killed. */
export async function killedAt(args, point, length) {
  const timed = typeof point === 'number';
  const preload = new URL('./kill-before.js', import.meta.url).href;
  const { child, ended } = started(args, timed ? {} : { env: point, execArgv: ['--import', preload] });
  if (timed) {
    const over = await Promise.race([ended.then(() => true), wait(point * length * 1000).then(() => false)]);
    if (!over) child.kill('SIGKILL');
  }
  const { signal } = await ended;
  return signal === 'SIGKILL';
}

/** What a killed night was at, by what it left. */
function stepIn(folder, expected) {
  const temporary = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.tmp')).length;
  const { left, whole } = storeIn(folder);
  if (whole.length > expected.whole.length) return 'ending, its run whole';
  if (temporary > 0) return 'writing reports';
  if (left === null) return 'starting';
  if (left.cases > 0) return 'explaining';
  if (left.verdicts > 0) return 'looking for candidates';
  return left.enrolments > 0 ? 'comparing' : 'reading';
}

/** The database opens, and holds the last whole run and every confirmed decision; no command shows a half run. */
async function afterwards(folder, expected) {
  const { integrity, whole, decisions, confirmed } = storeIn(folder);
  if (integrity !== 'ok') throw new Error(`integrity: ${integrity}`);
  ensureSame(whole.slice(0, expected.whole.length), expected.whole, 'the whole runs');
  if (decisions !== expected.decisions || confirmed !== expected.confirmed) throw new Error('decisions were lost');
  const shown = totsugo(['runs', '--json', ...placesIn(folder)])
    .trim()
    .split('\n')
    .filter(Boolean);
  if (shown.length !== whole.length) throw new Error(`${shown.length} runs are shown, ${whole.length} are whole`);
}

export function ensureSame(found, wanted, what) {
  if (!same(found, wanted)) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

/** Kills at `count` points over a night's length. Each that ended before its time came is tried again, earlier. */
export async function killNights(places, expected, folder, count, told = () => {}) {
  const steps = {};
  for (let at = 0; at < count; at++) {
    let step = null;
    for (let point = (at + 0.5) / count; step === null; point *= 0.9)
      step = await killNight(places, expected, folder, point, at % 4 === 3 ? 2 : 1);
    steps[step] = (steps[step] ?? 0) + 1;
    told(at + 1);
  }
  return steps;
}

/** Kills first nights, which make the key and the database, and runs them again. */
export async function killFirstNights({ town }, expected, folder, count) {
  const steps = {};
  for (let at = 0; at < count; at++) {
    const one = join(folder, 'first');
    mkdirSync(one, { mode: 0o700 });
    const { child, ended } = started(nightOf(town, one, 1));
    await Promise.race([ended, wait(((at + 0.5) / count) * expected.seconds[1] * 1000)]);
    child.kill('SIGKILL');
    await ended;
    const database = existsSync(join(one, 'totsugo.db'));
    const whole = database ? storeIn(one).whole : [];
    const step = whole.length > 0 ? 'its run whole' : database ? 'with a database' : 'before the database';
    await done(nightOf(town, one, 1));
    // Where the killed one is whole, the page of the next says what came since: nothing.
    const [found, wanted] = [reportsIn(one), { ...expected.first }];
    if (whole.length > 0) found['report.html'] = wanted['report.html'];
    ensureSame(found, wanted, `the reports after a kill ${step}`);
    rmSync(one, { recursive: true });
    steps[step] = (steps[step] ?? 0) + 1;
  }
  return steps;
}

/** Kills imports of decisions: all of them are there afterwards or none, and the same import again takes them all. */
export async function killImports({ base }, file, folder, count) {
  const importing = (one) => ['decisions', 'import', file, '--user', 'sato', '--lang', 'en', ...placesIn(one)];
  const trial = copied(base, join(folder, 'importing'));
  const before = storeIn(trial);
  const length = await seconds(() => started(importing(trial)).ended);
  const after = storeIn(trial);
  rmSync(trial, { recursive: true });
  if (before.rows === after.rows) throw new Error('the import took nothing');
  const steps = {};
  for (let at = 0; at < count; at++) {
    const one = copied(base, join(folder, 'importing'));
    const { child, ended } = started(importing(one));
    await Promise.race([ended, wait(((at + 0.5) / count) * length * 1000)]);
    child.kill('SIGKILL');
    await ended;
    const { integrity, rows, confirmed, whole } = storeIn(one);
    ensureSame([integrity, whole], ['ok', before.whole], 'the database after a killed import');
    if (rows !== before.rows && rows !== after.rows)
      throw new Error(`${rows} decisions of ${after.rows} after a killed import`);
    if (confirmed < before.confirmed) throw new Error('confirmed decisions were lost');
    // A line that the import refuses stays refused; what it takes is counted below.
    await run(importing(one), { lang: 'en' });
    ensureSame(storeIn(one).rows, after.rows, 'decisions after the same import again');
    await done(['audit', 'verify', ...placesIn(one)]);
    rmSync(one, { recursive: true });
    const step = rows === before.rows ? 'none taken yet' : 'all taken';
    steps[step] = (steps[step] ?? 0) + 1;
  }
  return steps;
}
