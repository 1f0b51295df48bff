/** Runs and the files they read. A run that is still `building` is invisible to every query here. */
import type { Store } from './open.js';

export interface RunRow {
  readonly id: number;
  readonly asOf: string;
  readonly startedAt: string;
  readonly summary: string;
}

/** Begins a run, clearing away what a run that never became whole left behind. Returns its id. */
export function beginRun(db: Store, asOf: string, startedAt: string): number {
  for (const { id } of db.prepare<[], { id: number }>("SELECT id FROM run WHERE state = 'building'").all()) {
    removeRun(db, id);
  }
  const insert = db.prepare("INSERT INTO run (state, as_of, started_at) VALUES ('building', ?, ?)");
  return Number(insert.run(asOf, startedAt).lastInsertRowid);
}

/** Makes a run visible, with its summary: the last step of a night. */
export function finishRun(db: Store, run: number, summary: string): void {
  db.prepare("UPDATE run SET state = 'whole', summary = ? WHERE id = ?").run(summary, run);
}

const tables = [
  'input',
  'resident',
  'resident_key',
  'enrolment',
  'reject',
  'verdict',
  'candidate',
  'finding',
  'case_enrolment',
  'review_case',
  'review_text',
  'run_basis',
  'set_aside',
] as const;

export function removeRun(db: Store, run: number): void {
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
): void {
  db.prepare('INSERT INTO input (run, number, side, file, description) VALUES (?, ?, ?, ?, ?)').run(
    run,
    number,
    side,
    file,
    description,
  );
}
