/**
 * Which encoding a file is in. A mark at its head decides; else UTF-16 shows by its zero bytes; else the first lines
 * that are not ASCII decide between strict UTF-8 and strict CP932. A head of ASCII alone says nothing, so the search
 * goes on until enough such lines are seen, to the end of the file if need be.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import { charsetOf, type Encoding } from './charset.js';

export interface Detected {
  readonly encoding: Encoding;
  /** Length of the byte order mark. */
  readonly bom: number;
}

/** Lines not in ASCII that are enough to decide, and the share of them that must agree. */
const ENOUGH = 2000;
const AGREEING = 0.99;
const CHUNK = 256 * 1024;

export function byteOrderMark(head: Buffer): Detected | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };
  return null;
}

/** Tab, line feed, carriage return, quote, comma: with their bytes swapped, none is a character of a Japanese text. */
const separators: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x22, 0x2c]);

/**
 * UTF-16 without a mark: ASCII puts a zero in every other byte. So do U+3000 and 一 (U+4E00), in the other half, hence
 * separators alone say which half is which.
 */
function zeroPattern(head: Buffer): Encoding | null {
  let zeros = 0;
  const found: [number, number] = [0, 0];
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    zeros++;
    if (separators.has(head[at ^ 1] ?? -1)) found[(at & 1) as 0 | 1] += 1;
  }
  const [even, odd] = found;
  const [most, least] = even > odd ? [even, odd] : [odd, even];
  if (zeros < head.length / 40 || most < zeros / 20 || most <= 4 * least) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * What a line that one encoding alone can read counts for, against 1 for a line that both can: rows of an export are
 * nearly always of the first kind, and the second are short (糎R of UTF-8 is 邉山 of CP932).
 */
const CERTAIN = 5;

/** Lines not in ASCII, by who can read them. */
interface Votes {
  /** UTF-8 alone, and CP932 alone. */
  utf8Alone: number;
  cp932Alone: number;
  /** Both, and likelier the one. */
  utf8Likely: number;
  cp932Likely: number;
  /** Both, with two-byte sequences alone: half-width kana in CP932, accented letters in UTF-8. */
  either: number;
  neither: number;
}

/** E0 and above open the three- and four-byte sequences, where every kana and kanji lies. */
const hasLongSequence = (line: Buffer) => line.some((byte) => byte >= 0xe0);

/**
 * A line that both can read is taken for UTF-8 where that gives letters which Japanese systems write: 邉渡 of CP932 is 粓n in
 * UTF-8, and 粓 stands in none of them.
 */
function isLikelyUtf8(line: Buffer): boolean {
  if (!hasLongSequence(line)) return false;
  known ??= repertoire();
  for (const character of line.toString('utf8')) if (character > '\x7f' && !known.has(character)) return false;
  return true;
}

let known: ReadonlySet<string> | undefined;

/** Every character of two bytes in CP932, half-width kana, and what other systems write for its dashes and waves. */
function repertoire(): ReadonlySet<string> {
  const found = new Set('～〜－−―—‖∥￠¢￡£￢¬');
  const decoder = new TextDecoder('shift_jis');
  for (let kana = 0xff61; kana <= 0xff9f; kana++) found.add(String.fromCharCode(kana));
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) found.add(decoder.decode(Uint8Array.of(lead, trail)));
  }
  found.delete('\ufffd');
  return found;
}

function countVotes(bytes: Buffer, votes: Votes): void {
  const cp932 = charsetOf('cp932');
  for (let from = 0; from < bytes.length; ) {
    const end = cp932.lineEnd(bytes, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    from += line.length;
    if (isAscii(line)) continue;
    const asUtf8 = isUtf8(line);
    const asCp932 = cp932.toUtf8(line) !== null;
    if (asUtf8 && asCp932) {
      if (!hasLongSequence(line)) votes.either++;
      else if (isLikelyUtf8(line)) votes.utf8Likely++;
      else votes.cp932Likely++;
    } else if (asUtf8) votes.utf8Alone++;
    else if (asCp932) votes.cp932Alone++;
    else votes.neither++;
  }
}

const utf8Lines = ({ utf8Alone, utf8Likely }: Votes): number => utf8Alone + utf8Likely;
const cp932Lines = ({ cp932Alone, cp932Likely }: Votes): number => cp932Alone + cp932Likely;

function decided(votes: Votes): boolean {
  const [utf8, cp932] = [utf8Lines(votes), cp932Lines(votes)];
  const best = Math.max(utf8, cp932);
  return best >= ENOUGH && best >= AGREEING * (utf8 + cp932 + votes.neither);
}

/** Half-width kana alone are likelier in a Japanese file than accented letters without one kana or kanji. */
function elected(votes: Votes): Encoding | null {
  const best = Math.max(utf8Lines(votes), cp932Lines(votes));
  if (best === 0 && votes.neither === 0) return votes.either > 0 ? 'cp932' : 'utf-8';
  if (best === 0 || votes.neither > best) return null;
  const utf8 = CERTAIN * votes.utf8Alone + votes.utf8Likely;
  return utf8 >= CERTAIN * votes.cp932Alone + votes.cp932Likely ? 'utf-8' : 'cp932';
}

/**
 * Finds the encoding of an open file by reading it from its start; null where most lines that are not ASCII can be
 * read neither as UTF-8 nor as CP932, or where the file switches character sets by escapes (ISO-2022-JP).
 */
export function detectEncoding(fd: number): Detected | null {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const votes: Votes = { utf8Alone: 0, cp932Alone: 0, utf8Likely: 0, cp932Likely: 0, either: 0, neither: 0 };
  let position = 0;
  let kept = 0;
  for (;;) {
    const got = readSync(fd, buffer, kept, CHUNK - kept, position);
    const bytes = buffer.subarray(0, kept + got);
    if (position === 0) {
      const found = byteOrderMark(bytes);
      if (found) return found;
      const wide = zeroPattern(bytes.subarray(0, 64 * 1024));
      if (wide) return { encoding: wide, bom: 0 };
    }
    position += got;
    if (bytes.includes('\x1b$B', 0, 'latin1') || bytes.includes('\x1b$@', 0, 'latin1')) return null;
    const end = got === 0 ? bytes.length : bytes.lastIndexOf(0x0a) + 1 || (bytes.length === CHUNK ? CHUNK : 0);
    if (!isAscii(bytes.subarray(0, end))) countVotes(bytes.subarray(0, end), votes);
    if (got === 0 || decided(votes)) break;
    bytes.copyWithin(0, end);
    kept = bytes.length - end;
  }
  const encoding = elected(votes);
  return encoding && { encoding, bom: 0 };
}
