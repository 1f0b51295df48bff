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

/**
 * Parses whole lines of UTF-8; null where a quote stands where none may. Every row keeps the fields it has.
 * csv-parse tries each record delimiter at each byte: where nothing is quoted, a line feed alone ends a row and the
 * carriage return is taken off afterwards, which gives the same rows sooner.
 */
export function parseRows(text: Buffer, delimiter: string): string[][] | null {
  const quoted = text.includes(QUOTE);
  try {
    const rows = parse(text, {
      columns: false,
      relax_column_count: true,
      delimiter,
      record_delimiter: quoted ? ['\r\n', '\n'] : ['\n'],
      ...(quoted ? {} : { quote: null, escape: null }),
    }) as unknown as string[][];
    if (!quoted) rows.forEach(stripCarriageReturn);
    return rows;
  } catch {
    return null;
  }
}

function stripCarriageReturn(row: string[]): void {
  const last = row.length - 1;
  const text = row[last] as string;
  if (text.charCodeAt(text.length - 1) === 0x0d) row[last] = text.slice(0, -1);
}
