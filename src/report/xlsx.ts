/** worklist.xlsx: the worklist with decision columns, drop-downs, filters and the differing characters marked. */
import type { Row } from 'write-excel-file/node';
import type { Bilingual } from '../model.js';
import type { CaseToReport } from './case.js';
import { checkColumn, decisionColumns } from './decision-columns.js';
import type { Run } from './diff.js';
import { both, type Lang } from './phrases.js';
import type { Said } from './selection.js';
import { columnsOf, worklistRows } from './worklist.js';
import { legend } from './xlsx-legend.js';
import { headRow, lineRow } from './xlsx-rows.js';
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
  const columns = columnsOf(said);
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
        rows.push(lineRow({ item, line, cells, columns, index, lines: lines.length, row: rows.length, rich, lang }));
      });
    },
    bytes: () => build(rows, rich, left, lang, said),
  };
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
  const shown = columnsOf(said);
  const columns = [...shown, ...decisionColumns, checkColumn];
  const dropDowns = decisionColumns.map(({ head, choices = [], only = false, prompt }, index) => ({
    column: shown.length + index,
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
