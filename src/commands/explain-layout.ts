/** Characters in columns and sentences in lines, for a terminal. */
import type { ChalkInstance } from 'chalk';
import { displayWidth, padEnd } from '../terminal/width.js';
import type { Cell, Mark } from './explain-align.js';

export interface Look {
  readonly lang: 'ja' | 'en';
  readonly columns: number;
  readonly chalk: ChalkInstance;
}

export const indent = '  ';

const signs: Readonly<Record<Mark, string>> = { same: ' ', rule: '~', like: '-', differ: 'x', lost: '?' };
function markTint(mark: Mark, { chalk }: Look): ChalkInstance {
  return { same: chalk.reset, rule: chalk.yellow, like: chalk.red, differ: chalk.red.bold, lost: chalk.magenta }[mark];
}

/** Two rows of characters, and a row of marks where something is marked. */
export function cellLines(cells: readonly Cell[], look: Look): string[] {
  const width = (cell: Cell) => Math.max(displayWidth(cell.a), displayWidth(cell.b), 1);
  const row = (text: (cell: Cell) => string) =>
    (indent + cells.map((cell) => markTint(cell.mark, look)(padEnd(text(cell), width(cell)))).join(' ')).trimEnd();
  const rows = [row((cell) => cell.a), row((cell) => cell.b)];
  return cells.every((cell) => cell.mark === 'same') ? rows : [...rows, row((cell) => signs[cell.mark])];
}

/** Words of Latin letters and single characters of Japanese, each with the marks that may not begin a line. */
const unbroken = /(?:[!-~]+|.)[、。，」』）】・]*[ ]*/gu;

/** A text in lines no wider than the terminal, each after a margin. */
export function wrapped(text: string, margin: string, look: Pick<Look, 'columns'>): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(unbroken)) {
    if (line !== '' && displayWidth(margin + line + piece.trimEnd()) > look.columns) {
      lines.push(margin + line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, margin + line];
}
