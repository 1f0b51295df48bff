import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** The bit of ENAMDICT among those that say what attests a reading (scripts/tables/readings.js has them all). */
export const ENAMDICT = 8;
/** The bit of a reading that is no evidence: it is another surname's, and this one's but for a vowel's length. */
export const ANOTHER_LENGTH = 32;
/** The bit of a surname's reading. */
export const SURNAME = 1;

/** One reading that a dictionary gives for a whole name. */
export interface Attested {
  readonly reading: string;
  readonly bits: number;
}

let index: string | undefined;

function load(): string {
  const packed = readFileSync(new URL('./names.bin', import.meta.url));
  return brotliDecompressSync(packed).toString('utf16le');
}

const NONE: readonly Attested[] = [];
/**
 * Every reading that ENAMDICT or IPADIC attests for a surname or a given name, in katakana; empty where they know none.
 * `attestedReadings('渡辺')` holds ワタナベ and ワタベ. The index (6 MB) is read at the first call.
 */
export function attestedReadings(name: string): readonly Attested[] {
  index ??= load();
  return find(index, name);
}

/** Binary search in the lines, which stand in code unit order. */
function find(text: string, name: string): readonly Attested[] {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const start = text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const order = compareAt(text, start, name);
    if (order === 0) return readLine(text, start + name.length + 1);
    if (order < 0) low = text.indexOf('\n', start) + 1;
    else high = start;
  }
  return NONE;
}

const TAB = 0x09;

function compareAt(text: string, start: number, name: string): number {
  for (let at = 0; at < name.length; at++) {
    const order = text.charCodeAt(start + at) - name.charCodeAt(at);
    if (order !== 0) return order;
  }
  return text.charCodeAt(start + name.length) === TAB ? 0 : 1;
}

function readLine(text: string, start: number): readonly Attested[] {
  const found: Attested[] = [];
  let from = start;
  for (let at = start; text[at] !== '\n'; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) continue;
    found.push({ reading: text.slice(from, at), bits: code - 0x40 });
    from = at + 1;
  }
  return found;
}
