/** worklist.xlsx: the worklist with decision columns, drop-downs, filters and the differing characters marked. */
import type { Cell, CellObject, Row } from 'write-excel-file/node';
import type { Bilingual } from '../model.js';
import type { CaseToReport, Line } from './case.js';
import { decisionColumns } from './decision-columns.js';
import type { Run } from './diff.js';
import { markedFields } from './marks.js';
import { both, type Lang } from './phrases.js';
import type { Said } from './selection.js';
import { worklistColumns, worklistHeader, worklistRows } from './worklist.js';
import { legend } from './xlsx-legend.js';
import { CLOSED, DECISION, DECISION_HEAD, fills, gradeFills, HEAD, REGISTER_HEAD, text } from './xlsx-style.js';
import { withoutTimes } from './zip-times.js';

/** Lines that a workbook takes: a spreadsheet is held in memory whole, here and where it is opened. worklist.csv has all. */
export const XLSX_LINES = 5_000;

const texts = {
  list: both('確認リスト', 'Worklist'),
  legend: both('説明', 'Legend'),
} as const;

export interface Workbook {
  add(item: CaseToReport, rank: number, reason: Bilingual): void;
  /** Lines taken so far. */
  readonly lines: () => number;
  bytes(): Promise<Buffer>;
}

/** A workbook that takes cases in order, up to `XLSX_LINES` lines; the rest is counted and said in the legend. */
export function workbook(lang: Lang, limit = XLSX_LINES, said: Said = {}): Workbook {
  const rows: Row[] = [headRow(lang, said)];
  const rich = new Map<string, readonly Run[]>();
  let left = 0;
  return {
    lines: () => rows.length - 1,
    add(item, rank, reason) {
      const lines = worklistRows(item, rank, reason, lang, said);
      if (left > 0 || rows.length - 1 + lines.length > limit) {
        left += 1;
        return;
      }
      lines.forEach(({ cells, line }, index) => {
        rows.push(lineRow({ item, line, cells, index, lines: lines.length, row: rows.length, rich, lang }));
      });
    },
    bytes: () => build(rows, rich, left, lang, said),
  };
}

interface LineToShow {
  readonly item: CaseToReport;
  readonly line: Line;
  readonly cells: readonly string[];
  readonly index: number;
  readonly lines: number;
  readonly row: number;
  readonly rich: Map<string, readonly Run[]>;
  readonly lang: Lang;
}

function headRow(lang: Lang, said: Said): Row {
  const names = worklistHeader(lang, said);
  const head = (value: string, backgroundColor: string): Cell => ({
    value,
    type: String,
    fontWeight: 'bold',
    textColor: '#FFFFFF',
    backgroundColor,
    wrap: true,
    alignVertical: 'center',
    height: 34,
  });
  return [
    ...worklistColumns.map(({ key }, at) => head(names[at] ?? '', key.startsWith('municipal.') ? REGISTER_HEAD : HEAD)),
    ...decisionColumns.map((column) => head(column.head[lang], DECISION_HEAD)),
  ];
}

function lineRow({ item, line, cells, index, lines, row, rich, lang }: LineToShow): Row {
  const fields = markedFields(item, line, lines, lang);
  const shown = worklistColumns.map((column, at) => {
    const value = cells[at] ?? '';
    if (column.key === 'grade') return text(value, { backgroundColor: gradeFills[item.draft.grade], align: 'center' });
    if (!column.mark) return cellOf(value, row, at, rich, { wrap: column.width >= 28 });
    const { field, side } = column.mark;
    const marked = fields[field];
    const runs = marked[side];
    if (runs.some((one) => one.differs)) rich.set(address(row, at), runs);
    const fill = marked.outcome && value !== '' ? fills[marked.outcome] : undefined;
    return cellOf(value, row, at, rich, { wrap: column.width >= 18, ...(fill ? { backgroundColor: fill } : {}) });
  });
  // A case is decided once, on its first line.
  const backgroundColor = index === 0 ? DECISION : CLOSED;
  const [first, ...others] = shown;
  return [
    { ...(first as CellObject), height: heightOf(cells) },
    ...others,
    ...decisionColumns.map(() => text('', { backgroundColor })),
  ];
}

/** Points that the fullest cell of a line takes when wrapped: spreadsheets do not all work it out on opening. */
function heightOf(cells: readonly string[]): number {
  const lines = worklistColumns.map(({ width }, at) => Math.ceil(halfWidths(cells[at] ?? '') / (width - 1)));
  return 18 * Math.min(8, Math.max(1, ...lines));
}

function halfWidths(value: string): number {
  let width = 0;
  for (let at = 0; at < value.length; at++) width += value.charCodeAt(at) < 0x1100 ? 1 : 2;
  return width;
}

/** The writer keeps its strings as keys of an object: names that every object has go in as runs of their own. */
function cellOf(value: string, row: number, at: number, rich: Map<string, readonly Run[]>, style: CellObject): Cell {
  if (!(value in {})) return text(value, style);
  rich.set(address(row, at), rich.get(address(row, at)) ?? [{ text: value, differs: false }]);
  return text(' ', style);
}

function address(row: number, column: number): string {
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}${row + 1}`;
}

async function build(
  rows: Row[],
  rich: ReadonlyMap<string, readonly Run[]>,
  left: number,
  lang: Lang,
  said: Said,
): Promise<Buffer> {
  const [{ default: writeExcelFile }, { extrasFeature }] = await Promise.all([
    import('write-excel-file/node'),
    import('./xlsx-feature.js'),
  ]);
  const columns = [...worklistColumns, ...decisionColumns];
  const dropDowns = decisionColumns.map(({ head, choices = [], only = false, prompt }, index) => ({
    column: worklistColumns.length + index,
    choices: choices.map((choice) => choice[lang]),
    only,
    title: head[lang],
    prompt: prompt[lang],
  }));
  const feature = extrasFeature({
    sheet: texts.list[lang],
    columns: columns.length,
    rows: rows.length,
    dropDowns,
    rich,
  });
  const buffer = await writeExcelFile(
    [
      {
        data: rows,
        sheet: texts.list[lang],
        columns: columns.map(({ width }) => ({ width })),
        stickyRowsCount: 1,
        stickyColumnsCount: 3,
        orientation: 'landscape',
      },
      {
        data: legend(left, lang, said),
        sheet: texts.legend[lang],
        columns: [{ width: 22 }, { width: 90 }],
        orientation: 'landscape',
      },
    ],
    { fontFamily: 'Yu Gothic', fontSize: 11, features: [feature] },
  ).toBuffer();
  return withoutTimes(buffer);
}
