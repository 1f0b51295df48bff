/** The formats as outputs: each is told of every case and reject as they pass by, and of the tally at the end. */
import type { Bilingual, Reject } from '../model.js';
import { behind } from './behind.js';
import type { CaseToReport } from './case.js';
import type { ClosedBlock } from './closed-blocks.js';
import type { Encoding, ReportFile } from './file.js';
import type { ReportInput, ReportOptions } from './options.js';
import { addRuleUses, type RuleUses } from './rule-uses.js';
import type { Tally } from './tally.js';
import { waitingName } from './unfinished.js';
import { findingsWriter, openClosed, rejectsWriter, worklistWriter } from './writers.js';

export interface Output {
  /** A case to recheck with its place in the worklist (0 where it is not on it: decided) and its reason. */
  readonly onCase?: (item: CaseToReport, rank: number, reason: Bilingual) => void;
  /** After the last case to recheck. */
  readonly afterOpen?: () => void;
  /** Closed cases in their order, before or after the last case to recheck. */
  readonly onClosed?: (block: ClosedBlock) => void;
  readonly onReject?: (reject: Reject) => void;
  /** After the last case and reject, once the accounts are closed. */
  readonly end?: (tally: Tally) => void | Promise<void>;
  /** After all, whatever came of it. */
  readonly discard?: () => void;
}

interface Folder {
  readonly dir: string;
  readonly open: (name: string, encoding?: Encoding) => ReportFile;
}

/** The outputs of the formats asked for, their files open. A format's room is loaded only where it is asked for. */
export async function outputsFor(folder: Folder, input: ReportInput, asked: ReportOptions): Promise<Output[]> {
  const options = input.decisions ? { ...asked, standing: true } : asked;
  const { formats } = options;
  const outputs: Output[] = [];
  if (formats.includes('csv')) outputs.push(csv(folder, input, options));
  if (formats.includes('ndjson')) outputs.push(ndjson(folder, options));
  if (formats.includes('xlsx')) outputs.push(await xlsx(folder, options));
  if (formats.includes('html')) outputs.push(await html(folder, input, options));
  return outputs;
}

function csv({ open }: Folder, { rejectText = () => undefined }: ReportInput, options: ReportOptions): Output {
  const { encoding, lang, withRows, selection } = options;
  const worklist = worklistWriter(open('worklist.csv', encoding), encoding, lang, options);
  const closed = open('closed.csv', encoding);
  openClosed(closed, encoding, lang, options);
  return {
    onCase: worklist,
    onClosed: ({ csv: lines }) => lines && closed.lines(lines),
    ...(selection
      ? {}
      : { onReject: rejectsWriter(open('rejects.csv', encoding), encoding, withRows, rejectText, lang) }),
  };
}

function ndjson({ dir, open }: Folder, options: ReportOptions): Output {
  const name = 'findings.ndjson';
  const file = open(name);
  const closed = behind(file, waitingName(dir, name));
  return {
    onCase: findingsWriter(file, options),
    afterOpen: closed.begin,
    onClosed: ({ ndjson: lines }) => lines && closed.add(lines),
    discard: closed.discard,
  };
}

async function xlsx({ open }: Folder, options: ReportOptions): Promise<Output> {
  const { workbook } = await import('./xlsx.js');
  const book = workbook(options.lang, undefined, options);
  let bytes: Promise<Buffer> | undefined;
  return {
    onCase(item, rank, reason) {
      if (rank > 0) book.add(item, rank, reason);
    },
    afterOpen() {
      // Made while the closed cases come; what it throws is heard of at the end.
      bytes = book.bytes();
      bytes.catch(() => {});
    },
    async end() {
      const whole = await (bytes ?? book.bytes());
      const file = open('worklist.xlsx');
      file.writeBytes(whole);
      file.counted(book.lines());
    },
  };
}

async function html({ open }: Folder, input: ReportInput, options: ReportOptions): Promise<Output> {
  const [{ collectCase, collectReject, newCollection }, { page }] = await Promise.all([
    import('./html/collect.js'),
    import('./html/page.js'),
  ]);
  const collected = newCollection();
  const closed: RuleUses = new Map();
  return {
    onCase: (item, rank, reason) => collectCase(collected, item, rank, reason, input.changes, options),
    onClosed: ({ rules }) => addRuleUses(closed, rules),
    onReject: (reject) => collectReject(collected, reject),
    end(tally) {
      // After those of the cases to recheck, in whatever order they came.
      addRuleUses(collected.rules, closed);
      open('report.html').write(page({ input, tally, collected }, options));
    },
  };
}
