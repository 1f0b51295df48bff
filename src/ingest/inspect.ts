/** A look at an input before anything is read: encoding, header, columns. Plain data, fit for a worker thread. */
import { closeSync, readSync } from 'node:fs';
import { TotsugoError } from '../errors.js';
import type { Source } from '../model.js';
import { charsetOf } from './charset.js';
import type { RowFaultCode } from './csv.js';
import { byteOrderMark, type Detected, detectEncoding } from './detect.js';
import { hintDelimiter, refuseHeader, resolveColumns } from './header.js';
import { type OpenFile, openInput, reading, readOn } from './input-file.js';
import { lineReader } from './lines.js';
import type { Notice } from './notice.js';
import type { Profile } from './profile.js';
import type { KeyFields } from './record.js';
import { readRows } from './rows.js';

export interface InputPlan {
  readonly path: string;
  /** How messages, rejects and counts name the file. */
  readonly label: string;
  readonly side: Source;
  readonly encoding: Detected['encoding'];
  readonly bom: number;
  readonly delimiter: string;
  /** The file's first row holds the column names. */
  readonly header: boolean;
  readonly names: readonly string[];
  /** As Columns.labels. */
  readonly labels: readonly string[];
  readonly keys: readonly KeyFields[];
  readonly protectedCodes: Profile['protectedCodes'];
  readonly notices: readonly Notice[];
  readonly size: number;
  readonly modified: number;
}

/** Bytes of the longest row; a longer one is rejected without being held. */
export const MAX_ROW_BYTES = 1024 * 1024;

/**
 * Looks at one input file: opens it, finds its encoding, reads its header and finds the profile's columns there.
 * Throws a TotsugoError that names the file and says what to do.
 * Example: `inspectInput('住基.csv', loadProfile('juki-standard'), 'municipal').encoding` is `cp932`.
 */
export function inspectInput(path: string, profile: Profile, side: Source, label = path): InputPlan {
  const file = openInput(path);
  try {
    if (file.size === 0) throw new TotsugoError('EMPTY_FILE', { file: path });
    if (reading(path, () => isWorkbook(file.fd))) throw new TotsugoError('FILE_IS_WORKBOOK', { file: path });
    const { encoding, bom } = reading(path, () => encodingOf(path, file, profile));
    const first = firstRow(path, file, profile, { encoding, bom });
    hintDelimiter(path, profile, first);
    refuseHeader(path, profile, first);
    const names = profile.header === true ? first : profile.header;
    const { labels, keys, missing, repeated } = resolveColumns(path, profile, names);
    const notices: Notice[] = [];
    if (missing.length > 0) notices.push({ code: 'COLUMNS_ABSENT', file: label, columns: missing });
    if (repeated.length > 0) notices.push({ code: 'COLUMNS_REPEATED', file: label, columns: repeated });
    const { delimiter, protectedCodes } = profile;
    const { size, modified } = file;
    const header = profile.header === true;
    return {
      path,
      label,
      side,
      encoding,
      bom,
      delimiter,
      header,
      names,
      labels,
      keys,
      protectedCodes,
      notices,
      size,
      modified,
    };
  } finally {
    closeSync(file.fd);
  }
}

/** The first bytes of a ZIP archive, as .xlsx is one, and of a compound document (.xls). No text begins so. */
const workbooks = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('d0cf11e0a1b11ae1', 'hex')];

function isWorkbook(fd: number): boolean {
  const head = Buffer.alloc(8);
  const got = readSync(fd, head, 0, head.length, 0);
  return workbooks.some((mark) => head.subarray(0, got).subarray(0, mark.length).equals(mark));
}

/** The profile's encoding, unless the file's own mark contradicts it. */
function encodingOf(path: string, { fd }: OpenFile, profile: Profile): Detected {
  if (profile.encoding === 'auto') {
    const detected = detectEncoding(fd);
    if (detected === null) throw new TotsugoError('ENCODING_UNKNOWN', { file: path });
    return detected;
  }
  const head = Buffer.alloc(3);
  const mark = byteOrderMark(head.subarray(0, readSync(fd, head, 0, 3, 0)));
  if (mark === null) return { encoding: profile.encoding, bom: 0 };
  if (mark.encoding === profile.encoding) return mark;
  throw new TotsugoError('ENCODING_MISMATCH', { file: path, expected: profile.encoding, found: mark.encoding });
}

/** The fields of the first row that is not blank. */
function firstRow(path: string, { fd }: OpenFile, profile: Profile, { encoding, bom }: Detected): readonly string[] {
  const charset = charsetOf(encoding);
  const format = { charset, delimiter: profile.delimiter, columns: 0, maxRowBytes: MAX_ROW_BYTES };
  const read = readOn(path, fd);
  const lines = lineReader({ charset, read, bom, chunkBytes: 64 * 1024, maxRowBytes: MAX_ROW_BYTES });
  const fail = (line: number, reason: RowFaultCode) =>
    new TotsugoError('HEADER_UNREADABLE', { file: path, line, reason });
  for (let chunk = lines.next(); chunk !== null; chunk = lines.next()) {
    if (chunk.kind === 'too-long') throw fail(chunk.line, 'LINE_TOO_LONG');
    const { rows, lines: at, faults, consumed, consumedLines } = readRows(chunk, format);
    const [row, fault] = [rows[0], faults[0]];
    if (fault && (row === undefined || fault.line < (at[0] as number))) {
      if (profile.header !== true) return [];
      throw fail(fault.line, fault.code);
    }
    if (row?.some((field) => /\r[^\n]/.test(field))) throw new TotsugoError('LINE_END_UNKNOWN', { file: path });
    if (row) return row;
    lines.consumed(consumed, consumedLines);
  }
  throw new TotsugoError('EMPTY_FILE', { file: path });
}
