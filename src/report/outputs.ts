/** The formats as outputs: each is told of every case and reject as they pass by, and of the tally at the end. */
import type { Bilingual, Reject } from '../model.js';
import type { CaseToReport } from './case.js';
import type { Encoding, ReportFile } from './file.js';
import type { ReportInput, ReportOptions } from './options.js';
import type { Tally } from './tally.js';
import { closedWriter, findingsWriter, rejectsWriter, worklistWriter } from './writers.js';

export interface Output {
  /** A case with its place in the worklist (0 where it is not on it: closed or decided) and its reason. */
  readonly onCase?: (item: CaseToReport, rank: number, reason: Bilingual) => void;
  readonly onReject?: (reject: Reject) => void;
  /** After the last case and reject, once the accounts are closed. */
  readonly end?: (tally: Tally) => void | Promise<void>;
}

type Open = (name: string, encoding?: Encoding) => ReportFile;

/** The outputs of the formats asked for, their files open. A format's room is loaded only where it is asked for. */
export async function outputsFor(open: Open, input: ReportInput, asked: ReportOptions): Promise<Output[]> {
  const options = input.decisions ? { ...asked, standing: true } : asked;
  const { formats, all } = options;
  const outputs: Output[] = [];
  if (formats.includes('csv')) outputs.push(csv(open, input, options));
  if (formats.includes('ndjson')) outputs.push({ onCase: findingsWriter(open('findings.ndjson'), all, options) });
  if (formats.includes('xlsx')) outputs.push(await xlsx(open, options));
  if (formats.includes('html')) outputs.push(await html(open, input, options));
  return outputs;
}

function csv(open: Open, { ruleById, rejectText = () => undefined }: ReportInput, options: ReportOptions): Output {
  const { encoding, lang, withRows, selection } = options;
  const worklist = worklistWriter(open('worklist.csv', encoding), encoding, lang, options);
  const closed = closedWriter(open('closed.csv', encoding), encoding, ruleById, lang, options);
  return {
    onCase(item, rank, reason) {
      worklist(item, rank, reason);
      closed(item, rank, reason);
    },
    ...(selection
      ? {}
      : { onReject: rejectsWriter(open('rejects.csv', encoding), encoding, withRows, rejectText, lang) }),
  };
}

async function xlsx(open: Open, options: ReportOptions): Promise<Output> {
  const { workbook } = await import('./xlsx.js');
  const book = workbook(options.lang, undefined, options);
  return {
    onCase(item, rank, reason) {
      if (rank > 0) book.add(item, rank, reason);
    },
    async end() {
      const file = open('worklist.xlsx');
      file.writeBytes(await book.bytes());
      file.counted(book.lines());
    },
  };
}

async function html(open: Open, input: ReportInput, options: ReportOptions): Promise<Output> {
  const [{ collectCase, collectReject, newCollection }, { page }] = await Promise.all([
    import('./html/collect.js'),
    import('./html/page.js'),
  ]);
  const collected = newCollection();
  return {
    onCase: (item, rank, reason) => collectCase(collected, item, rank, reason, input.changes, options),
    onReject: (reject) => collectReject(collected, reject),
    end(tally) {
      open('report.html').write(page({ input, tally, collected }, options));
    },
  };
}
