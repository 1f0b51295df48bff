/** Rows whose quoted fields go over line ends, put together from their lines. */
import { parseRows, QUOTE, type RowFault, type RowFormat } from './csv.js';

/** A quoted field may span so many lines; beyond, its quote counts as never closed. */
const MAX_JOINED_LINES = 64;

export interface Line {
  readonly start: number;
  readonly end: number;
  /** UTF-8 with its line end; null where `fault` says why it cannot be read. */
  readonly text: Buffer | null;
  readonly fault?: Omit<RowFault, 'line'>;
  /** An odd number of quotes. */
  readonly odd: boolean;
}

type Joined = { readonly row: string[]; readonly next: number } | 'unclosed' | 'needs more';

export const parseLines = (lines: readonly Line[], delimiter: string) =>
  parseRows(Buffer.concat(lines.map((line) => line.text as Buffer)), delimiter);

/**
 * The row that begins with an unclosed quote on line `from`, put together with the lines up to the one that closes it.
 * Nothing is put together where a line on the way is a whole row by itself, where both the opening and the closing line
 * have as many delimiters as a row, or where the closing line might just as well open a row of its own: two broken
 * rows, or a broken one and its sound neighbour, must not become one.
 */
export function joinRow(
  lines: readonly Line[],
  from: number,
  final: boolean,
  format: RowFormat,
  probing = false,
): Joined {
  const first = lines[from] as Line;
  for (let at = from + 1; ; at++) {
    const line = lines[at];
    if (line === undefined) return final ? 'unclosed' : 'needs more';
    if (!line.text || at - from >= MAX_JOINED_LINES || line.end - first.start > format.maxRowBytes) return 'unclosed';
    if (!line.odd) {
      if (isWholeRow(line.text, format)) return 'unclosed';
      continue;
    }
    const rows = parseLines(lines.slice(from, at + 1), format.delimiter);
    const row = rows?.length === 1 ? rows[0] : undefined;
    if (!row || (format.columns !== 0 && row.length !== format.columns)) return 'unclosed';
    if (probing) return { row, next: at + 1 };
    if (bothLikeRows(first.text as Buffer, line.text, format)) return 'unclosed';
    if (!opensInside(line.text, format.delimiter)) return { row, next: at + 1 };
    const other = joinRow(lines, at, final, format, true);
    if (other === 'needs more') return other;
    return other === 'unclosed' ? { row, next: at + 1 } : 'unclosed';
  }
}

/** The last quote of a line stands where one opens a field: after a delimiter. */
const opensInside = (text: Buffer, delimiter: string) => text[text.lastIndexOf(QUOTE) - 1] === delimiter.charCodeAt(0);

function isWholeRow(text: Buffer, format: RowFormat): boolean {
  if (format.columns === 0 || countDelimiters(text, format.delimiter) < format.columns - 1) return false;
  return parseRows(text, format.delimiter)?.[0]?.length === format.columns;
}

function countDelimiters(text: Buffer, delimiter: string): number {
  const wanted = delimiter.charCodeAt(0);
  let count = 0;
  for (const byte of text) if (byte === wanted) count++;
  return count;
}

/** Opening and closing line each have the delimiters of a row, if the quote between them is taken for a stray one. */
function bothLikeRows(opening: Buffer, closing: Buffer, { delimiter, columns }: RowFormat): boolean {
  const from = opening.lastIndexOf(QUOTE);
  const to = closing.indexOf(QUOTE);
  const opened = fieldAt(opening, from, delimiter) + countDelimiters(opening.subarray(from), delimiter);
  const rest = closing.subarray(to + 1);
  const closed = countDelimiters(closing.subarray(0, to), delimiter) + fieldAt(rest, rest.length, delimiter);
  return opened === columns - 1 && closed === columns - 1;
}

/** Index of the field in which a byte lies. */
export function fieldAt(text: Buffer, position: number, delimiter: string): number {
  const wanted = delimiter.charCodeAt(0);
  let field = 0;
  let quoted = false;
  for (let at = 0; at < position; at++) {
    if (text[at] === QUOTE) quoted = !quoted;
    else if (text[at] === wanted && !quoted) field++;
  }
  return field;
}
