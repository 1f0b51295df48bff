import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { TotsugoError } from '../errors.js';
import type { Source } from '../model.js';
import { type CaseToReport, compareCases } from './case.js';
import { caseClasses } from './class-names.js';
import { type Encoding, type FileWritten, makeFolder, openReport, type ReportFile } from './file.js';
import { withoutNumbers } from './masked.js';
import type { Format, ReportInput, ReportOptions } from './options.js';
import { type Output, outputsFor } from './outputs.js';
import { reasonOf } from './reason.js';
import { saidInSummary } from './selection.js';
import { allCounted, type DecisionCounts, isListed } from './standing.js';
import { openAccounts, type Summary, summaryText } from './summary.js';
import { addTo, emptyTally, enrolmentsOf, type Tally } from './tally.js';

export interface ReportsWritten {
  readonly dir: string;
  readonly files: readonly FileWritten[];
  /** How many cases were read. */
  readonly cases: number;
  readonly tally: Tally;
  /** Where the cases of grades C and B stand, where anybody ever decided anything. */
  readonly decisions?: DecisionCounts;
}

/** The formats of a night. */
export const allFormats: readonly Format[] = ['csv', 'xlsx', 'ndjson', 'html'];

const PROGRESS_EVERY = 1_000;

/**
 * Writes the reports of a run to a folder. Streams: memory stays the same for any number of cases. The files get their names
 * only when all of them are whole; until then an earlier run's files stay as they were, and after an error nothing is left.
 * Throws `ACCOUNTING_OPEN` where counts and cases do not add up; the file system's errors pass through.
 *
 * Example: `await writeReports('totsugo-out', { cases, rejects, summary, ruleById }, { lang: 'ja', encoding: 'utf-8', … })`.
 */
export async function writeReports(dir: string, input: ReportInput, options: ReportOptions): Promise<ReportsWritten> {
  if (!options.selection) refuse(openAccounts(input.summary.counts));
  makeFolder(dir);
  const files: ReportFile[] = [];
  const open = (name: string, encoding?: Encoding): ReportFile => {
    const file = openReport(dir, name, encoding);
    files.push(file);
    return file;
  };
  try {
    const outputs = await outputsFor(open, input, options);
    const told = await writeCases(input, options, outputs);
    // Rejected rows belong to no case, and to no selection of cases.
    const rejected = options.selection ? null : writeRejects(input, outputs);
    const decisions = input.decisions?.();
    if (rejected) refuse(differences(input.summary, told.tally, rejected, decisions));
    for (const output of outputs) await output.end?.(told.tally);
    open('summary.json').write(
      summaryText(decisions ? { ...input.summary, decisions } : input.summary, saidInSummary(options, told.tally)),
    );
    for (const file of files) file.finish();
    // Given its name last: where a crash leaves a folder without it, the files are of two runs.
    rmSync(join(dir, 'summary.json'), { force: true });
    return { dir, files: files.map((file) => file.publish()), ...told, ...(decisions ? { decisions } : {}) };
  } finally {
    for (const file of files) file.discard();
  }
}

async function writeCases(
  { cases, ruleById }: ReportInput,
  { onProgress }: ReportOptions,
  outputs: readonly Output[],
): Promise<Pick<ReportsWritten, 'cases' | 'tally'>> {
  const tally = emptyTally();
  let count = 0;
  let rank = 0;
  let previous: CaseToReport['draft'] | undefined;
  for (const found of cases()) {
    const item = withoutNumbers(found);
    const { draft } = item;
    if (previous && compareCases(previous, draft) > 0) throw new Error(`case ${draft.caseId} is out of order`);
    previous = draft;
    count++;
    const listed = isListed(item);
    if (listed) rank++;
    addTo(tally, draft);
    const reason = reasonOf(draft, item, ruleById);
    for (const output of outputs) output.onCase?.(item, listed ? rank : 0, reason);
    if (count % PROGRESS_EVERY !== 0) continue;
    onProgress?.(count);
    // Lets a signal through: the files it must take away are open now.
    await new Promise(setImmediate);
  }
  onProgress?.(count);
  return { cases: count, tally };
}

function writeRejects({ rejects }: ReportInput, outputs: readonly Output[]): Record<Source, number> {
  const counts = { municipal: 0, insurer: 0 };
  for (const reject of rejects()) {
    counts[reject.side]++;
    for (const output of outputs) output.onReject?.(reject);
  }
  return counts;
}

/** Where the cases and rejects that were written differ from what the summary counts. */
function differences(
  { counts }: Summary,
  tally: Tally,
  rejected: Record<Source, number>,
  decisions: DecisionCounts | undefined,
): string[] {
  const found: string[] = [];
  const open = [...Object.values(tally.C), ...Object.values(tally.B)].reduce((sum, { cases }) => sum + cases, 0);
  if (decisions && allCounted(decisions) !== open) {
    found.push(`decisions: counted ${allCounted(decisions)}, cases of grades C and B ${open}`);
  }
  for (const name of caseClasses) {
    const counted = counts.insurer.cases[name] ?? 0;
    const written = enrolmentsOf(tally, name);
    if (counted !== written && !(name === 'ALL_AGREE' && written === 0)) {
      found.push(`${name}: counted ${counted}, written ${written}`);
    }
  }
  for (const side of ['insurer', 'municipal'] as const) {
    if (counts[side].rejected !== rejected[side]) {
      found.push(`${side} rejects: counted ${counts[side].rejected}, written ${rejected[side]}`);
    }
  }
  return found;
}

function refuse(open: readonly string[]): void {
  if (open.length > 0) throw new TotsugoError('ACCOUNTING_OPEN', { detail: open.join('; ') });
}
