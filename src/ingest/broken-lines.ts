/**
 * A chunk in which at least one line cannot be read by itself. Every line is judged alone; a quoted field that spans
 * lines is put together only where nothing speaks against it, since a stray quote must not swallow the rows after it.
 */
import { QUOTE, type RowChunk, type RowFault, type RowFormat } from './csv.js';
import { fieldAt, joinRow, type Line, parseLines } from './joined-row.js';
import type { LineChunk } from './lines.js';

export function readBrokenChunk(chunk: LineChunk, format: RowFormat): RowChunk {
  const lines = splitLines(chunk, format);
  const rows: string[][] = [];
  const rowLines: number[] = [];
  const faults: RowFault[] = [];
  let index = 0;
  const take = (row: string[], at: number) => {
    if (row.length === 1 && row[0] === '') return;
    if (format.columns !== 0 && row.length !== format.columns) {
      faults.push({ code: 'COLUMN_COUNT', line: chunk.line + at });
      return;
    }
    rows.push(row);
    rowLines.push(chunk.line + at);
  };
  const misplaced = (at: number) => faults.push({ code: 'MISPLACED_QUOTE', line: chunk.line + at });
  while (index < lines.length) {
    const line = lines[index] as Line;
    if (line.fault) {
      faults.push({ ...line.fault, line: chunk.line + index });
      index++;
    } else if (!line.odd) {
      const from = index;
      while (index < lines.length && lines[index]?.text && !lines[index]?.odd) index++;
      parseAlone(lines, from, index, format, take, misplaced);
    } else {
      const joined = joinRow(lines, index, chunk.final, format);
      if (joined === 'needs more') break;
      if (joined === 'unclosed') {
        faults.push({
          code: 'UNCLOSED_QUOTE',
          line: chunk.line + index,
          field: fieldOfLastQuote(line.text as Buffer, format.delimiter),
        });
        index++;
      } else {
        take(joined.row, index);
        index = joined.next;
      }
    }
  }
  const consumed = index === lines.length ? chunk.bytes.length : (lines[index] as Line).start;
  return { rows, lines: rowLines, faults, consumed, consumedLines: index };
}

function splitLines({ bytes }: LineChunk, format: RowFormat): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = format.charset.lineEnd(bytes, start);
    const end = found < 0 ? bytes.length : found;
    lines.push(readLine(bytes, start, end, found < 0 ? end : end - format.charset.unit, format));
    start = end;
  }
  return lines;
}

function readLine(bytes: Buffer, start: number, end: number, contentEnd: number, format: RowFormat): Line {
  const at = { start, end, odd: false };
  if (contentEnd - start > format.maxRowBytes) return { ...at, text: null, fault: { code: 'LINE_TOO_LONG' } };
  const line = bytes.subarray(start, end);
  const text = format.charset.toUtf8(line);
  if (text === null) return { ...at, text: null, fault: { code: 'INVALID_BYTES', ...firstInvalidField(line, format) } };
  const nul = text.indexOf(0);
  if (nul >= 0) {
    return { ...at, text: null, fault: { code: 'NUL_BYTE', field: fieldAt(text, nul, format.delimiter) } };
  }
  let quotes = 0;
  for (const byte of text) if (byte === QUOTE) quotes++;
  return { ...at, text, odd: quotes % 2 === 1 };
}

/** Parses lines that stand for themselves; halves the block until the ones that csv-parse refuses are alone. */
function parseAlone(
  lines: readonly Line[],
  from: number,
  to: number,
  format: RowFormat,
  take: (row: string[], at: number) => void,
  misplaced: (at: number) => void,
): void {
  const rows = parseLines(lines.slice(from, to), format.delimiter);
  if (rows !== null) {
    for (let index = 0; index < rows.length; index++) take(rows[index] as string[], from + index);
  } else if (to - from === 1) {
    misplaced(from);
  } else {
    const middle = (from + to) >> 1;
    parseAlone(lines, from, middle, format, take, misplaced);
    parseAlone(lines, middle, to, format, take, misplaced);
  }
}

const fieldOfLastQuote = (text: Buffer, delimiter: string) => fieldAt(text, text.lastIndexOf(QUOTE), delimiter);

/** The first field that cannot be decoded by itself, by the bytes of the line. */
function firstInvalidField(line: Buffer, { charset, delimiter }: RowFormat): { field?: number } {
  const wanted = delimiter.charCodeAt(0);
  let field = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at <= line.length; at += charset.unit) {
    const byte = charset.encoding === 'utf-16be' ? line[at + 1] : line[at];
    const wide = charset.unit === 2 && (charset.encoding === 'utf-16be' ? line[at] : line[at + 1]) !== 0;
    if (byte === QUOTE && !wide) quoted = !quoted;
    if (at < line.length && !(byte === wanted && !wide && !quoted)) continue;
    if (charset.toUtf8(line.subarray(start, at)) === null) return { field };
    start = at + charset.unit;
    field++;
  }
  return {};
}
