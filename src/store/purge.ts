/** Deletes what runs stored: every row that is theirs, and whatever their deletion could leave in the file. */
import { closedWidth } from './closed.js';
import type { Store } from './open.js';
import { countRecords } from './record-blocks.js';
import { forgetRecords } from './records.js';
import { absent, doubles, keysOf, residentKeys, sideOfBlock } from './row-blocks.js';
import { removeRun } from './runs.js';

/** What the office decided is its own record, and later nights build on it: it goes with everything, never with a run. */
const decisions = ['decision', 'decision_bulk'];

/** What a purge of everything leaves: neither says anything of anybody. */
const kept = ['audit_anchor', 'decision_key'];

/** How many rows each table lost. What stands in blocks is counted one by one: `resident` and `enrolment` are the people whom runs compared. */
export type RowsPurged = Readonly<Record<string, number>>;

/** Deletes the rows of a run. Decisions on its cases stay. */
export function purgeRun(db: Store, run: number): RowsPurged {
  return counted(db, () => {
    removeRun(db, run);
    forgetRecords(db);
    const left = tablesOf(db).find((table) => !decisions.includes(table) && rowsOf(db, table, run) > 0);
    if (left !== undefined) throw new Error(`rows of run ${run} are left in ${left}`);
  });
}

/** Deletes all rows of all tables, decisions too. Run numbers are not given again. */
export function purgeAll(db: Store): RowsPurged {
  return counted(db, () => {
    // Decisions may not be deleted one by one: their triggers give way to this alone.
    const triggers = db
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    for (const table of tablesOf(db)) if (!kept.includes(table)) db.exec(`DELETE FROM ${table}`);
    for (const { sql } of triggers) db.exec(sql);
  });
}

function counted(db: Store, work: () => void): RowsPurged {
  const count = () =>
    new Map(
      tablesOf(db).flatMap((table): [string, number][] => {
        if (table === 'row_place') return [];
        if (table === 'row_key') return peopleIn(db);
        if (table === 'record') return [[table, countRecords(db)]];
        return [[table, table === 'closed_pair' ? pairsIn(db) : rowsIn(db, table)]];
      }),
    );
  return db
    .transaction(() => {
      const before = count();
      work();
      const lost = [...count()].map(([table, rows]) => [table, (before.get(table) ?? 0) - rows] as const);
      return Object.fromEntries(lost.filter(([, rows]) => rows > 0));
    })
    .immediate();
}

const tablesOf = (db: Store): string[] =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all();

const rowsIn = (db: Store, table: string): number =>
  db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;

const pairsIn = (db: Store): number =>
  (db.prepare<[], number | null>('SELECT sum(length(body)) FROM closed_pair').pluck().get() ?? 0) / (8 * closedWidth);

/** How many rows of a table are a run's; 0 where the table has none by run. */
function rowsOf(db: Store, table: string, run: number): number {
  const hasRun = db
    .prepare<[string], number>("SELECT 1 FROM pragma_table_info(?) WHERE name = 'run'")
    .pluck()
    .get(table);
  if (hasRun === undefined) return 0;
  return db.prepare<[number], number>(`SELECT count(*) FROM ${table} WHERE run = ?`).pluck().get(run) ?? 0;
}

/** The residents and enrolments of all runs, those that were set aside left out. */
function peopleIn(db: Store): [table: string, rows: number][] {
  const people = { municipal: 0, insurer: 0 };
  for (const { id, rows, body } of db
    .prepare<[], { id: number; rows: number; body: Buffer }>('SELECT id, rows, body FROM row_key')
    .iterate()) {
    const side = sideOfBlock(id);
    const keys = doubles(body);
    for (let at = 0; at < rows; at += 1) if (keys[at * keysOf[side] + residentKeys.id] !== absent) people[side] += 1;
  }
  return [
    ['resident', people.municipal],
    ['enrolment', people.insurer],
  ];
}
