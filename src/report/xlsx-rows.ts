/** The rows of worklist.xlsx: the header, and a line of a case with its marks and the cells that a clerk fills in. */
import type { Cell, CellObject, Row } from 'write-excel-file/node';
import { type CaseToReport, comparedAt, type Line } from './case.js';
import { checkColumn, type DecisionColumn, decisionColumns, decisionNames } from './decision-columns.js';
import type { Run } from './diff.js';
import { markedFields } from './marks.js';
import type { Lang } from './phrases.js';
import type { Said } from './selection.js';
import { checkValue, dayOf, reasonText } from './standing.js';
import { type Column, columnsOf, worklistHeader } from './worklist.js';
import { CLOSED, DECISION, DECISION_HEAD, fills, gradeFills, HEAD, QUIET, REGISTER_HEAD, text } from './xlsx-style.js';

export interface LineToShow {
  readonly item: CaseToReport;
  readonly line: Line;
  readonly cells: readonly string[];
  readonly columns: readonly Column[];
  readonly index: number;
  readonly lines: number;
  readonly row: number;
  readonly rich: Map<string, readonly Run[]>;
  readonly lang: Lang;
}

export function headRow(lang: Lang, said: Said): Row {
  const columns = columnsOf(said);
  const names = worklistHeader(lang, said);
  // The heads of whole numbers say by whom and what for, and have to be read.
  const lines = names.map((name, at) => Math.ceil(halfWidths(name) / ((columns[at]?.width ?? 8) - 2)));
  const height = said.unmasked ? Math.min(400, Math.max(34, 17 * Math.max(...lines))) : 34;
  const head = (value: string, backgroundColor: string): Cell => ({
    value,
    type: String,
    fontWeight: 'bold',
    textColor: '#FFFFFF',
    backgroundColor,
    wrap: true,
    alignVertical: 'center',
    height,
  });
  return [
    ...columns.map(({ key }, at) => head(names[at] ?? '', key.startsWith('municipal.') ? REGISTER_HEAD : HEAD)),
    ...decisionColumns.map((column) => head(column.head[lang], DECISION_HEAD)),
    head(checkColumn.head[lang], HEAD),
  ];
}

export function lineRow({ item, line, cells, columns, index, lines, row, rich, lang }: LineToShow): Row {
  const fields = markedFields(item, line, comparedAt(item, index, lines), lang);
  const shown = columns.map((column, at) => {
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
    { ...(first as CellObject), height: heightOf(cells, columns) },
    ...others,
    ...decisionColumns.map(({ key }) => {
      const value = index === 0 ? filledIn(key, item, lang) : '';
      return cellOf(value, row, columns.length + decisionColumns.findIndex((column) => column.key === key), rich, {
        backgroundColor,
        wrap: true,
      });
    }),
    text(checkValue(item), { textColor: QUIET }),
  ];
}

/** What a decision that awaits a second person says already: that person adds a name alone. */
function filledIn(key: DecisionColumn['key'], { standing }: CaseToReport, lang: Lang): string {
  const decision = standing?.state === 'unconfirmed' ? standing.decision : null;
  if (!decision) return '';
  if (key === 'decision') return decision.decision ? decisionNames[decision.decision][lang] : '';
  if (key === 'reason') return reasonText(decision, lang);
  if (key === 'operator') return decision.who;
  return key === 'date' ? dayOf(decision) : '';
}

/** Points that the fullest cell of a line takes when wrapped: spreadsheets do not all work it out on opening. */
function heightOf(cells: readonly string[], columns: readonly Column[]): number {
  const lines = columns.map(({ width }, at) => Math.ceil(halfWidths(cells[at] ?? '') / (width - 1)));
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
