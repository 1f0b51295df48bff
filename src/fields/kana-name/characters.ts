/** Code points and small tables of the kana script, as this room writes them: full-width katakana, composed. */

/** U+FF66–U+FF9D in order (JIS X 0201 kana), as full-width katakana. */
const HALF_WIDTH =
  'ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン';

const SMALL = 'ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ';
const LARGE = 'アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ';
const VOICELESS = 'カキクケコサシスセソタチツテトハヒフヘホウ';
const VOICED = 'ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ';
const HALF_VOICELESS = 'ハヒフヘホ';
const HALF_VOICED = 'パピプペポ';

const VOWEL_ROWS: Readonly<Record<Vowel, string>> = {
  a: 'アカガサザタダナハバパマヤラワァャヮヵ',
  i: 'イキギシジチヂニヒビピミリヰィ',
  u: 'ウクグスズツヅヌフブプムユルヴゥュッ',
  e: 'エケゲセゼテデネヘベペメレヱェヶ',
  o: 'オコゴソゾトドノホボポモヨロヲォョ',
};

export type Vowel = 'a' | 'i' | 'u' | 'e' | 'o';

/** The mark that stands for any lost character in a canonical text. */
export const LOST = '●';
export const LONG_MARK = 'ー';

function zip(from: string, to: string): ReadonlyMap<string, string> {
  const right = [...to];
  return new Map([...from].map((char, at) => [char, right[at] as string]));
}

/** Small kana → the large kana it is written as where a system has no small ones (ョ → ヨ, ッ → ツ, ヶ → ケ). */
export const largeOf = zip(SMALL, LARGE);
/** カ → ガ; what a dakuten makes of the kana before it. */
export const voicedOf = zip(VOICELESS, VOICED);
/** ガ → カ. ヴ is not among them: it is no voiced ウ but the sound of ブ. */
export const voicelessOf = zip(VOICED.slice(0, -1), VOICELESS.slice(0, -1));
/** パ → ハ. */
export const halfVoicelessOf = zip(HALF_VOICED, HALF_VOICELESS);

const vowels: ReadonlyMap<string, Vowel> = new Map(
  Object.entries(VOWEL_ROWS).flatMap(([vowel, row]) => [...row].map((kana) => [kana, vowel as Vowel] as const)),
);

/** The vowel a kana ends in; undefined for ン, the long mark, and what is no kana. `vowelOf('ョ')` is `'o'`. */
export function vowelOf(kana: string | undefined): Vowel | undefined {
  return kana === undefined ? undefined : vowels.get(kana);
}

let units: Uint16Array | undefined;

/** Code unit → what it is in full-width katakana, where that needs no look at its neighbours; 0 else. */
export function unitTable(): Uint16Array {
  if (units) return units;
  units = new Uint16Array(0x10000);
  for (let code = 0x30a1; code <= 0x30fc; code++) if (code !== 0x30fb) units[code] = code;
  for (let code = 0x3041; code <= 0x3096; code++) units[code] = code + 0x60;
  for (let at = 0; at < HALF_WIDTH.length; at++) units[0xff66 + at] = HALF_WIDTH.charCodeAt(at);
  units[0x20] = 0x20;
  units[0x3000] = 0x20;
  return units;
}

/** ァ–ヺ or ー by code unit. */
export function isKatakana(code: number): boolean {
  return (code >= 0x30a1 && code <= 0x30fa) || code === 0x30fc || (code >= 0x31f0 && code <= 0x31ff);
}

const chars = (text: string): ReadonlySet<number> => new Set([...text].map((char) => char.charCodeAt(0)));

/** Marks between the parts of a name: spaces, middle dots, commas, full stops, double hyphens. */
const SEPARATORS = chars(' \t\r\n\u00a0\u3000・･·•‧∙⋅,，、､.．。｡=＝゠');
/** Dashes of every kind that stand for the long mark after a kana (ー and its half-width form apart). */
const DASHES = chars('-‐‑‒–—―−－﹣─━～〜~');
/** What systems put where they cannot store a character. */
const LOST_MARKS = chars('●○◯■□◆◇▲△▼▽★☆〓?？＊*※〼\ufffd');
/** Invisible characters that carry nothing: soft hyphen, zero-width ones, direction marks, byte order mark. */
const INVISIBLE = chars('\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff');

export const isSeparator = (code: number): boolean => SEPARATORS.has(code) || (code >= 0x2000 && code <= 0x200a);
export const isDash = (code: number): boolean => DASHES.has(code);
export const isInvisible = (code: number): boolean => INVISIBLE.has(code) || (code >= 0xfe00 && code <= 0xfe0f);
/** A lost mark or a private-use character of the basic plane. */
export const isLost = (code: number): boolean => LOST_MARKS.has(code) || (code >= 0xe000 && code <= 0xf8ff);
/** The leading unit of a private-use character of planes 15 and 16. */
export const isPrivateLead = (code: number): boolean => code >= 0xdb80 && code <= 0xdbff;
