/** Digests of lines as their bytes stand in a file: equal lines have equal ones, and two different lines differ but by a miracle. */
import type { Charset } from './charset.js';
import { LF, QUOTE } from './csv.js';
import type { LineChunk } from './lines.js';

const CR = 0x0d;

/**
 * 53 bits of the bytes from `from` to `to`: two lanes of MurmurHash3's 32-bit mixing, four bytes at a time, with seeds and
 * multipliers of their own. Two different lines share one with a probability of 2⁻⁵³.
 */
export function lineDigest(bytes: Uint8Array, from: number, to: number): number {
  let low = 0x1b56c4e9;
  let high = 0x7f2a1d33;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    low = Math.imul(low ^ Math.imul(word, 0xcc9e2d51), 0x1b873593);
    low = (low << 13) | (low >>> 19);
    high = Math.imul(high ^ Math.imul(word, 0xab0e9789), 0x38b34ae5);
    high = (high << 17) | (high >>> 15);
  }
  for (; at < to; at += 1) {
    low = Math.imul(low ^ (bytes[at] as number), 0x01000193);
    high = Math.imul(high ^ (bytes[at] as number), 0x1b873593);
  }
  low = finish(low ^ (to - from), high);
  high = finish(high, low);
  return (low >>> 0) * 0x200000 + (high >>> 11);
}

function finish(lane: number, other: number): number {
  let mixed = lane ^ other;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The lines of a chunk: where each begins, and its digest (line ends left out). */
export interface ChunkLines {
  readonly count: number;
  /** Where each line begins; one more, where the last ends. */
  readonly starts: readonly number[];
  readonly digests: readonly number[];
}

/** The lines of a chunk in which every line stands for itself (see quotesClose); null where one may go on in the next. */
export function linesOf({ bytes }: LineChunk, charset: Charset): ChunkLines | null {
  // In UTF-16 the bytes of a line end or a quote stand inside other characters too.
  if (charset.unit !== 1 || (bytes.includes(QUOTE) && !quotesClose(bytes))) return null;
  const starts: number[] = [0];
  const digests: number[] = [];
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(LF, from);
    const next = found < 0 ? bytes.length : found + 1;
    let to = found < 0 ? bytes.length : found;
    if (to > from && bytes[to - 1] === CR) to -= 1;
    digests.push(lineDigest(bytes, from, to));
    starts.push(next);
    from = next;
  }
  return { count: digests.length, starts, digests };
}

/** An even number of quotes on every line: none of them can open a field that goes on in the next line. */
export function quotesClose(text: Uint8Array): boolean {
  let open = false;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (byte === QUOTE) open = !open;
    else if (byte === LF && open) return false;
  }
  return !open;
}
