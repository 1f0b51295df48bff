/** Input files → batches of records and rejects, in the order of the rows, in constant memory. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync } from 'node:fs';
import { basename } from 'node:path';
import { TotsugoError } from '../errors.js';
import type { Reject, Source, SourceRecord } from '../model.js';
import { charsetOf } from './charset.js';
import type { RowFault } from './csv.js';
import { openInput, reading, readOn } from './input-file.js';
import { type InputPlan, inspectInput, MAX_ROW_BYTES } from './inspect.js';
import { type LineChunk, lineReader } from './lines.js';
import type { Notice } from './notice.js';
import type { Profile } from './profile.js';
import { rowText } from './raw-row.js';
import { recordReader } from './record.js';
import { readRows } from './rows.js';

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
  readonly maxRowBytes?: number;
}

const CHUNK_BYTES = 512 * 1024;

/** Reads one inspected file. Throws FILE_CHANGED where it is no longer the file that was inspected. */
export function* readInput(plan: InputPlan, options: ReadOptions = {}): Generator<Batch, void, void> {
  const { chunkBytes = CHUNK_BYTES, maxRowBytes = MAX_ROW_BYTES } = options;
  const charset = charsetOf(plan.encoding);
  const { fd } = openInput(plan.path);
  const hash = createHash('sha256');
  const readFile = readOn(plan.path, fd);
  let bytes = 0;
  const read = (buffer: Buffer, at: number, length: number) => {
    const got = readFile(buffer, at, length);
    hash.update(buffer.subarray(at, at + got));
    bytes += got;
    return got;
  };
  const lines = lineReader({ charset, read, bom: plan.bom, chunkBytes, maxRowBytes });
  const format = { charset, delimiter: plan.delimiter, columns: plan.names.length, maxRowBytes };
  const toBatch = batchMaker(plan, options);
  let rows = 0;
  let rejected = 0;
  try {
    for (let chunk = lines.next(); chunk !== null; chunk = lines.next()) {
      if (chunk.kind === 'too-long') {
        rejected++;
        const { line, byteOffset } = chunk;
        const reject = { side: plan.side, file: plan.label, line, byteOffset, code: 'LINE_TOO_LONG' };
        yield { file: plan.label, records: [], lines: [], rejects: [reject], position: bytes };
        continue;
      }
      const found = readRows(chunk, format);
      const batch = toBatch(chunk, found.rows, found.lines, found.faults, bytes);
      lines.consumed(found.consumed, found.consumedLines);
      rows += batch.records.length;
      rejected += batch.rejects.length;
      if (batch.records.length + batch.rejects.length > 0) yield batch;
    }
    const status = reading(plan.path, () => fstatSync(fd));
    if (bytes !== plan.size || status.size !== plan.size || status.mtimeMs !== plan.modified) {
      throw new TotsugoError('FILE_CHANGED', { file: plan.path });
    }
  } finally {
    closeSync(fd);
  }
  const { label: file, encoding } = plan;
  const stats = { file, sha256: hash.digest('hex'), bytes, encoding, read: rows + rejected, rejected };
  const notices: Notice[] = stats.read === 0 ? [{ code: 'HEADER_ONLY', file, columns: [] }] : [];
  yield { file, records: [], lines: [], rejects: [], position: bytes, stats, notices };
}

/** Turns a chunk's rows into a batch; takes the header off the first one. */
function batchMaker(plan: InputPlan, options: ReadOptions) {
  const { side, label: file, names, keys } = plan;
  const charset = charsetOf(plan.encoding);
  const toRecord = recordReader(side, keys, plan.protectedCodes);
  const idFields = keys.find(({ key }) => key === 'recordId');
  let headerAwaited = plan.header;

  function missingId(row: readonly string[], line: number): RowFault {
    const blank = (field: number) => (row[field] as string).trim() === '';
    return { code: 'RECORD_ID_MISSING', line, field: idFields?.required.find(blank) ?? idFields?.fields[0] };
  }

  return (chunk: LineChunk, rows: string[][], rowLines: number[], faults: RowFault[], position: number): Batch => {
    const records: SourceRecord[] = [];
    const lines: number[] = [];
    let from = 0;
    if (headerAwaited && rows.length > 0) {
      headerAwaited = false;
      from = 1;
      if (rows[0]?.some((name, at) => name !== names[at])) throw new TotsugoError('FILE_CHANGED', { file: plan.path });
    }
    for (let at = from; at < rows.length; at++) {
      const row = rows[at] as string[];
      const record = toRecord(row);
      if (record.recordId === null) {
        faults.push(missingId(row, rowLines[at] as number));
      } else {
        records.push(record);
        lines.push(rowLines[at] as number);
      }
    }
    faults.sort((a, b) => a.line - b.line);
    const locate = lineLocator(chunk, charset);
    const rejects = faults.map(({ code, line, field }): Reject => {
      const { start, end } = locate(line);
      return {
        side,
        file,
        line,
        byteOffset: chunk.byteOffset + start,
        code,
        ...(field !== undefined && names[field] ? { column: names[field] } : {}),
        ...(options.withRows ? { row: rowText(charset, chunk.bytes.subarray(start, end)) } : {}),
      };
    });
    return { file, records, lines, rejects, position };
  };
}

/** Where a line begins and ends within its chunk; lines are asked for in order. */
function lineLocator(chunk: LineChunk, charset: ReturnType<typeof charsetOf>) {
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

/** File names without their folders, with as many of them as tell two inputs apart. */
function labels(paths: readonly string[]): string[] {
  return paths.map((path) => {
    const name = basename(path);
    return paths.filter((other) => basename(other) === name).length > 1 ? path : name;
  });
}

/** Looks at every file of a side before any is read. */
export function inspectInputs(paths: readonly string[], profile: Profile, side: Source): InputPlan[] {
  if (profile.source !== side) {
    throw new TotsugoError('PROFILE_SOURCE', { profile: profile.name, source: profile.source, wanted: side });
  }
  const named = labels(paths);
  return paths.map((path, at) => inspectInput(path, profile, side, named[at]));
}

/**
 * Reads all files of a side, batch by batch: the next one is read when the caller asks for it.
 * Errors of any file (missing columns, unknown encoding …) are thrown by the call itself, before a row is read.
 * Example: `for (const { records, rejects } of readRecords(['住基.csv'], profile, 'municipal')) insert(records);`
 */
export function readRecords(
  paths: readonly string[],
  profile: Profile,
  side: Source,
  options: ReadOptions & { readonly onNotice?: (notice: Notice) => void } = {},
): Generator<Batch, void, void> {
  const plans = inspectInputs(paths, profile, side);
  const { onNotice } = options;
  for (const plan of plans) for (const notice of plan.notices) onNotice?.(notice);
  return (function* () {
    for (const plan of plans) {
      for (const batch of readInput(plan, options)) {
        for (const notice of batch.notices ?? []) onNotice?.(notice);
        yield batch;
      }
    }
  })();
}
