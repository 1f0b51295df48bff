/** Runs and the files they read. A run that is still `building` is invisible to every query here. */
import type { Store } from './open.js';
import { forgetRecords, removeRows } from './records.js';

export interface RunRow {
  readonly id: number;
  readonly asOf: string;
  readonly startedAt: string;
  readonly summary: string;
}

/** Begins a run, clearing away what a run that never became whole left behind. Returns its id. */
export function beginRun(db: Store, asOf: string, startedAt: string, reading: string | null = null): number {
  const left = db.prepare<[], number>("SELECT id FROM run WHERE state = 'building'").pluck().all();
  for (const id of left) removeRun(db, id);
  if (left.length > 0) forgetRecords(db);
  const insert = db.prepare("INSERT INTO run (state, as_of, started_at, reading) VALUES ('building', ?, ?, ?)");
  return Number(insert.run(asOf, startedAt, reading).lastInsertRowid);
}

/** Makes a run visible, with its summary: the last step of a night. */
export function finishRun(db: Store, run: number, summary: string): void {
  db.prepare("UPDATE run SET state = 'whole', summary = ? WHERE id = ?").run(summary, run);
  db.prepare('DELETE FROM run_counts WHERE run <> ?').run(run);
}

const tables = [
  'input',
  'reject',
  'verdict',
  'candidate',
  'finding',
  'closed_pair',
  'case_enrolment',
  'review_case',
  'review_text',
  'run_basis',
  'run_counts',
] as const;

/** Removes all rows of a run but its records, which other runs may have read: see `forgetRecords`. */
export function removeRun(db: Store, run: number): void {
  removeRows(db, run);
  for (const table of tables) db.prepare(`DELETE FROM ${table} WHERE run = ?`).run(run);
  db.prepare('DELETE FROM run WHERE id = ?').run(run);
}

/** The whole runs, newest first. */
export function listRuns(db: Store): RunRow[] {
  return db
    .prepare<[], RunRow>(
      `SELECT id, as_of AS asOf, started_at AS startedAt, summary FROM run WHERE state = 'whole' ORDER BY id DESC`,
    )
    .all();
}

/** One whole run; the newest where no id is given; undefined where there is none. */
export function findRun(db: Store, id?: number): RunRow | undefined {
  return listRuns(db).find((run) => id === undefined || run.id === id);
}

/** The number of the newest whole run; null where there is none. */
export function newestRun(db: Store): number | null {
  return db.prepare<[], number | null>("SELECT max(id) FROM run WHERE state = 'whole'").pluck().get() ?? null;
}

/** The newest whole run before a run, which may still be building; undefined where there is none. */
export function runBefore(db: Store, id: number): RunRow | undefined {
  return listRuns(db).find((run) => run.id < id);
}

/** Keeps what is known of one input file of a run (a description as JSON), under its number within the run. */
export function addInput(
  db: Store,
  run: number,
  number: number,
  side: string,
  file: string,
  description: string,
  { first, rows }: RowsOfInput,
): void {
  db.prepare('INSERT INTO input (run, number, side, file, description, first, rows) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    run,
    number,
    side,
    file,
    description,
    first,
    rows,
  );
}

/** The rows that an input became, among those of its side, from 1. */
export interface RowsOfInput {
  readonly first: number;
  readonly rows: number;
}

const hasCounts = (db: Store, run: number): boolean =>
  db.prepare<[number], number>('SELECT 1 FROM run_counts WHERE run = ?').get(run) !== undefined;

/**
 * The newest whole run, where it rests on the same `reading`, with the rows of each of its inputs. None where its counts are
 * gone: they went when a later run became whole, which has been purged since.
 */
export function runToBuildOn(
  db: Store,
  reading: string,
): { readonly id: number; readonly inputs: readonly RowsOfInput[] } | undefined {
  const newest = db
    .prepare<[], { id: number; reading: string | null }>(
      "SELECT id, reading FROM run WHERE state = 'whole' ORDER BY id DESC LIMIT 1",
    )
    .get();
  if (newest?.reading !== reading || !hasCounts(db, newest.id)) return undefined;
  const inputs = db
    .prepare<[number], RowsOfInput>('SELECT first, rows FROM input WHERE run = ? ORDER BY number')
    .all(newest.id);
  return { id: newest.id, inputs };
}
