// Changes of the key ended by SIGKILL, by time and at certain calls: one of the two keys on disk opens each file, every command says
// what to do, and the same change again finishes.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../program/in-process.js';
import { done, ensureSame, killedAt, seconds } from './kills.js';
import { copied, placesIn, started, storeIn } from './town.js';

const calls = [
  'after:linkSync:key.new',
  'before:prepare:VACUUM INTO',
  'before:renameSync:totsugo.db.rekeyed',
  'after:renameSync:totsugo.db.rekeyed',
  'before:renameSync:totsugo.db.audit.rekeyed',
  'after:renameSync:totsugo.db.audit.rekeyed',
  'after:copyFileSync:.until-',
  'before:renameSync:key.new',
  'after:renameSync:key.new',
];

/** Kills `count` changes of the key by time, and one at each call. */
export async function killRotations({ base }, folder, count) {
  const one = join(folder, 'rotating');
  const rotating = ['key', 'rotate', '--lang', 'en', ...placesIn(one)];
  copied(base, one);
  const before = storeIn(one);
  const length = await seconds(() => started(rotating).ended);
  const steps = {};
  const timed = Array.from({ length: count }, (_, at) => (at + 0.5) / count);
  for (const point of [...timed, ...calls]) {
    const step = await oneKill(base, one, rotating, point, length);
    // A change that was done is not begun again: the next would be another one.
    if (existsSync(join(one, 'key.new'))) await done(rotating);
    ensureSame(storeIn(one), before, `the database after a change of the key that was killed ${step}`);
    ensureSame(existsSync(join(one, 'key.new')), false, 'the new key beside the old one');
    await done(['audit', 'verify', ...placesIn(one)]);
    await done(rotating);
    ensureSame(storeIn(one), before, 'the database after another change');
    steps[step] = (steps[step] ?? 0) + 1;
  }
  rmSync(one, { recursive: true });
  return { killed: timed.length + calls.length, steps };
}

async function oneKill(base, one, rotating, point, length) {
  for (let earlier = point; ; earlier = typeof earlier === 'number' ? earlier * 0.9 : earlier) {
    rmSync(one, { recursive: true, force: true });
    copied(base, one);
    if (await killedAt(rotating, typeof point === 'string' ? { TOTSUGO_KILL: point } : earlier, length)) break;
    if (typeof point === 'string') throw new Error(`no change of the key was killed ${point}`);
  }
  return stepIn(base, one);
}

/** How far a killed change was, by what the next command says. */
async function stepIn(base, one) {
  const changed = readFileSync(join(one, 'key'), 'utf8') !== readFileSync(join(base, 'key'), 'utf8');
  const { code } = await run(['runs', ...placesIn(one)], { lang: 'en' });
  if (code === 'KEY_ROTATION_UNFINISHED') return 'with the database under the new key';
  ensureSame(code, null, 'what the next command says');
  if (changed) return 'with the new key in its place';
  return existsSync(join(one, 'key.new')) ? 'with the new key made' : 'before the new key was made';
}
