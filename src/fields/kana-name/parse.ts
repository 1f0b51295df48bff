import {
  halfVoicelessOf,
  isDash,
  isInvisible,
  isKatakana,
  isLost,
  isPrivateLead,
  isSeparator,
  LOST,
  unitTable,
  voicedOf,
  voicelessOf,
} from './characters.js';

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
  return parted(text.charCodeAt(gap) === SPACE ? text : text.replace('\u3000', ' '), gap, false);
}

const SPACE = 0x20;
const LONG = 0x30fc;
const LOST_CODE = LOST.charCodeAt(0);
/** Signs of `translate`: nothing to write, and: write anew what stands before. */
const SKIP = -1;
const REPLACE = -2;

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

/** What a code unit that the table leaves open becomes after the unit before it (0 at the start of a part), or a sign. */
function translate(code: number, before: number): number {
  if (isVoicing(code)) return marked(before, code) ? REPLACE : loose(code);
  if (isSeparator(code)) return SPACE;
  if (code === 0x30fd || code === 0x309d) return repeated(before, false) || code;
  if (code === 0x30fe || code === 0x309e) return repeated(before, true) || code;
  if (isDash(code)) return dash(before);
  if (isLost(code) || isPrivateLead(code)) return LOST_CODE;
  if (isInvisible(code)) return SKIP;
  return code >= 0xff01 && code <= 0xff5e ? upper(code - 0xfee0) : upper(code);
}

const isVoicing = (code: number): boolean => code === 0xff9e || code === 0xff9f || (code >= 0x3099 && code <= 0x309c);
const isHalfVoicing = (code: number): boolean => code === 0xff9f || code === 0x309a || code === 0x309c;
const loose = (code: number): number => (isHalfVoicing(code) ? 0x309c : 0x309b);
const upper = (code: number): number => (code >= 0x61 && code <= 0x7a ? code - 0x20 : code);

/** ヷ行, ヿ and ゟ, and the circled and squared kana: written out in ordinary kana. */
const COMPATIBLE = /[ヷ-ヺヿゟ\u32d0-\u3357]/g;
const isCompatible = (code: number): boolean =>
  (code >= 0x30f7 && code <= 0x30fa) || code === 0x30ff || code === 0x309f || (code >= 0x32d0 && code <= 0x3357);

const V_ROW = ['ヴァ', 'ヴィ', 'ヴェ', 'ヴォ'];

function expansionOf(char: string): string {
  if (char >= 'ヷ' && char <= 'ヺ') return V_ROW[char.charCodeAt(0) - 0x30f7] as string;
  if (char === 'ヿ') return 'コト';
  return char === 'ゟ' ? 'ヨリ' : char.normalize('NFKC');
}

/** The kana before a voicing mark with the mark; 0 where the two do not compose (ｱﾞ stays ア゛). */
function marked(before: number, mark: number): number {
  // ハ row, in code order: ハ バ パ ヒ ビ ピ …
  if (before >= 0x30cf && before <= 0x30db && (before - 0x30cf) % 3 === 0)
    return before + (isHalfVoicing(mark) ? 2 : 1);
  return isHalfVoicing(mark) ? 0 : voicedUnit(before);
}

const voicedUnits = new Map([...voicedOf].map(([plain, voiced]) => [plain.charCodeAt(0), voiced.charCodeAt(0)]));
const voicedUnit = (before: number): number => voicedUnits.get(before) ?? 0;

/** What an iteration mark repeats: the kana before it, voiceless (ヽ) or voiced (ヾ); 0 where there is none. */
function repeated(before: number, voiced: boolean): number {
  if (!isKatakana(before) || before === LONG) return 0;
  const kana = String.fromCharCode(before);
  const plain = voicelessOf.get(kana) ?? halfVoicelessOf.get(kana) ?? kana;
  return (voiced ? (voicedOf.get(plain) ?? plain) : plain).charCodeAt(0);
}

/** The long mark is not made of a dash after these: ン and ッ have no vowel to lengthen, so the dash parts names. */
const NO_VOWEL = new Set([0x30f3, 0x30c3, LONG]);

function dash(before: number): number {
  if (before === 0) return SPACE;
  if (!isKatakana(before)) return 0x2d;
  return NO_VOWEL.has(before) ? SPACE : LONG;
}
