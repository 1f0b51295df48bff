/** Input files → batches of records and rejects, in the order of the rows, in constant memory. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync } from 'node:fs';
import { basename } from 'node:path';
import { TotsugoError } from '../errors.js';
import { maskNumbers } from '../fields/individual-number/index.js';
import type { Source } from '../model.js';
import { type Batch, batchMaker, type ReadOptions } from './batch.js';
import { charsetOf } from './charset.js';
import { openInput, reading, readOn } from './input-file.js';
import { type InputPlan, inspectInput, MAX_ROW_BYTES } from './inspect.js';
import { partsOf } from './known-lines.js';
import { linesOf } from './line-digest.js';
import { lineReader } from './lines.js';
import type { Notice } from './notice.js';
import type { Profile } from './profile.js';
import { readRows } from './rows.js';

/** Small enough that the rows of a chunk die young: 64 KiB costs a fifth less than 512 KiB. */
const CHUNK_BYTES = 64 * 1024;

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
      const apart = options.digests || options.known ? linesOf(chunk, charset) : null;
      const consumed = { bytes: 0, lines: 0 };
      for (const part of partsOf(chunk, apart, options.known)) {
        if ('known' in part) {
          rows += part.known.length;
          yield { file: plan.label, records: [], rejects: [], position: bytes, ...part };
          continue;
        }
        const found = readRows(part, format);
        const batch = toBatch(part, found, bytes);
        consumed.bytes += found.consumed;
        consumed.lines += found.consumedLines;
        rows += batch.records.length;
        rejected += batch.rejects.length;
        const digests = batch.lines.map((line) => apart?.digests[line - chunk.line] ?? -1);
        if (batch.records.length + batch.rejects.length > 0) yield { ...batch, digests };
      }
      // A part that is known is read; where lines are taken apart, none of them waits for the next.
      if (apart) lines.consumed(chunk.bytes.length, apart.count);
      else lines.consumed(consumed.bytes, consumed.lines);
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
  const notices: Notice[] = [];
  if (rows === 0) notices.push({ code: rejected === 0 ? 'HEADER_ONLY' : 'ALL_REJECTED', file, columns: [] });
  yield { file, records: [], lines: [], rejects: [], position: bytes, stats, notices };
}

/**
 * File names without their folders, so that the same files give the same reports anywhere; the second file of a name
 * is `name.csv (2)`, in the order in which they were given. A name may hold an Individual Number: it is masked.
 */
function labels(paths: readonly string[]): string[] {
  const names = paths.map((path) => maskNumbers(basename(path)));
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let n = 2;
    while (taken.has(`${name} (${n})`)) n++;
    taken.add(`${name} (${n})`);
    return `${name} (${n})`;
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
