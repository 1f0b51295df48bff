// A made town, a night of it that is whole, and decisions on its cases that two people made: where every trial begins.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { confirmAll, decidable, decideAll } from '../../dist/review/decisions-bulk.js';
import { openStore } from '../../dist/store/open.js';

export const program = fileURLToPath(new URL('../../bin/totsugo.js', import.meta.url));
const asOf = '2026-10-01';

/** Runs the program to its end; throws where it could not do its job. */
export function totsugo(args, env = {}) {
  try {
    return execFileSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw new Error(`totsugo ${args[0]} ended with ${error.status ?? error.signal}: ${error.stderr}`);
  }
}

/** The arguments of a night of a town in a folder. */
export const nightOf = (town, folder, threads = 2) => [
  ...[
    'recheck',
    '--municipal',
    join(town, 'municipal.csv'),
    '--municipal-profile',
    join(town, 'municipal-profile.yaml'),
  ],
  ...['--insurer', join(town, 'insurer.csv'), '--as-of', asOf, '--threads', String(threads), '--quiet', '--lang', 'en'],
  ...placesIn(folder),
  ...['--out', join(folder, 'out')],
];

export const placesIn = (folder) => ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key')];

/** Makes the town, runs its first night and decides its cases of grade C. Returns the folders. */
export function makeTown(folder, people) {
  const [town, base] = [join(folder, 'town'), join(folder, 'base')];
  totsugo(['synthesize', '--people', String(people), '--out', town, '--seed', 'soak', '--mix', 'even']);
  cpSync(town, base, { recursive: true, filter: (path) => path === town });
  totsugo(nightOf(town, base));
  const db = openStore(join(base, 'totsugo.db'), join(base, 'key'));
  try {
    const filter = { grades: ['C'] };
    const about = { filter, note: '', at: '2026-10-02T01:02:03.000Z' };
    const expected = decidable(db, filter);
    decideAll(db, { ...about, expected, decision: 'same_person', reason: 'surname_changed', who: '佐藤' });
    confirmAll(db, { ...about, expected, who: '鈴木' });
  } finally {
    db.close();
  }
  return { town, base };
}

/** A fresh copy of a folder. */
export function copied(base, to) {
  cpSync(base, to, { recursive: true, preserveTimestamps: true });
  return to;
}

/** Each report with the SHA-256 of what a night must give again: all but `timing`. */
export function reportsIn(folder) {
  const out = join(folder, 'out');
  const names = existsSync(out) ? readdirSync(out).sort() : [];
  return Object.fromEntries(names.map((name) => [name, digest(name, readFileSync(join(out, name)))]));
}

function digest(name, bytes) {
  const hash = createHash('sha256');
  if (name !== 'summary.json') return hash.update(bytes).digest('hex');
  const { timing: _, ...summary } = JSON.parse(bytes);
  return hash.update(JSON.stringify(summary)).digest('hex');
}

/** What the database holds: opened as the next command will open it. */
export function storeIn(folder) {
  const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  try {
    const column = (sql) => db.prepare(sql).pluck().all();
    const left = column("SELECT id FROM run WHERE state = 'building'");
    const rows = (table) =>
      db
        .prepare(`SELECT count(*) FROM ${table} WHERE run = ?`)
        .pluck()
        .get(left[0] ?? -1);
    return {
      integrity: column('PRAGMA integrity_check')[0],
      whole: column("SELECT id FROM run WHERE state = 'whole' ORDER BY id"),
      left:
        left.length === 0 ? null : { enrolments: rows('row_place'), verdicts: rows('verdict'), cases: rows('finding') },
      decisions: createHash('sha256')
        .update(JSON.stringify(db.prepare('SELECT * FROM decision ORDER BY id').all()))
        .digest('hex'),
      rows: db.prepare('SELECT count(*) FROM decision').pluck().get(),
      confirmed: db.prepare("SELECT count(*) FROM decision WHERE action = 'confirm'").pluck().get(),
    };
  } finally {
    db.close();
  }
}

/** Starts the program; `ended` resolves to its status, its signal and what it said. */
export function started(args, { env = {}, execArgv = [] } = {}) {
  const child = spawn(process.execPath, [...execArgv, program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = child.stderr.toArray();
  const ended = new Promise((resolve) => {
    child.once('close', async (status, signal) =>
      resolve({ status, signal, stderr: Buffer.concat(await said).toString('utf8') }),
    );
  });
  return { child, ended };
}

/** The worklist of the town's first night with its open cases of grade B decided, as a clerk's spreadsheet saves it. */
export async function filledIn(base, folder) {
  const { default: readSheet } = await import('read-excel-file/node');
  const read = await readSheet(join(base, 'out', 'worklist.xlsx'));
  const rows = Array.isArray(read[0]) ? read : read[0].data;
  const at = rows.findIndex((row) => row.includes('Decision'));
  const column = (name) => rows[at].indexOf(name);
  const [decision, reason, clerk, grade] = ['Decision', 'Reason of decision', 'Clerk', 'Grade'].map(column);
  const kept = rows.slice(at + 1).filter((row) => row[grade] === 'B');
  for (const row of kept) [row[decision], row[reason], row[clerk]] = ['Same person', 'Surname changed', 'sato'];
  const text = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''));
  const line = (row) => row.map((value) => `"${text(value).replaceAll('"', '""')}"`).join(',');
  const file = join(folder, 'filled-in.csv');
  writeFileSync(file, `\ufeff${[rows[at], ...kept].map(line).join('\r\n')}\r\n`);
  return file;
}
