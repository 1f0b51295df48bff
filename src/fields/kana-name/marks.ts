import {
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

export const SPACE = 0x20;
export const LONG = 0x30fc;
export const LOST_CODE = LOST.charCodeAt(0);
/** Signs of `translate`: nothing to write, and: write anew what stands before. */
export const SKIP = -1;
export const REPLACE = -2;

/** What a code unit that the table leaves open becomes after the unit before it (0 at the start of a part), or a sign. */
export function translate(code: number, before: number): number {
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
export const COMPATIBLE = /[ヷ-ヺヿゟ\u32d0-\u3357]/g;
export const isCompatible = (code: number): boolean =>
  (code >= 0x30f7 && code <= 0x30fa) || code === 0x30ff || code === 0x309f || (code >= 0x32d0 && code <= 0x3357);

const V_ROW = ['ヴァ', 'ヴィ', 'ヴェ', 'ヴォ'];

export function expansionOf(char: string): string {
  if (char >= 'ヷ' && char <= 'ヺ') return V_ROW[char.charCodeAt(0) - 0x30f7] as string;
  if (char === 'ヿ') return 'コト';
  return char === 'ゟ' ? 'ヨリ' : char.normalize('NFKC');
}

/** The kana before a voicing mark with the mark; 0 where the two do not compose (ｱﾞ stays ア゛). */
export function marked(before: number, mark: number): number {
  // ハ row, in code order: ハ バ パ ヒ ビ ピ …
  if (before >= 0x30cf && before <= 0x30db && (before - 0x30cf) % 3 === 0)
    return before + (isHalfVoicing(mark) ? 2 : 1);
  return isHalfVoicing(mark) ? 0 : voicedUnit(before);
}

const voicedUnits = new Map([...voicedOf].map(([plain, voiced]) => [plain.charCodeAt(0), voiced.charCodeAt(0)]));
const voicedUnit = (before: number): number => voicedUnits.get(before) ?? 0;

/**
 * What an iteration mark repeats: the kana before it with its sound mark (ヽ: バヽ is ババ), or voiced (ヾ); 0 where there
 * is none. Source: 文部省国語調査室「くりかへし符号の使ひ方」(1946), as in kanji names.
 */
function repeated(before: number, voiced: boolean): number {
  if (!isKatakana(before) || before === LONG) return 0;
  if (!voiced) return before;
  const kana = String.fromCharCode(before);
  const plain = voicelessOf.get(kana) ?? halfVoicelessOf.get(kana) ?? kana;
  return (voicedOf.get(plain) ?? plain).charCodeAt(0);
}

/** The long mark is not made of a dash after these: ン and ッ have no vowel to lengthen, so the dash parts names. */
const NO_VOWEL = new Set([0x30f3, 0x30c3, LONG]);

function dash(before: number): number {
  if (before === 0) return SPACE;
  if (!isKatakana(before)) return 0x2d;
  return NO_VOWEL.has(before) ? SPACE : LONG;
}
