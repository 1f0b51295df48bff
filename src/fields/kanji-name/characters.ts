/**
 * Which kind of character a code point of a name is. Ranges are Unicode's; the marks for lost characters are those
 * that Japanese systems write for what they cannot store.
 */

/** What a name holds where the source lost a character: exactly one character stood here. */
export const LOST = '〓';
/** A mark of conversion: n of them in a row stood for n characters, or for fewer that took two units each. */
export const LOST_UNIT = '?';

export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x3ffff) ||
    isCompatibilityIdeograph(code) ||
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0x3005 && code <= 0x3007) ||
    code === 0x303b
  );
}

export function isCompatibilityIdeograph(code: number): boolean {
  return (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f);
}

/** The radicals and strokes of the UCS, codes for signs of a dictionary's index that PDFs and keyboards put for the character. */
export const isRadical = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x2fd5) || (code >= 0x31c0 && code <= 0x31e3);

/** Hiragana and katakana with their repeat and length marks, and the old cursive forms (変体仮名). */
export function isKana(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x309f && code !== 0x3097 && code !== 0x3098) ||
    (code >= 0x30a1 && code <= 0x30ff && code !== 0x30fb) ||
    (code >= 0x31f0 && code <= 0x31ff) ||
    (code >= 0x1b000 && code <= 0x1b16f)
  );
}

/** What this room leaves as it is without a closer look: the characters of nearly every name. */
export function isPlain(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    code === 0x30fc ||
    code === 0x3005
  );
}

export function isPrivateUse(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
}

/** Selectors of ideographic (VS17–256) and standardized (VS1–3) variation sequences. */
export function isSelector(code: number): boolean {
  return (code >= 0xe0100 && code <= 0xe01ef) || (code >= 0xfe00 && code <= 0xfe02);
}

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x3000 || (code <= 0x3000 && /^\s$/u.test(String.fromCodePoint(code)));
}

/** Controls, joiners, direction marks, the byte order mark, emoji selectors: nothing a name holds. */
export function isIgnorable(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0xfe03 && code <= 0xfe0f) || isFormat(code);
}

function isFormat(code: number): boolean {
  if (code === 0xad || code === 0xfeff || code === 0x180e) return true;
  return (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f);
}

/** ・ and its likes, ＝ ， ． ' / between the words of a foreign name: they part as a space does. */
const separators = new Set([...'・·•‧∙⋅=゠,、.。\'’‘`´"”“/;:'].map((mark) => mark.codePointAt(0)));
export const isSeparator = (code: number): boolean => separators.has(code);

/** Hyphens, dashes, minus signs, waves: a length mark after kana (マリ－), a separator elsewhere. */
const dashes = new Set([...'-‐‑‒–—―−─━〜~'].map((mark) => mark.codePointAt(0)));
export const isDash = (code: number): boolean => dashes.has(code);

/**
 * A mark written for a character that was lost. Symbols (arrows, geometric shapes, signs: ● ○ ◯ ■ □ ◆ △ ☆ …) are no
 * part of a name, so they stand for something else; so do ※ × * # _ and 〓. 〇 (U+3007) is a character that names hold.
 */
export function isLostMark(code: number): boolean {
  return (
    (code >= 0x2190 && code <= 0x2bff) ||
    (code >= 0x1f000 && code <= 0x1faff) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0x3013 ||
    code === 0x203b ||
    code === 0xd7 ||
    code === 0x2a ||
    code === 0x23 ||
    code === 0x5f ||
    code === 0xfffc
  );
}

/** ? is what converters write for a character they cannot; U+FFFD what decoders write for a byte they cannot. */
export const isLostUnitMark = (code: number): boolean => code === 0x3f || code === 0xfffd;
