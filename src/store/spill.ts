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

type Chunk = Float64Array<ArrayBuffer>;

interface Part {
  /** Full chunks in their order: those in memory, and those in the file by their number there. */
  chunks: (Chunk | number)[];
  /** The chunk that is being filled, and how far it is. */
  last: Chunk;
  filled: number;
}

const emptyPart = (): Part => ({ chunks: [], last: new Float64Array(0), filled: 0 });

/** @param path of the file, which is made only where it is needed. Throws what the file system throws. */
export function spill(path: string, { width, parts: count, inMemory }: SpillShape): Spill {
  const length = width * rowsInChunk;
  const parts = Array.from({ length: count }, emptyPart);
  const spare: Chunk[] = [];
  let file: ChunkFile | null = null;
  let held = 0;
  const writeAll = (to: ChunkFile): void => {
    for (const { chunks } of parts) {
      for (const [at, chunk] of chunks.entries()) {
        if (typeof chunk === 'number') continue;
        chunks[at] = to.write(chunk);
        spare.push(chunk);
      }
    }
    held = 0;
  };
  const next = (part: Part): void => {
    if (part.filled > 0) {
      part.chunks.push(part.last);
      held += part.last.byteLength;
    }
    if (held > inMemory) {
      file ??= chunkFile(path, 8 * length);
      writeAll(file);
    }
    part.last = spare.pop() ?? new Float64Array(length);
    part.filled = 0;
  };
  return {
    add(at, row) {
      const part = parts[at] as Part;
      if (part.filled === part.last.length) next(part);
      for (let place = 0; place < width; place += 1) part.last[part.filled + place] = row[place] as number;
      part.filled += width;
    },
    take(at) {
      const part = parts[at] as Part;
      parts[at] = emptyPart();
      return joined(part, length, file);
    },
    close() {
      parts.length = spare.length = 0;
      file?.close();
      file = null;
    },
  };
}

/** All rows of a part. @param length of its full chunks */
function joined({ chunks, last, filled }: Part, length: number, file: ChunkFile | null): Float64Array {
  const all = new Float64Array(chunks.length * length + filled);
  for (const [at, chunk] of chunks.entries()) {
    if (typeof chunk !== 'number') all.set(chunk, at * length);
    else file?.read(chunk, all.subarray(at * length, (at + 1) * length));
  }
  all.set(last.subarray(0, filled), chunks.length * length);
  return all;
}

interface ChunkFile {
  /** Writes a chunk and returns its number. */
  readonly write: (chunk: Float64Array) => number;
  readonly read: (number: number, to: Float64Array) => void;
  readonly close: () => void;
}

function chunkFile(path: string, bytesInChunk: number): ChunkFile {
  const fd = openNameless(path);
  // A key of its own: the counters of each file begin at 0.
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

/** Makes a file that only its owner may read, in the place of what a process that was killed left there, and takes its name away. */
function openNameless(path: string): number {
  rmSync(path, { force: true });
  const fd = openSync(path, 'wx+', 0o600);
  try {
    rmSync(path);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return fd;
}
