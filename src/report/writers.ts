/** One small writer a file: each takes the cases (or rejects) one by one, in order, and holds none of them. */
import type { Bilingual, Reject } from '../model.js';
import type { CaseToReport } from './case.js';
import { closedHeader, closedRow } from './closed.js';
import { csvLine } from './csv.js';
import type { Encoding, ReportFile } from './file.js';
import { findingLine } from './findings.js';
import type { Lang } from './phrases.js';
import { type RejectText, rejectRow, rejectsHeader } from './rejects.js';
import { worklistColumns, worklistRows } from './worklist.js';

type CaseWriter = (item: CaseToReport, rank: number, reason: Bilingual) => void;

/** Excel knows UTF-8 by its BOM. */
function header(file: ReportFile, encoding: Encoding, cells: readonly string[]): void {
  file.write((encoding === 'utf-8' ? '\uFEFF' : '') + csvLine(cells));
}

export function worklistWriter(file: ReportFile, encoding: Encoding, lang: Lang): CaseWriter {
  header(
    file,
    encoding,
    worklistColumns.map((column) => column.head[lang]),
  );
  return (item, rank, reason) => {
    if (item.draft.grade === 'A') return;
    for (const { cells } of worklistRows(item, rank, reason, lang)) file.row(csvLine(cells));
  };
}

export function closedWriter(file: ReportFile, encoding: Encoding, lang: Lang): CaseWriter {
  header(file, encoding, closedHeader(lang));
  return (item, _rank, reason) => {
    if (item.draft.grade !== 'A' || item.draft.class === 'ALL_AGREE') return;
    file.row(csvLine(closedRow(item, reason, lang)));
  };
}

export function findingsWriter(file: ReportFile, all: boolean): CaseWriter {
  return (item, _rank, reason) => {
    if (item.draft.class === 'ALL_AGREE' && !all) return;
    file.row(`${findingLine(item, reason)}\n`);
  };
}

export function rejectsWriter(
  file: ReportFile,
  encoding: Encoding,
  withRows: boolean,
  text: RejectText,
  lang: Lang,
): (reject: Reject) => void {
  header(file, encoding, rejectsHeader(withRows));
  return (reject) => file.row(csvLine(rejectRow(reject, withRows, text, lang)));
}
