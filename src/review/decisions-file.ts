/** A file of decisions → its rows: worklist.xlsx, or the CSV that a spreadsheet saved of it. Nothing is judged here. */
import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { TotsugoError } from '../errors.js';
import { checkColumn, decisionColumns, unguard, worklistColumns } from '../report/index.js';
import { folded } from './decisions.js';
import { checkWorkbook, limits } from './decisions-zip.js';

export type ImportKey =
  | 'caseId'
  | 'decision'
  | 'reason'
  | 'operator'
  | 'confirmer'
  | 'date'
  | 'check'
  | 'insurer.individualNumber'
  | 'municipal.individualNumber';

/** One row of the file: the line it stands on (counted from 1; rows of a sheet), and what its columns say. */
export interface ImportRow {
  readonly line: number;
  readonly cells: Readonly<Record<ImportKey, string>>;
}

export interface ImportFile {
  readonly rows: readonly ImportRow[];
  readonly sha256: string;
  readonly bytes: number;
}

interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a file, a workbook by its first bytes, else CSV in UTF-8, UTF-16 or CP932, parted by commas or tabs.
 * @throws TotsugoError FILE_*, IMPORT_TOO_LARGE, IMPORT_UNREADABLE, IMPORT_COLUMNS_MISSING, DUPLICATE_HEADER, ENCODING_UNKNOWN
 */
export async function readDecisions(file: string): Promise<ImportFile> {
  const bytes = bytesOf(file);
  const isZip = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  const [head, ...rest] = isZip ? await sheetRows(file, bytes) : csvRows(file, bytes);
  const places = placesOf(file, head?.cells ?? []);
  const rows = rest.map(({ line, cells }) => {
    const at = (key: ImportKey): string => unguard(cells[places[key] ?? -1] ?? '').trim();
    return {
      line,
      cells: {
        caseId: at('caseId'),
        decision: at('decision'),
        reason: at('reason'),
        operator: at('operator'),
        confirmer: at('confirmer'),
        date: at('date'),
        check: at('check'),
        'insurer.individualNumber': at('insurer.individualNumber'),
        'municipal.individualNumber': at('municipal.individualNumber'),
      },
    };
  });
  return { rows, sha256: hash('sha256', bytes), bytes: bytes.length };
}

function bytesOf(file: string): Buffer {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw new TotsugoError('FILE_IS_DIRECTORY', { file });
    if (!stat.isFile()) throw new TotsugoError('FILE_NOT_REGULAR', { file });
    if (stat.size > limits.bytes) throw new TotsugoError('IMPORT_TOO_LARGE', { file });
    if (stat.size === 0) throw new TotsugoError('EMPTY_FILE', { file });
    return readFileSync(file);
  } catch (error) {
    if (error instanceof TotsugoError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new TotsugoError(reason === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', { file, reason });
  }
}

/** The first sheet, its cells as text. */
async function sheetRows(file: string, bytes: Buffer): Promise<RawRow[]> {
  checkWorkbook(file, bytes);
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(bytes, { parseNumber: (text) => text, trim: false });
    return rows.map((cells, at) => ({ line: at + 1, cells: cells.map(cellText) }));
  } catch {
    throw new TotsugoError('IMPORT_UNREADABLE', { file });
  }
}

/** A day that a spreadsheet made a date of is a day without a zone. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

function csvRows(file: string, bytes: Buffer): RawRow[] {
  const text = decoded(file, bytes);
  const [first = ''] = text.split(/\r\n|\r|\n/, 1);
  const delimiter = first.includes('\t') && !first.includes(',') ? '\t' : ',';
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: 1 << 20,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // `lines` is where a row ends; a quoted line break puts its beginning before that.
    return records.map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record }));
  } catch {
    throw new TotsugoError('IMPORT_UNREADABLE', { file });
  }
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

function decoded(file: string, bytes: Buffer): string {
  const [a, b] = bytes;
  const encodings = a === 0xff && b === 0xfe ? ['utf-16le'] : ['utf-8', 'shift_jis'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  throw new TotsugoError('ENCODING_UNKNOWN', { file });
}

/** Columns of the list itself that are read back. */
const ofList: readonly string[] = ['caseId', 'insurer.individualNumber', 'municipal.individualNumber'];

const needed: readonly ImportKey[] = ['caseId', 'decision', 'check'];

/** Where the columns are: by their heads in either language, in any order, whatever stands between them. */
function placesOf(file: string, heads: readonly string[]): Partial<Record<ImportKey, number>> {
  const columns = [...worklistColumns.filter(({ key }) => ofList.includes(key)), ...decisionColumns, checkColumn];
  const known = heads.map((head) => folded(unguard(head)));
  const places: Partial<Record<ImportKey, number>> = {};
  for (const { key, head } of columns) {
    const found = known.flatMap((text, at) => (text === folded(head.ja) || text === folded(head.en) ? [at] : []));
    if (found.length > 1) throw new TotsugoError('DUPLICATE_HEADER', { file, columns: head.ja });
    if (found[0] !== undefined) places[key as ImportKey] = found[0];
  }
  const missing = columns.filter(
    ({ key }) => needed.includes(key as ImportKey) && places[key as ImportKey] === undefined,
  );
  if (missing.length > 0) {
    const names = (lang: 'ja' | 'en') => missing.map(({ head }) => head[lang]).join(lang === 'ja' ? '、' : ', ');
    throw new TotsugoError('IMPORT_COLUMNS_MISSING', { file, columns: { ja: names('ja'), en: names('en') } });
  }
  return places;
}
