/** The reports of a stored run, whole or a selection of its cases. */

import { TotsugoError } from '../errors.js';
import { rejectText } from '../ingest/reject-text.js';
import { ruleById } from '../judge/rules.js';
import type { Policy } from '../model.js';
import {
  type CaseToReport,
  type Changes,
  type ClosedElsewhere,
  type Format,
  isSelected,
  type ReportsWritten,
  type Said,
  type Selection,
  type Summary,
  tryFolder,
  writeReports,
} from '../report/index.js';
import { type ConventionsOf, conventionsOf, withCompared } from '../review/conventions.js';
import { standings } from '../review/decisions-report.js';
import { countOpenChanges, newerFinder, openChangeFinder } from '../store/changes.js';
import { closedCasesOf } from '../store/closed-cases.js';
import { casesToRecheck } from '../store/findings.js';
import type { Store } from '../store/open.js';
import type { RecordTexts } from '../store/record-texts.js';
import { rejectsOf } from '../store/rejects.js';
import { runBefore } from '../store/runs.js';
import { closedInOrder } from '../threads/closed-in-order.js';
import type { Threads } from '../threads/run.js';

export interface WriteOptions extends Said {
  readonly out: string;
  readonly lang: 'ja' | 'en';
  readonly encoding: 'utf-8' | 'cp932';
  readonly withRows: boolean;
  readonly all: boolean;
  readonly formats: readonly Format[];
}

/** What a night lends: threads that write the closed cases out (with one, and without, all is done here), and records. */
export interface OfNight {
  readonly threads: Threads;
  /** Of the database, for the threads. */
  readonly keyFile: string;
  readonly texts: RecordTexts;
  /** Rows that a thread goes through at a time; absent: the usual number. */
  readonly rangeRows?: number;
}

/**
 * Writes a run's reports to a folder.
 * @param by nothing that the threads would not see: no selection, no transaction of the database with changes of the run
 * @throws TotsugoError OUTPUT_UNWRITABLE, DISK_FULL, ACCOUNTING_OPEN
 */
export async function writeRun(
  db: Store,
  run: number,
  summary: Summary,
  options: WriteOptions,
  by?: OfNight,
): Promise<ReportsWritten> {
  const changes = changesOf(db, run);
  const standing = standings(db);
  const conventions = conventionsOf(db, run);
  const closed = by && by.threads.count > 1 && !options.selection ? closedBy(by, db, run, summary) : undefined;
  const open = () => compared(casesToRecheck(db, run, by?.texts), conventions, summary.policy);
  const stored = () => (closed ? open() : followed(open(), closedCasesOf(db, run, 0, Number.MAX_SAFE_INTEGER)));
  const cases = () => (standing ? standing.added(stored()) : stored());
  const input = {
    cases: () => chosen(db, cases(), options.selection),
    ...(closed ? { closed } : {}),
    ...(standing ? { decisions: standing.counts } : {}),
    rejects: () => rejectsOf(db, run),
    summary,
    ruleById,
    rejectText,
    ...(changes ? { changes } : {}),
  };
  try {
    return await writeReports(options.out, input, options);
  } catch (error) {
    throw named(error, options.out);
  }
}

const closedBy =
  ({ threads, texts: _, ...how }: OfNight, db: Store, run: number, { counts }: Summary): ClosedElsewhere =>
  (asked, take) =>
    closedInOrder(threads, { db: db.name, run, rows: counts.insurer.read, ...how }, asked, take);

/** Cases that somebody looks at, with how the two of each of their lines compare. */
function* compared(cases: Iterable<CaseToReport>, of: ConventionsOf, policy: Policy): Generator<CaseToReport> {
  for (const item of cases) yield withCompared(item, of, policy);
}

function* followed(cases: Iterable<CaseToReport>, closed: Iterable<CaseToReport>): Generator<CaseToReport> {
  yield* cases;
  yield* closed;
}

/**
 * Makes the folder of the reports and sees whether a file can be made in it: before a night, not after.
 * @throws TotsugoError OUTPUT_UNWRITABLE, DISK_FULL
 */
export function prepareOutput(dir: string): void {
  try {
    tryFolder(dir);
  } catch (error) {
    throw named(error, dir);
  }
}

function named(error: unknown, dir: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC') return new TotsugoError('DISK_FULL');
  return new TotsugoError('OUTPUT_UNWRITABLE', { dir, reason: String(error.code) });
}

/** Since the newest whole run before this one: the last night, as a rule. */
function changesOf(db: Store, run: number): Changes | undefined {
  const before = runBefore(db, run);
  if (!before) return undefined;
  return {
    since: { run: before.id, asOf: before.asOf },
    counts: countOpenChanges(db, before.id, run),
    of: openChangeFinder(db, before.id),
  };
}

function* chosen(db: Store, cases: Iterable<CaseToReport>, selection: Selection | undefined): Generator<CaseToReport> {
  if (!selection) return yield* cases;
  const isNewer = selection.since ? newerFinder(db, selection.since.run) : () => true;
  for (const item of cases) if (isSelected(selection, item.draft, isNewer)) yield item;
}
