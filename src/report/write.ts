import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { TotsugoError } from '../errors.js';
import type { Source } from '../model.js';
import { type CaseToReport, compareCases } from './case.js';
import { caseClasses } from './class-names.js';
import { type ClosedBlock, closedAsked, closedBlocks } from './closed-blocks.js';
import { type Encoding, type FileWritten, makeFolder, openReport, type ReportFile } from './file.js';
import { withoutNumbers } from './masked.js';
import type { Format, ReportInput, ReportOptions } from './options.js';
import { type Output, outputsFor } from './outputs.js';
import { reasonOf } from './reason.js';
import { saidInSummary } from './selection.js';
import { allCounted, type DecisionCounts, isListed } from './standing.js';
import { openAccounts, type Summary, summaryText } from './summary.js';
import { addClosed, addTo, emptyTally, enrolmentsOf, type Tally } from './tally.js';

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

/** Cases to recheck that are written without a pause: some hundredths of a second. */
const atOnce = 100;

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
  let outputs: readonly Output[] = [];
  try {
    outputs = await outputsFor({ dir, open }, input, options);
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
    for (const output of outputs) output.discard?.();
    for (const file of files) file.discard();
  }
}

type Told = Pick<ReportsWritten, 'cases' | 'tally'>;

/** The cases to recheck one by one; the closed ones by the block, from elsewhere where somebody else makes them, else after the others. */
async function writeCases(input: ReportInput, options: ReportOptions, outputs: readonly Output[]): Promise<Told> {
  const closed = { cases: 0, tally: emptyTally() };
  let given = 0;
  let stopped = false;
  const take = (block: ClosedBlock): void => {
    if (stopped) return;
    closed.cases += block.cases;
    addClosed(closed.tally, block.tally);
    for (const output of outputs) output.onClosed?.(block);
    options.onProgress?.(given + closed.cases);
  };
  const asked = closedAsked(options);
  const elsewhere = input.closed?.(asked, take);
  // Where the others fail first, nobody waits for these any more.
  elsewhere?.catch(() => {});
  const cases = input.cases()[Symbol.iterator]();
  try {
    const tally = emptyTally();
    const first = await writeOpen(cases, input.ruleById, outputs, tally, (count) => {
      given = count;
      options.onProgress?.(given + closed.cases);
    });
    for (const output of outputs) output.afterOpen?.();
    if (elsewhere && first) throw new Error(`case ${first.draft.caseId} is out of order`);
    if (elsewhere) await elsewhere;
    for (const block of first ? closedBlocks(from(first, cases), asked, input.ruleById) : []) {
      take(block);
      await moment();
    }
    addClosed(tally, closed.tally.A);
    return { cases: given + closed.cases, tally };
  } finally {
    stopped = true;
    // A statement that is left halfway keeps the database busy.
    cases.return?.();
  }
}

/** Writes the cases to recheck, and returns the first that is none, where there is one. */
async function writeOpen(
  cases: Iterator<CaseToReport>,
  ruleById: ReportInput['ruleById'],
  outputs: readonly Output[],
  tally: Tally,
  onCount: (count: number) => void,
): Promise<CaseToReport | null> {
  let count = 0;
  let rank = 0;
  let previous: CaseToReport['draft'] | undefined;
  for (let next = cases.next(); ; next = cases.next()) {
    if (next.done || next.value.draft.grade === 'A') {
      onCount(count);
      return next.done ? null : next.value;
    }
    const item = withoutNumbers(next.value);
    const { draft } = item;
    if (previous && compareCases(previous, draft) > 0) throw new Error(`case ${draft.caseId} is out of order`);
    previous = draft;
    count++;
    const listed = isListed(item);
    if (listed) rank++;
    addTo(tally, draft);
    const reason = reasonOf(draft, item, ruleById);
    for (const output of outputs) output.onCase?.(item, listed ? rank : 0, reason);
    if (count % atOnce !== 0) continue;
    onCount(count);
    await moment();
  }
}

/** A moment for signals (the files that one must take away are open now), and for what threads hand over. */
const moment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function* from(first: CaseToReport, others: Iterator<CaseToReport>): Generator<CaseToReport> {
  yield first;
  for (let next = others.next(); !next.done; next = others.next()) yield next.value;
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
