/** One small writer a file: each takes the cases (or rejects) one by one, in order, and holds none of them. */
import type { Bilingual, Reject } from '../model.js';
import type { CaseToReport } from './case.js';
import { closedHeader } from './closed.js';
import { csvLine } from './csv.js';
import type { Encoding, ReportFile } from './file.js';
import { findingLine } from './findings.js';
import type { Lang } from './phrases.js';
import { type RejectText, rejectRow, rejectsHeader } from './rejects.js';
import { type Said, selectionText } from './selection.js';
import { worklistHeader, worklistRows } from './worklist.js';

type CaseWriter = (item: CaseToReport, rank: number, reason: Bilingual) => void;

/** Excel knows UTF-8 by its BOM. */
function header(file: ReportFile, encoding: Encoding, cells: readonly string[]): void {
  file.write((encoding === 'utf-8' ? '\uFEFF' : '') + csvLine(cells));
}

/** The cell that a list of a selection has more than the whole one: its head says what was selected. */
const selectionHead = ({ selection }: Said, lang: Lang): string[] =>
  selection ? [(lang === 'ja' ? '絞り込み：' : 'Filter: ') + selectionText(selection, lang)] : [];

export function worklistWriter(file: ReportFile, encoding: Encoding, lang: Lang, said: Said): CaseWriter {
  const more = selectionHead(said, lang);
  header(file, encoding, [...worklistHeader(lang, said), ...more]);
  const empty = more.map(() => '');
  return (item, rank, reason) => {
    if (rank === 0) return;
    for (const { cells } of worklistRows(item, rank, reason, lang, said)) file.row(csvLine([...cells, ...empty]));
  };
}

/** The head of closed.csv; its lines come as blocks. */
export function openClosed(file: ReportFile, encoding: Encoding, lang: Lang, said: Said): void {
  header(file, encoding, [...closedHeader(lang), ...selectionHead(said, lang)]);
}

export function findingsWriter(file: ReportFile, { unmasked }: Said): CaseWriter {
  return (item, _rank, reason) => file.row(`${findingLine(item, reason, unmasked)}\n`);
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
