/**
 * Rows of numbers that are set down as they come and read again part by part. Few are kept in memory; more go to a file
 * beside the database, so that memory does not grow with them. The file loses its name as soon as it is made, and is
 * enciphered (AES-256-CTR) under a key that is in memory alone: nobody reads it, not even after a crash.
 */
import { createCipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { bytesOf } from './row-blocks.js';

export interface Spill {
  readonly add: (part: number, row: ArrayLike<number>) => void;
  /** All rows of a part in the order they came, one after the other. They are given once. */
  readonly take: (part: number) => Float64Array;
  /** Lets go of what is left. */
  readonly close: () => void;
}

export interface SpillShape {
  /** Numbers in a row. */
  readonly width: number;
  readonly parts: number;
  /** Bytes that are kept in memory before anything is written. */
  readonly inMemory: number;
}

/** Rows of a part that are written at once. */
const rowsInChunk = 1024;

/** Full chunks of a part, in their order: those in memory, and those in the file by their number there. */
type Chunks = (Float64Array<ArrayBuffer> | number)[];

/** @param path of the file, which is made only where it is needed. Throws what the file system throws. */
export function spill(path: string, { width, parts, inMemory }: SpillShape): Spill {
  const length = width * rowsInChunk;
  const full = Array.from({ length: parts }, (): Chunks => []);
  const open = Array.from({ length: parts }, () => ({ chunk: new Float64Array(0), filled: 0 }));
  const spare: Float64Array<ArrayBuffer>[] = [];
  let file: ChunkFile | null = null;
  let held = 0;
  const write = (): void => {
    file ??= chunkFile(path, 8 * length);
    for (const chunks of full) {
      for (const [at, chunk] of chunks.entries()) {
        if (typeof chunk === 'number') continue;
        chunks[at] = file.write(chunk);
        spare.push(chunk);
      }
    }
    held = 0;
  };
  const next = (part: number) => {
    const one = open[part] as (typeof open)[number];
    if (one.filled > 0) {
      full[part]?.push(one.chunk);
      held += one.chunk.byteLength;
    }
    if (held > inMemory) write();
    one.chunk = spare.pop() ?? new Float64Array(length);
    one.filled = 0;
    return one;
  };
  return {
    add(part, row) {
      let to = open[part] as (typeof open)[number];
      if (to.filled === to.chunk.length) to = next(part);
      for (let at = 0; at < width; at += 1) to.chunk[to.filled + at] = row[at] as number;
      to.filled += width;
    },
    take(part) {
      const [chunks, last] = [full[part] as Chunks, open[part] as (typeof open)[number]];
      const all = new Float64Array(chunks.length * length + last.filled);
      for (const [at, chunk] of chunks.entries()) {
        if (typeof chunk !== 'number') all.set(chunk, at * length);
        else file?.read(chunk, all.subarray(at * length, (at + 1) * length));
      }
      all.set(last.chunk.subarray(0, last.filled), chunks.length * length);
      full[part] = [];
      open[part] = { chunk: new Float64Array(0), filled: 0 };
      return all;
    },
    close() {
      full.length = open.length = spare.length = 0;
      file?.close();
      file = null;
    },
  };
}

interface ChunkFile {
  /** Writes a chunk and returns its number. */
  readonly write: (chunk: Float64Array) => number;
  readonly read: (number: number, to: Float64Array) => void;
  readonly close: () => void;
}

function chunkFile(path: string, bytesInChunk: number): ChunkFile {
  const fd = openSync(path, 'wx+', 0o600);
  rmSync(path, { force: true });
  const key = randomBytes(32);
  let written = 0;
  const ciphered = (bytes: Uint8Array, number: number): Buffer => {
    // The number of the chunk in the high half of the counter: no two blocks of the file have the same one.
    const counter = Buffer.alloc(16);
    counter.writeUInt32BE(number, 4);
    return createCipheriv('aes-256-ctr', key, counter).update(bytes);
  };
  return {
    write(chunk) {
      const bytes = ciphered(bytesOf(chunk), written);
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(fd, bytes, at, bytes.length - at, written * bytesInChunk + at);
      }
      return written++;
    },
    read(number, to) {
      const bytes = Buffer.allocUnsafeSlow(bytesInChunk);
      for (let at = 0; at < bytesInChunk; ) {
        const got = readSync(fd, bytes, at, bytesInChunk - at, number * bytesInChunk + at);
        if (got === 0) throw new Error('rows that were set down are gone');
        at += got;
      }
      bytesOf(to).set(ciphered(bytes, number));
    },
    close: () => closeSync(fd),
  };
}
