// Purges ended by SIGKILL, by time and at certain calls: the database opens, nothing half purged is shown as whole, and the
// same purge again finishes, after which no byte of what it deleted is anywhere.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { openStore } from '../../dist/store/open.js';
import { run } from '../program/in-process.js';
import { done, ensureSame, killedAt, seconds } from './kills.js';
import { exportText, filesHolding, searcher, spellings } from './needles.js';
import { nightOf, placesIn, started, storeIn, totsugo } from './town.js';

/** What a purge may be in the middle of, and time alone seldom hits. */
const calls = {
  run: [
    'before:prepare:INSERT INTO audit_anchor',
    'after:renameSync:summary.json',
    'before:fsyncSync:',
    'before:rmSync:.worklist.xlsx.',
    'before:renameSync:findings.ndjson',
    'before:prepare:VACUUM INTO',
    'before:renameSync:totsugo.db.rekeyed',
    'after:renameSync:totsugo.db.rekeyed',
  ],
  all: [
    'before:prepare:SELECT name, sql FROM sqlite_schema',
    'before:renameSync:report.html',
    'after:renameSync:worklist.csv',
    'before:prepare:VACUUM INTO',
    'before:renameSync:totsugo.db.rekeyed',
    'after:renameSync:totsugo.db.rekeyed',
  ],
};

/**
 * Kills purges of a first run, then of everything, `count` by time and one at each call. The trials take place where the reports
 * were written, since the log names them by their paths; everything is put back at the end.
 */
export async function killPurges({ town, base }, folder, count) {
  const kept = join(folder, 'base-kept');
  cpSync(base, kept, { recursive: true, preserveTimestamps: true });
  try {
    const other = join(folder, 'other-town');
    totsugo(['synthesize', '--people', '200', '--out', other, '--seed', 'soak-other', '--mix', 'even']);
    totsugo([...nightOf(other, base), '--out', join(base, 'out-2')]);
    const ready = join(folder, 'purge-ready');
    cpSync(base, ready, { recursive: true, preserveTimestamps: true });
    const scene = sceneOf(town, other, base, ready);
    const run = await killed(scene, ['--run', '1'], calls.run, count);
    const all = await killed(scene, ['--all', '--yes'], calls.all, count);
    return { run, all, needles: scene.needles };
  } finally {
    rmSync(base, { recursive: true, force: true });
    renameSync(kept, base);
  }
}

function sceneOf(town, other, base, ready) {
  const [first, second] = [sayings(town), sayings(other)];
  // What both towns have in common stays with the second run, as a part of a longer text too; and so do decisions, which
  // name the records they are about by their ids.
  const others = [...second, ...decisionsIn(base)].join('\n');
  const own = [...first].filter((text) => !others.includes(text)).flatMap(spellings);
  const every = [...new Set([...first, ...second])].flatMap(spellings);
  return {
    ...{ base, ready, needles: own.length + every.length, before: stateOf(base) },
    search: { '--run': searcher(own), '--all': searcher(every) },
  };
}

async function killed(scene, args, points, count) {
  const purging = ['purge', ...args, '--lang', 'en', ...placesIn(scene.base)];
  fresh(scene);
  const length = await seconds(() => started(purging).ended);
  const undisturbed = stateOf(scene.base);
  const steps = {};
  const timed = Array.from({ length: count }, (_, at) => (at + 0.5) / count);
  for (const point of [...timed, ...points]) {
    const step = await oneKill(scene, args[0], purging, point, length, undisturbed);
    steps[step] = (steps[step] ?? 0) + 1;
  }
  return { killed: timed.length + points.length, steps };
}

async function oneKill(scene, what, purging, point, length, undisturbed) {
  for (let earlier = point; ; earlier = typeof earlier === 'number' ? earlier * 0.9 : earlier) {
    fresh(scene);
    if (await killedAt(purging, typeof point === 'string' ? { TOTSUGO_KILL: point } : earlier, length)) break;
    if (typeof point === 'string') throw new Error(`no purge was killed ${point}`);
  }
  const step = halfDone(scene, what);
  await finished(scene, purging, what, undisturbed, `a purge ${what} killed while ${step}`);
  return step;
}

function fresh({ base, ready }) {
  rmSync(base, { recursive: true, force: true });
  cpSync(ready, base, { recursive: true, preserveTimestamps: true });
}

/** How far a killed purge was; throws where something half purged is shown as whole. */
function halfDone({ base, before }, what) {
  const now = stateOf(base);
  ensureSame(now.integrity, 'ok', 'the database after a killed purge');
  const purged = what === '--run' ? [1] : [1, 2];
  const gone = before.whole.filter((run) => !now.whole.includes(run));
  if (gone.length === 0) {
    ensureSame(now, before, 'the runs, decisions and reports before a purge took rows');
    return 'its rows were still there';
  }
  ensureSame(gone, purged, 'the runs that are gone');
  ensureSame(
    purged.map((run) => now.rows[run] ?? 0),
    purged.map(() => 0),
    'rows of runs that are gone',
  );
  if (what === '--run') ensureSame([now.rows[2], now.decisions], [before.rows[2], before.decisions], 'the other run');
  for (const [name, digest] of Object.entries(now.reports)) {
    ensureSame(digest, before.reports[name], `${name}, which is still there`);
  }
  const left = purged.filter((run) => now.reports[`${folderOf[run]}/summary.json`]);
  if (left.length === purged.length) return 'its rows were gone, its reports not';
  const reports = purged.flatMap((run) =>
    Object.keys(now.reports).filter((name) => name.startsWith(`${folderOf[run]}/`)),
  );
  if (reports.length > 0) return 'its reports were being deleted';
  return existsSync(join(base, 'totsugo.db.rekeyed')) ? 'the database was being written anew' : 'its reports were gone';
}

const folderOf = { 1: 'out', 2: 'out-2' };

/** The same purge again: as if nothing had disturbed it. One that was done and killed while it ended has nothing left to find. */
async function finished({ base, search, before }, purging, what, undisturbed, after) {
  const again = await run(purging, { lang: 'en' });
  if (again.status !== 0 && again.code !== 'RUN_NOT_FOUND') throw new Error(`${again.stderr} after ${after}`);
  const now = stateOf(base);
  ensureSame(now, undisturbed, `what is there after ${after} and the same again`);
  if (what === '--run') ensureSame(now.decisions, before.decisions, 'the decisions');
  const db = openStore(join(base, 'totsugo.db'), join(base, 'key'));
  const pages = search[what](db.serialize()).size;
  db.close();
  ensureSame([pages, filesHolding(base, search[what])], [0, []], `what names those purged after ${after}`);
  const left = readdirSync(base, { recursive: true }).filter((name) => /\.tmp$|rekeyed|-wal$|-journal$/.test(name));
  ensureSame(left, [], `files left after ${after}`);
  await done(['audit', 'verify', ...placesIn(base)]);
}

/** What is shown, and what is stored, of every run. */
function stateOf(base) {
  const { integrity, whole, decisions } = storeIn(base);
  const reports = {};
  for (const out of Object.values(folderOf)) {
    if (!existsSync(join(base, out))) continue;
    for (const name of readdirSync(join(base, out)).sort()) {
      if (name.endsWith('.tmp')) continue;
      reports[`${out}/${name}`] = createHash('sha256')
        .update(readFileSync(join(base, out, name)))
        .digest('hex');
    }
  }
  return { integrity, whole, decisions, rows: rowsByRun(base), reports };
}

function decisionsIn(base) {
  const db = openStore(join(base, 'totsugo.db'), join(base, 'key'));
  const texts = db.prepare('SELECT * FROM decision').raw().all().flat().map(String);
  db.close();
  return texts;
}

/** Rows by run over all tables that have runs. */
function rowsByRun(base) {
  const db = openStore(join(base, 'totsugo.db'), join(base, 'key'));
  try {
    const tables = db
      .prepare(
        `SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name = 'run' AND m.name NOT IN ('decision', 'decision_bulk')`,
      )
      .pluck()
      .all();
    const rows = {};
    for (const table of tables) {
      for (const { run, n } of db.prepare(`SELECT run, count(*) AS n FROM ${table} GROUP BY run`).all()) {
        rows[run] = (rows[run] ?? 0) + n;
      }
    }
    return rows;
  } finally {
    db.close();
  }
}

/** What a town's exports say of people. */
function sayings(town) {
  const columns = ['宛名番号', '個人番号', '氏名', '氏名カナ', '住所', '氏名英字', '通称', '転入前住所'];
  const read = (name) =>
    parse(exportText(join(town, name)), { columns: true, bom: true, relax_column_count: true, relax_quotes: true });
  const rows = ['municipal.csv', 'insurer.csv'].flatMap(read);
  const texts = rows.flatMap((row) => columns.map((name) => row[name] ?? ''));
  return new Set(texts.filter((text) => Buffer.byteLength(text) >= 9));
}
