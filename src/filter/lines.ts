/** A byte stream → its lines, in constant memory. Lines end at the byte 0x0A and nowhere else, not even at U+2028 or a CR. */
import { isUtf8 } from 'node:buffer';
import { TotsugoError } from '../errors.js';

/** A line without its line feed, or why it is none. */
export type Line = string | TotsugoError;

const LINE_FEED = 0x0a;
const longest = 16 * 1024 * 1024;

/**
 * Yields the lines of a stream, those of one chunk together. A line longer than `limit` bytes (16 MiB) is `LINE_TOO_LONG`, one
 * that is not strict UTF-8 `LINE_NOT_UTF8`; the next line is read as usual. A byte order mark before the first line is dropped.
 * After the last line feed there is a line only where there is a byte.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array | string>, limit = longest): AsyncGenerator<Line[]> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let first = true;
  const hold = (bytes: Buffer) => {
    heldBytes += bytes.length;
    if (heldBytes <= limit) held.push(bytes);
    else held = [];
  };
  const release = (): Buffer | null => {
    const bytes = heldBytes > limit ? null : held.length === 1 ? (held[0] ?? null) : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    return bytes;
  };
  for await (const chunk of chunks) {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const last = bytes.lastIndexOf(LINE_FEED);
    if (last < 0) {
      hold(Buffer.from(bytes));
      continue;
    }
    const firstEnd = bytes.indexOf(LINE_FEED);
    hold(bytes.subarray(0, firstEnd));
    const lines = [lineOf(release(), first)];
    first = false;
    if (last > firstEnd) lines.push(...linesOf(bytes.subarray(firstEnd + 1, last), limit));
    if (last + 1 < bytes.length) hold(Buffer.from(bytes.subarray(last + 1)));
    yield lines;
  }
  if (heldBytes > 0) yield [lineOf(release(), first)];
}

function lineOf(bytes: Buffer | null, first: boolean): Line {
  if (bytes === null) return new TotsugoError('LINE_TOO_LONG');
  if (!isUtf8(bytes)) return new TotsugoError('LINE_NOT_UTF8');
  const text = bytes.toString('utf8');
  return first && text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Whole lines: decoded at once where they are all UTF-8 (no character of UTF-8 holds the byte 0x0A), else one by one. */
function linesOf(bytes: Buffer, limit: number): Line[] {
  if (bytes.length <= limit && isUtf8(bytes)) return bytes.toString('utf8').split('\n');
  const lines: Line[] = [];
  for (let from = 0; from <= bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end < 0 ? bytes.length : end;
    lines.push(lineOf(to - from > limit ? null : bytes.subarray(from, to), false));
    from = to + 1;
  }
  return lines;
}
