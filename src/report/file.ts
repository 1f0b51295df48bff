/** Report files: written to a temporary name beside the target, renamed when whole; nobody but their owner reads them. */
import { createHash } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, mkdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Cp932Encoder, cp932Encoder } from './cp932.js';
import type { Lines } from './lines.js';
import { clearLeft, finished, openUnfinished, temporaryName } from './unfinished.js';

export type Encoding = 'utf-8' | 'cp932';

/** What was written to one file. `unencodable`: code point → times it was replaced by 〓. */
export interface FileWritten {
  readonly name: string;
  /** Rows without the header; cases or pages where a file has no rows. */
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly unencodable: Readonly<Record<string, number>>;
}

export interface ReportFile {
  write(text: string): void;
  writeBytes(bytes: Uint8Array): void;
  /** Counts one row. */
  row(text: string): void;
  /** Writes whole lines in the encoding of the file. */
  lines(lines: Lines): void;
  /** Counts rows written as bytes. */
  counted(rows: number): void;
  /** Ends the file under its temporary name. */
  finish(): void;
  /** Gives the finished file its own name. */
  publish(): FileWritten;
  /** Removes what was written, if it was not published. */
  discard(): void;
}

/** Characters gathered before they are written. */
const CHUNK = 1 << 18;

/** Makes the folder of the reports, for its owner alone. A folder that is there already keeps its mode. */
export function makeFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
}

/** Makes the folder and a file in it, which it takes away again. Throws what the file system throws. */
export function tryFolder(dir: string): void {
  makeFolder(dir);
  const file = openReport(dir, 'totsugo-out');
  try {
    file.finish();
  } finally {
    file.discard();
  }
}

/** Opens `dir/name` for writing with mode 0600, whatever the umask. Throws what the file system throws. */
export function openReport(dir: string, name: string, encoding: Encoding = 'utf-8'): ReportFile {
  const target = join(dir, name);
  const temporary = temporaryName(dir, name);
  clearLeft(dir, name);
  const fd = openUnfinished(temporary, 'wx');
  const encoder: Cp932Encoder | null = encoding === 'cp932' ? cp932Encoder() : null;
  let open = true;
  let published = false;
  let pending = '';
  let bytes = 0;
  let rows = 0;
  const digest = createHash('sha256');
  const lost = new Map<string, number>();

  const addLost = (more: ReadonlyMap<string, number>): void => {
    for (const [point, times] of more) lost.set(point, (lost.get(point) ?? 0) + times);
  };
  const put = (chunk: Uint8Array): void => {
    // Its descriptor may be another file's by now.
    if (!open) throw new Error(`${name} is closed`);
    for (let at = 0; at < chunk.length; ) at += writeSync(fd, chunk, at);
    bytes += chunk.length;
    digest.update(chunk);
  };
  const flush = (): void => {
    if (pending !== '') put(encoder ? encoder.encode(pending) : Buffer.from(pending, 'utf8'));
    pending = '';
  };
  const write = (text: string): void => {
    pending += text;
    if (pending.length >= CHUNK) flush();
  };
  const writeBytes = (chunk: Uint8Array): void => {
    flush();
    put(chunk);
  };
  const close = (): void => {
    if (open) closeSync(fd);
    open = false;
  };
  return {
    write,
    writeBytes,
    row(text) {
      rows++;
      write(text);
    },
    lines({ bytes: chunk, rows: more, lost: there }) {
      writeBytes(chunk);
      rows += more;
      addLost(there);
    },
    counted(more) {
      rows += more;
    },
    finish() {
      flush();
      fsyncSync(fd);
      close();
      chmodSync(temporary, 0o600);
    },
    publish() {
      renameSync(temporary, target);
      published = true;
      finished(temporary);
      addLost(encoder?.lost ?? new Map());
      const unencodable = Object.fromEntries([...lost].sort());
      return { name, rows, bytes, sha256: digest.digest('hex'), unencodable };
    },
    discard() {
      close();
      if (!published) rmSync(temporary, { force: true });
      finished(temporary);
    },
  };
}
