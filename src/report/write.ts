import { TotsugoError } from '../errors.js';
import type { Reject, Source } from '../model.js';
import { type CaseToReport, compareCases } from './case.js';
import { caseClasses } from './class-names.js';
import { type Encoding, type FileWritten, makeFolder, openReport, type ReportFile } from './file.js';
import type { Lang } from './phrases.js';
import { reasonOf } from './reason.js';
import type { RejectText } from './rejects.js';
import type { RuleById } from './rule-phrases.js';
import { openAccounts, type Summary, summaryText } from './summary.js';
import { addTo, emptyTally, enrolmentsOf, type Tally } from './tally.js';
import { type CaseWriter, closedWriter, findingsWriter, rejectsWriter, worklistWriter } from './writers.js';
import type { Workbook } from './xlsx.js';

export type Format = 'csv' | 'xlsx' | 'ndjson' | 'html';

export interface ReportInput {
  /**
   * The cases, each once, in the order of `compareCases`: grade C, B, A; highest priority first; then caseId.
   * Read once, one at a time. `ALL_AGREE` cases may be left out unless `all` is set.
   */
  readonly cases: () => Iterable<CaseToReport>;
  readonly rejects: () => Iterable<Reject>;
  readonly summary: Summary;
  /** Every rule that a field may name; one that it does not know is shown by its id. */
  readonly ruleById: RuleById;
  /** What a reject's code means. */
  readonly rejectText?: RejectText;
}

export interface ReportOptions {
  readonly lang: Lang;
  /** Of the CSV files; the others are always UTF-8. */
  readonly encoding: Encoding;
  /** Writes the rejected rows themselves, numbers masked. */
  readonly withRows: boolean;
  /** Writes ALL_AGREE cases to findings.ndjson too. */
  readonly all: boolean;
  readonly formats: readonly Format[];
  /** The cases are a selection: they need not add up to the summary's counts. */
  readonly partial?: boolean;
  /** Called now and then with the number of cases written so far. */
  readonly onProgress?: (cases: number) => void;
}

export interface ReportsWritten {
  readonly dir: string;
  readonly files: readonly FileWritten[];
  /** How many cases were read. */
  readonly cases: number;
  readonly tally: Tally;
}

/** The formats of a night. */
export const allFormats: readonly Format[] = ['csv', 'xlsx', 'ndjson', 'html'];

const PROGRESS_EVERY = 5_000;

/**
 * Writes the reports of a run to a folder. Streams: memory stays the same for any number of cases. The files get their names
 * only when all of them are whole; until then an earlier run's files stay as they were, and after an error nothing is left.
 * Throws `ACCOUNTING_OPEN` where counts and cases do not add up; the file system's errors pass through.
 *
 * Example: `await writeReports('totsugo-out', { cases, rejects, summary, ruleById }, { lang: 'ja', encoding: 'utf-8', … })`.
 */
export async function writeReports(dir: string, input: ReportInput, options: ReportOptions): Promise<ReportsWritten> {
  if (!options.partial) refuse(openAccounts(input.summary.counts));
  makeFolder(dir);
  const files: ReportFile[] = [];
  const open = (name: string, encoding?: Encoding): ReportFile => {
    const file = openReport(dir, name, encoding);
    files.push(file);
    return file;
  };
  try {
    const book = options.formats.includes('xlsx') ? await openWorkbook(options.lang) : null;
    const writers = caseWriters(open, options);
    const told = writeCases(input, options, book ? [...writers, worklistOf(book)] : writers);
    const rejected = writeRejects(input, options, open);
    if (!options.partial) refuse(differences(input.summary, told.tally, rejected));
    if (book) await writeWorkbook(open('worklist.xlsx'), book);
    open('summary.json').write(summaryText(input.summary));
    for (const file of files) file.finish();
    return { dir, files: files.map((file) => file.publish()), ...told };
  } finally {
    for (const file of files) file.discard();
  }
}

type Open = (name: string, encoding?: Encoding) => ReportFile;

function caseWriters(open: Open, { encoding, lang, formats, all }: ReportOptions): CaseWriter[] {
  const writers: CaseWriter[] = [];
  if (formats.includes('csv')) {
    writers.push(worklistWriter(open('worklist.csv', encoding), encoding, lang));
    writers.push(closedWriter(open('closed.csv', encoding), encoding, lang));
  }
  if (formats.includes('ndjson')) writers.push(findingsWriter(open('findings.ndjson'), all));
  return writers;
}

/** The workbook's room is loaded only where it is asked for. */
async function openWorkbook(lang: Lang): Promise<Workbook> {
  const { workbook } = await import('./xlsx.js');
  return workbook(lang);
}

function worklistOf(book: Workbook): CaseWriter {
  return (item, rank, reason) => {
    if (item.draft.grade !== 'A') book.add(item, rank, reason);
  };
}

async function writeWorkbook(file: ReportFile, book: Workbook): Promise<void> {
  file.writeBytes(await book.bytes());
  file.counted(book.lines());
}

function writeCases(
  { cases, ruleById }: ReportInput,
  { onProgress }: ReportOptions,
  writers: readonly CaseWriter[],
): Pick<ReportsWritten, 'cases' | 'tally'> {
  const tally = emptyTally();
  let count = 0;
  let rank = 0;
  let previous: CaseToReport['draft'] | undefined;
  for (const item of cases()) {
    const { draft } = item;
    if (previous && compareCases(previous, draft) > 0) throw new Error(`case ${draft.caseId} is out of order`);
    previous = draft;
    count++;
    if (draft.grade !== 'A') rank++;
    addTo(tally, draft);
    const reason = reasonOf(draft, item, ruleById);
    for (const write of writers) write(item, draft.grade === 'A' ? 0 : rank, reason);
    if (count % PROGRESS_EVERY === 0) onProgress?.(count);
  }
  onProgress?.(count);
  return { cases: count, tally };
}

function writeRejects(
  { rejects, rejectText = () => undefined }: ReportInput,
  { formats, encoding, withRows, lang }: ReportOptions,
  open: Open,
): Record<Source, number> {
  const counts = { municipal: 0, insurer: 0 };
  const write = formats.includes('csv')
    ? rejectsWriter(open('rejects.csv', encoding), encoding, withRows, rejectText, lang)
    : undefined;
  for (const reject of rejects()) {
    counts[reject.side]++;
    write?.(reject);
  }
  return counts;
}

/** Where the cases and rejects that were written differ from what the summary counts. */
function differences({ counts }: Summary, tally: Tally, rejected: Record<Source, number>): string[] {
  const found: string[] = [];
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
