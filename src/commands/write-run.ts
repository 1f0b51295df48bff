/** The reports of a stored run, whole or a selection of its cases. */

import { TotsugoError } from '../errors.js';
import { rejectText } from '../ingest/reject-text.js';
import { ruleById } from '../judge/rules.js';
import type { CaseClass, Grade } from '../model.js';
import {
  type CaseToReport,
  type Format,
  type ReportsWritten,
  type Summary,
  tryFolder,
  writeReports,
} from '../report/index.js';
import { casesOf } from '../store/findings.js';
import type { Store } from '../store/open.js';
import { rejectsOf } from '../store/rejects.js';

/** Which cases to write; what is absent does not narrow the choice. */
export interface Selection {
  readonly classes?: ReadonlySet<CaseClass>;
  readonly grades?: ReadonlySet<Grade>;
  /** 保険者番号: the first part of an enrolment's record id. */
  readonly insurers?: ReadonlySet<string>;
}

export interface WriteOptions {
  readonly out: string;
  readonly lang: 'ja' | 'en';
  readonly encoding: 'utf-8' | 'cp932';
  readonly withRows: boolean;
  readonly all: boolean;
  readonly formats: readonly Format[];
  readonly select?: Selection;
}

/**
 * Writes a run's reports to a folder.
 * @throws TotsugoError OUTPUT_UNWRITABLE, DISK_FULL, ACCOUNTING_OPEN
 */
export async function writeRun(
  db: Store,
  run: number,
  summary: Summary,
  options: WriteOptions,
): Promise<ReportsWritten> {
  const { select } = options;
  const input = {
    cases: () => chosen(casesOf(db, run), select),
    rejects: () => rejectsOf(db, run),
    summary,
    ruleById,
    rejectText,
  };
  try {
    return await writeReports(options.out, input, { ...options, partial: select !== undefined });
  } catch (error) {
    throw named(error, options.out);
  }
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

function* chosen(cases: Iterable<CaseToReport>, select: Selection | undefined): Generator<CaseToReport> {
  for (const item of cases) {
    const { draft } = item;
    const { classes, grades, insurers } = select ?? {};
    if (classes && !classes.has(draft.class)) continue;
    if (grades && !grades.has(draft.grade)) continue;
    if (insurers && !draft.insurer.some((id) => insurers.has(id.split(':', 1)[0] ?? ''))) continue;
    yield item;
  }
}
