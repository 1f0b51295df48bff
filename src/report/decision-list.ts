/** All decisions with their history as a table: a row an act, oldest first, for whoever audits them. */
import type { Bilingual, CaseState, Decision } from '../model.js';
import { classNames } from './class-names.js';
import { csvLine } from './csv.js';
import { decisionNames, reasonNames } from './decision-columns.js';
import { both, type Lang } from './phrases.js';
import { text } from './xlsx-style.js';
import { withoutTimes } from './zip-times.js';

/** A row of the table of decisions, with where its case stands now (null: it is in no newest run). */
export interface ListedDecision {
  readonly decision: Decision;
  readonly state: CaseState | null;
  /** It was taken back later. */
  readonly retired: boolean;
}

const actions: Readonly<Record<Decision['action'], Bilingual>> = {
  decide: both('決定', 'decide'),
  confirm: both('確認', 'confirm'),
  retire: both('取消', 'retire'),
  opinion: both('別の人の判断', 'opinion'),
};

interface ListColumn {
  readonly head: Bilingual;
  readonly width: number;
  readonly cell: (row: ListedDecision, lang: Lang) => string;
}

const yes = (value: boolean, lang: Lang): string => (value ? both('はい', 'yes')[lang] : '');

const columns: readonly ListColumn[] = [
  { head: both('番号', 'Number'), width: 8, cell: ({ decision }) => String(decision.id) },
  { head: both('事例番号', 'Case'), width: 20, cell: ({ decision }) => decision.caseId },
  { head: both('操作', 'Action'), width: 14, cell: ({ decision }, lang) => actions[decision.action][lang] },
  { head: both('対象の番号', 'About'), width: 10, cell: ({ decision }) => String(decision.about ?? '') },
  {
    head: both('決定', 'Decision'),
    width: 18,
    cell: ({ decision: { decision } }, lang) => (decision ? decisionNames[decision][lang] : ''),
  },
  {
    head: both('理由', 'Reason'),
    width: 26,
    cell: ({ decision: { reason } }, lang) => (reason === null || reason === 'other' ? '' : reasonNames[reason][lang]),
  },
  { head: both('理由の文', 'Text'), width: 40, cell: ({ decision }) => decision.note },
  { head: both('行った人', 'Who'), width: 14, cell: ({ decision }) => decision.who },
  { head: both('記録日時（UTC）', 'Recorded (UTC)'), width: 26, cell: ({ decision }) => decision.at },
  { head: both('決定日', 'Date'), width: 12, cell: ({ decision }) => decision.day ?? '' },
  { head: both('取込者', 'Entered by'), width: 14, cell: ({ decision }) => decision.enteredBy ?? '' },
  { head: both('取消済み', 'Taken back'), width: 10, cell: ({ retired }, lang) => yes(retired, lang) },
  {
    head: both('確認者が必要', 'Needs a confirmer'),
    width: 14,
    cell: (row, lang) => yes(row.decision.needsConfirmer, lang),
  },
  { head: both('まとめ番号', 'Bulk'), width: 10, cell: ({ decision }) => String(decision.bulk ?? '') },
  { head: both('ブラインド', 'Blind'), width: 10, cell: ({ decision }, lang) => yes(decision.blind, lang) },
  { head: both('突合番号', 'Run'), width: 8, cell: ({ decision }) => String(decision.run) },
  { head: both('種別', 'Class'), width: 24, cell: ({ decision }, lang) => classNames[decision.class][lang] },
  { head: both('区分', 'Grade'), width: 6, cell: ({ decision }) => decision.grade },
  { head: both('事例の現在の状況', 'Case now'), width: 18, cell: ({ state }) => state ?? '' },
  { head: both('照合値', 'Fingerprint'), width: 66, cell: ({ decision }) => decision.fingerprint },
];

export const listHeader = (lang: Lang): string => csvLine(columns.map(({ head }) => head[lang]));

export const listLine = (row: ListedDecision, lang: Lang): string =>
  csvLine(columns.map(({ cell }) => cell(row, lang)));

/** A row as JSON: everything but the digests, which mean nothing outside the database. */
export function listJson({ decision: { digests, ...rest }, state, retired }: ListedDecision): string {
  return JSON.stringify({ ...rest, retired, state });
}

/** The table as a workbook, every cell a text, with the same bytes at any time. */
export async function listWorkbook(rows: Iterable<ListedDecision>, lang: Lang): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const head = columns.map(({ head }) => text(head[lang], { fontWeight: 'bold' }));
  const data = [head, ...Array.from(rows, (row) => columns.map(({ cell }) => text(safe(cell(row, lang)))))];
  const sheet = both('決定一覧', 'Decisions')[lang];
  const options = { data, sheet, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
  return withoutTimes(await writeExcelFile([options], { fontFamily: 'Yu Gothic', fontSize: 11 }).toBuffer());
}

/** The writer keeps its strings as keys of an object: a text that every object has as a key gets an invisible end. */
const safe = (value: string): string => (value in {} ? `${value} ` : value);
