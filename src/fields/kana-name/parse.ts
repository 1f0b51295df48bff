import { isPrivateLead, unitTable } from './characters.js';
import {
  COMPATIBLE,
  expansionOf,
  isCompatible,
  LONG,
  LOST_CODE,
  marked,
  REPLACE,
  SKIP,
  SPACE,
  translate,
} from './marks.js';

/** A name in kana, canonical: full-width composed katakana, parts parted by one space, lost characters as ●. */
export interface KanaName {
  readonly text: string;
  /** The text without spaces; null where it holds a lost character. Equal keys agree. */
  readonly key: string | null;
  /** The text without spaces, lost characters and all. */
  readonly joined: string;
  /** The text at its spaces: surname first where the source parts them, else one part. */
  readonly parts: readonly string[];
}

/**
 * Reads a name in kana, in any of the notations sources use: half-width (ﾜﾀﾅﾍﾞ), hiragana, loose or combining
 * voicing marks, any dash for ー after a kana, iteration marks (ミスヾ), any space or middle dot between parts.
 * Latin and kanji stay as they are (ASCII in capitals); lost and private-use characters become ●. Null if blank.
 *
 * `parseKanaName('ﾜﾀﾅﾍﾞ ｲﾁﾛｳ')` gives `{text: 'ワタナベ イチロウ', key: 'ワタナベイチロウ', …}`.
 * Sources: JIS X 0201 and Unicode NFKC for widths; 外来語の表記 (1991) for ヷ行; iteration marks: 文部省 1946.
 */
export function parseKanaName(text: string): KanaName | null {
  return readPlain(text) ?? readAny(text);
}

/** The ordinary value: full-width katakana, at most one space inside. Undefined where there is anything else. */
function readPlain(text: string): KanaName | undefined {
  let gap = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30a1 && code <= 0x30f6) continue;
    if (code === 0x30fc && at > 0) continue;
    if ((code === 0x3000 || code === 0x20) && gap < 0 && at > 0 && at < text.length - 1) gap = at;
    else return undefined;
  }
  if (text.length === 0) return undefined;
  if (gap < 0) return { text, key: text, joined: text, parts: [text] };
  const [first, second] = [text.slice(0, gap), text.slice(gap + 1)];
  const joined = first + second;
  return { text: `${first} ${second}`, key: joined, joined, parts: [first, second] };
}

let buffer = new Uint16Array(256);

function readAny(text: string): KanaName | null {
  const units = unitTable();
  if (buffer.length < text.length) buffer = new Uint16Array(text.length);
  let length = 0;
  let spaced = false;
  let blank = true;
  let lost = false;
  let gap = 0;
  let gaps = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const before = spaced || length === 0 ? 0 : (buffer[length - 1] as number);
    const written = (units[code] as number) || translate(code, before);
    if (written === SPACE) spaced = length > 0;
    else if (written === REPLACE) buffer[length - 1] = marked(before, code);
    else if (written !== SKIP) {
      if (spaced) {
        gap = length;
        gaps++;
        buffer[length++] = SPACE;
        spaced = false;
      }
      buffer[length++] = written;
      if (written === LOST_CODE) lost = true;
      if (written !== LONG && written !== 0x2d) blank = false;
      if (isPrivateLead(code)) at++;
      else if (isCompatible(code)) return readAny(text.replace(COMPATIBLE, expansionOf));
    }
  }
  if (blank) return null;
  const canonical = textOf(buffer, length);
  return gaps === 1 ? parted(canonical, gap, lost) : named(canonical, gaps, lost);
}

/** A canonical text with its one space at `gap`. */
function parted(text: string, gap: number, lost: boolean): KanaName {
  const first = text.slice(0, gap);
  const second = text.slice(gap + 1);
  const joined = first + second;
  return { text, key: lost ? null : joined, joined, parts: [first, second] };
}

function named(text: string, gaps: number, lost: boolean): KanaName {
  const parts = gaps === 0 ? [text] : text.split(' ');
  const joined = gaps === 0 ? text : parts.join('');
  return { text, key: lost ? null : joined, joined, parts };
}

const MOST_ARGUMENTS = 4096;

function textOf(units: Uint16Array, length: number): string {
  let text = '';
  for (let from = 0; from < length; from += MOST_ARGUMENTS) {
    const some = units.subarray(from, Math.min(length, from + MOST_ARGUMENTS));
    text += String.fromCharCode.apply(null, some as unknown as number[]);
  }
  return text;
}
