/** An evaluation as tables for the terminal, in Japanese or English. */
import type { Evaluation } from '../evaluate/index.js';
import { displayWidth, padEnd, padStart } from '../terminal/width.js';
import { evaluationTables, type Lang, type Table } from './evaluate-tables.js';

/** Columns side by side, the first to the left, numbers to the right. */
function tableText({ title, head, rows }: Table): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i] ?? ''))));
  const lines = cells.map((row) =>
    row.map((cell, i) => (i === 0 ? padEnd(cell, widths[i] ?? 0) : padStart(cell, widths[i] ?? 0))).join('  '),
  );
  return `${title}\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}\n\n`;
}

/** The whole evaluation, table by table. */
export function evaluationText(result: Evaluation, lang: Lang): string {
  return evaluationTables(result, lang).map(tableText).join('');
}
