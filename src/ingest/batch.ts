/** The rows of a chunk as a batch of records and rejects: what the caller stores at once. */
import { TotsugoError } from '../errors.js';
import type { Reject, SourceRecord } from '../model.js';
import { type Charset, charsetOf } from './charset.js';
import type { RowChunk, RowFault } from './csv.js';
import type { InputPlan } from './inspect.js';
import type { LineChunk } from './lines.js';
import type { Notice } from './notice.js';
import { rowText } from './raw-row.js';
import { recordReader } from './record.js';

/** What a file held. `read` = records + `rejected`; header and blank lines are no rows. */
export interface FileStats {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: InputPlan['encoding'];
  readonly read: number;
  readonly rejected: number;
}

export interface Batch {
  readonly file: string;
  readonly records: SourceRecord[];
  /** The line on which each record begins, from 1. */
  readonly lines: number[];
  /** The digest of the line of each record; -1 where it is no line of its own, or nobody asked. */
  readonly digests?: readonly number[];
  /** Instead of records: the rows of an earlier reading (`ReadOptions.known`) that the lines are. */
  readonly known?: readonly number[];
  readonly rejects: Reject[];
  /** Bytes of the file read so far, of `InputPlan.size`. */
  readonly position: number;
  /** With the last batch of a file. */
  readonly stats?: FileStats;
  /** With the last batch of a file: what only its end could tell. */
  readonly notices?: readonly Notice[];
}

export interface ReadOptions {
  /** Puts the text of rejected rows into the rejects, long digit sequences masked. */
  readonly withRows?: boolean;
  /** Bytes read at once; the result does not depend on it. */
  readonly chunkBytes?: number;
  /** Computes the digest of every line; implied by `known`. */
  readonly digests?: boolean;
  /** The row of an earlier reading of such a file that a line is, by its digest; 0 where it is none. Asked in the order of the lines. */
  readonly known?: (digest: number) => number;
  readonly maxRowBytes?: number;
}

/** Turns the rows of each chunk into a batch; takes the header off the first one. */
export function batchMaker(plan: InputPlan, options: ReadOptions) {
  const { side, label: file, names, keys } = plan;
  const toRecord = recordReader(side, keys, plan.protectedCodes);
  const toRejects = rejectMaker(plan, options);
  const idFields = keys.find(({ key }) => key === 'recordId');
  let headerAwaited = plan.header;

  function missingId(row: readonly string[], line: number): RowFault {
    const blank = (field: number) => (row[field] as string).trim() === '';
    return { code: 'RECORD_ID_MISSING', line, field: idFields?.required.find(blank) ?? idFields?.fields[0] };
  }

  function checkHeader(row: readonly string[]): void {
    if (row.some((name, at) => name !== names[at])) throw new TotsugoError('FILE_CHANGED', { file: plan.path });
  }

  return (chunk: LineChunk, { rows, lines: rowLines, faults }: RowChunk, position: number): Batch => {
    const records: SourceRecord[] = [];
    const lines: number[] = [];
    let from = 0;
    if (headerAwaited && rows.length > 0) {
      checkHeader(rows[0] as string[]);
      headerAwaited = false;
      from = 1;
    }
    for (let at = from; at < rows.length; at++) {
      const row = rows[at] as string[];
      const record = toRecord(row);
      const line = rowLines[at] as number;
      if (record.recordId === null) {
        faults.push(missingId(row, line));
      } else {
        records.push(record);
        lines.push(line);
      }
    }
    faults.sort((a, b) => a.line - b.line);
    return { file, records, lines, rejects: toRejects(chunk, faults), position };
  };
}

/** Faults with their place in the file, and the text of their rows where it is asked for. */
function rejectMaker({ side, label: file, labels, encoding }: InputPlan, { withRows }: ReadOptions) {
  const charset = charsetOf(encoding);
  return (chunk: LineChunk, faults: readonly RowFault[]): Reject[] => {
    const locate = lineLocator(chunk, charset);
    return faults.map(({ code, line, field }) => {
      const { start, end } = locate(line);
      const byteOffset = chunk.byteOffset + start;
      const column = field === undefined ? undefined : labels[field];
      return {
        ...{ side, file, line, byteOffset, code },
        ...(column ? { column } : {}),
        ...(withRows ? { row: rowText(charset, chunk.bytes.subarray(start, end)) } : {}),
      };
    });
  };
}

/** Where a line begins and ends within its chunk; lines are asked for in order. */
function lineLocator(chunk: LineChunk, charset: Charset) {
  let line = chunk.line;
  let start = 0;
  const endOf = () => {
    const end = charset.lineEnd(chunk.bytes, start);
    return end < 0 ? chunk.bytes.length : end;
  };
  return (wanted: number) => {
    for (; line < wanted; line++) start = endOf();
    return { start, end: endOf() };
  };
}
