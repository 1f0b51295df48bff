/**
 * A file as chunks of whole lines, in constant memory. Lines longer than the cap are passed over, and said.
 */
import type { Charset } from './charset.js';

export interface LineChunk {
  readonly kind: 'lines';
  /** Whole lines; valid until the next call. */
  readonly bytes: Buffer;
  readonly byteOffset: number;
  /** Number of the first line, from 1. */
  readonly line: number;
  /** No line follows that a quoted field could go on in. */
  readonly final: boolean;
}

interface LongLine {
  readonly kind: 'too-long';
  readonly byteOffset: number;
  readonly line: number;
}

interface LineReader {
  next(): LineChunk | LongLine | null;
  /** Says how far the last chunk was read: the rest comes again at the head of the next one, with more behind it. */
  consumed(bytes: number, lines: number): void;
}

interface LineReaderOptions {
  readonly charset: Charset;
  /** Fills the buffer from the file, in order; 0 at its end. */
  readonly read: (buffer: Buffer, at: number, length: number) => number;
  /** Bytes of the byte order mark, already known to be there. */
  readonly bom: number;
  readonly chunkBytes: number;
  readonly maxRowBytes: number;
}

/** Reads lines chunk by chunk; see LineChunk. Never holds more than a chunk and two longest rows. */
export function lineReader({ charset, read, bom, chunkBytes, maxRowBytes }: LineReaderOptions): LineReader {
  let buffer = Buffer.allocUnsafe(Math.max(chunkBytes, 64));
  let filled = 0;
  let offset = 0;
  let line = 1;
  let atEnd = false;
  let chunkEnd = 0;
  let resting = 0;

  function fill(): void {
    if (filled === buffer.length) {
      const larger = Buffer.allocUnsafe(buffer.length * 2);
      buffer.copy(larger, 0, 0, filled);
      buffer = larger;
    }
    while (filled < buffer.length) {
      const got = read(buffer, filled, buffer.length - filled);
      if (got === 0) {
        atEnd = true;
        return;
      }
      filled += got;
    }
  }

  function drop(bytes: number): void {
    buffer.copyWithin(0, bytes, filled);
    filled -= bytes;
    offset += bytes;
  }

  function skipLine(): LongLine {
    const found: LongLine = { kind: 'too-long', byteOffset: offset, line };
    for (;;) {
      const end = charset.lineEnd(buffer.subarray(0, filled), 0);
      if (end >= 0) drop(end);
      else drop(atEnd ? filled : filled - (filled % charset.unit));
      if (end >= 0 || atEnd) break;
      fill();
    }
    line++;
    return found;
  }

  /** Without the end-of-file mark of DOS (1A) and a carriage return that no line feed follows. */
  function withoutEndMark(bytes: Buffer): Buffer {
    let end = bytes.length;
    const unitAt = (at: number) => (charset.unit === 1 ? bytes[at] : bytes.readUInt16LE(at));
    const isMark = (unit: number | undefined, mark: number) =>
      unit === (charset.encoding === 'utf-16be' ? mark << 8 : mark);
    while (end >= charset.unit && end % charset.unit === 0 && isMark(unitAt(end - charset.unit), 0x1a)) {
      end -= charset.unit;
    }
    if (end >= charset.unit && end % charset.unit === 0 && isMark(unitAt(end - charset.unit), 0x0d))
      end -= charset.unit;
    return bytes.subarray(0, end);
  }

  function chunk(end: number, final: boolean): LineChunk {
    chunkEnd = end;
    const bytes = buffer.subarray(0, end);
    return {
      kind: 'lines',
      bytes: atEnd && end === filled ? withoutEndMark(bytes) : bytes,
      byteOffset: offset,
      line,
      final,
    };
  }

  let started = false;
  function start(): void {
    started = true;
    fill();
    if (bom > 0) drop(bom);
  }

  return {
    next() {
      if (!started) start();
      for (;;) {
        if (!atEnd) fill();
        if (atEnd && filled === 0) return null;
        const end = charset.lastLineEnd(buffer, filled);
        if (atEnd) {
          if (end === 0 && filled > maxRowBytes) return skipLine();
          return filled - end > maxRowBytes ? chunk(end, true) : chunk(filled, true);
        }
        if (end > resting) return chunk(end, false);
        if (filled - end > maxRowBytes) return end === 0 ? skipLine() : chunk(end, true);
      }
    },
    consumed(bytes, lines) {
      const whole = bytes >= chunkEnd || (atEnd && bytes >= withoutEndMark(buffer.subarray(0, chunkEnd)).length);
      resting = whole ? 0 : chunkEnd - bytes;
      drop(whole ? chunkEnd : bytes);
      line += lines;
    },
  };
}
