import {
  fullWidthOf,
  halfVoicedOf,
  halfVoicelessOf,
  isDash,
  isInvisible,
  isKatakana,
  isLost,
  isPrivateLead,
  isSeparator,
  LOST,
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

/** The long mark is not made of a dash after these: ン and ッ have no vowel to lengthen, so the dash parts names. */
const NO_VOWEL = new Set([0x30f3, 0x30c3, 0x30fc]);

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
  const first = text.slice(0, gap);
  const second = text.slice(gap + 1);
  const joined = first + second;
  const canonical = text.charCodeAt(gap) === 0x20 ? text : `${first} ${second}`;
  return { text: canonical, key: joined, joined, parts: [first, second] };
}

function readAny(text: string): KanaName | null {
  const canonical = canonicalKana(text);
  if (!/[^ ー-]/.test(canonical)) return null;
  const parts = canonical.split(' ');
  const joined = parts.length === 1 ? canonical : parts.join('');
  return { text: canonical, key: joined.includes(LOST) ? null : joined, joined, parts };
}

let buffer = new Uint16Array(256);

/** The canonical text of any text; may be empty. */
function canonicalKana(text: string): string {
  if (buffer.length < text.length * 8) buffer = new Uint16Array(text.length * 8);
  let length = 0;
  let spaced = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const before = spaced || length === 0 ? 0 : (buffer[length - 1] as number);
    const written = isKatakana(code) && code < 0x30f7 ? code : translate(code, before);
    if (written === SKIP) continue;
    if (written === SPACE) {
      spaced = length > 0;
      continue;
    }
    if (written === REPLACE) {
      buffer[length - 1] = marked(before, code);
      continue;
    }
    if (spaced) buffer[length++] = SPACE;
    spaced = false;
    if (written !== EXPAND) {
      buffer[length++] = written;
      if (isPrivateLead(code)) at++;
      continue;
    }
    for (const char of expansionOf(code))
      for (let unit = 0; unit < char.length; unit++) buffer[length++] = char.charCodeAt(unit);
  }
  return String.fromCharCode.apply(null, buffer.subarray(0, length) as unknown as number[]);
}

const SPACE = 0x20;
const LOST_CODE = LOST.charCodeAt(0);
const SKIP = -1;
const REPLACE = -2;
const EXPAND = -3;

/** What one code unit becomes after the unit before it (0 at the start of a part): a unit, or one of the signs above. */
function translate(code: number, before: number): number {
  if (code >= 0xff66 && code <= 0xff9d) return fullWidthOf(code);
  if (code >= 0x3041 && code <= 0x3096) return code + 0x60;
  if (code === 0x20 || code === 0x3000 || isSeparator(code)) return SPACE;
  if (isVoicing(code)) return marked(before, code) ? REPLACE : loose(code);
  if (code === 0x30fd || code === 0x309d) return repeated(before, false) || code;
  if (code === 0x30fe || code === 0x309e) return repeated(before, true) || code;
  if (isDash(code)) return dash(before);
  if (isLost(code) || isPrivateLead(code)) return LOST_CODE;
  if (isInvisible(code)) return SKIP;
  if (code >= 0xff01 && code <= 0xff5e) return upper(code - 0xfee0);
  return isCompatible(code) ? EXPAND : upper(code);
}

const isVoicing = (code: number): boolean => code === 0xff9e || code === 0xff9f || (code >= 0x3099 && code <= 0x309c);
const isHalfVoicing = (code: number): boolean => code === 0xff9f || code === 0x309a || code === 0x309c;
const loose = (code: number): number => (isHalfVoicing(code) ? 0x309c : 0x309b);
const upper = (code: number): number => (code >= 0x61 && code <= 0x7a ? code - 0x20 : code);
/** ヷ行, ヿ and ゟ, and the circled or squared kana: written out in ordinary kana. */
const isCompatible = (code: number): boolean =>
  (code >= 0x30f7 && code <= 0x30fa) || code === 0x30ff || code === 0x309f || (code >= 0x32d0 && code <= 0x3357);

const V_ROW = ['ヴァ', 'ヴィ', 'ヴェ', 'ヴォ'];

function expansionOf(code: number): string {
  if (code >= 0x30f7 && code <= 0x30fa) return V_ROW[code - 0x30f7] as string;
  if (code === 0x30ff) return 'コト';
  if (code === 0x309f) return 'ヨリ';
  const plain = String.fromCharCode(code).normalize('NFKC');
  return plain.normalize('NFC');
}

/** The kana before a voicing mark with the mark; 0 where the two do not compose (ｱﾞ stays ア゛). */
function marked(before: number, mark: number): number {
  const table = isHalfVoicing(mark) ? halfVoicedOf : voicedOf;
  return table.get(String.fromCharCode(before))?.charCodeAt(0) ?? 0;
}

/** What an iteration mark repeats: the kana before it, voiceless (ヽ) or voiced (ヾ); 0 where there is none. */
function repeated(before: number, voiced: boolean): number {
  if (!isKatakana(before) || before === 0x30fc) return 0;
  const kana = String.fromCharCode(before);
  const plain = voicelessOf.get(kana) ?? halfVoicelessOf.get(kana) ?? kana;
  return (voiced ? (voicedOf.get(plain) ?? plain) : plain).charCodeAt(0);
}

function dash(before: number): number {
  if (before === 0) return SPACE;
  if (!isKatakana(before)) return 0x2d;
  return NO_VOWEL.has(before) ? SPACE : 0x30fc;
}
