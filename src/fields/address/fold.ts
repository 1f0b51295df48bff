import { numberToKanji } from './numerals.js';
import { foldVariants } from './variants.js';

/**
 * The folded form under which town and municipality names are looked up and compared. It is one of many-to-one: that two
 * names fold alike only says that named rules may hold them equal; compare-town.ts names those rules.
 */

const classes = new Map<string, string>();
for (const [to, from] of [
  ['ケ', 'ヶヵカがガ箇'],
  ['ツ', 'ッっつ'],
  ['ノ', 'の之'],
  ['一', '壱壹'],
  ['二', '弐貳'],
  ['三', '参參'],
  ['十', '拾'],
] as const) {
  for (const character of from) classes.set(character, to);
}

/** The letter that stands for a class of place-name letters (ヶ ケ が …; ツ ッ つ; の ノ 之), or the character itself. */
export const letterClass = (character: string): string => classes.get(character) ?? character;

/** 大字 and 字, where they introduce a name: at its start, or after 町, 村 or 大字's own name. 文字 and 十字 are names. */
export function withoutOaza(text: string): string {
  if (!text.includes('字')) return text;
  return text.replace(
    /大字|小字|(?<![文分十八大小万阿和名一二三四五六七九])(?<=.)字|(?<![文分十八大小万阿和名一二三四五六七九])字(?=.)/gu,
    '',
  );
}

/** 12条 → 十二条, so that a name's numerals have one spelling. Leaves what is not followed by anything to the numbers. */
export function kanjiDigits(text: string): string {
  if (!/[0-9]/.test(text)) return text;
  return text.replace(/[0-9]{1,4}/g, (run) => numberToKanji(Number(run)));
}

/** Folds of the characters seen, by code point: addresses are written with a few thousand. */
const folds: string[] = [];

function foldCodePoint(code: number): string {
  return folds[code] ?? remember(code);
}

function remember(code: number): string {
  const fold = [...foldVariants(String.fromCodePoint(code))].map(letterClass).join('');
  folds[code] = fold;
  return fold;
}

/** Folds letters and character variants; every character stays one character (in UTF-16, except non-BMP variants). */
export function foldLetters(text: string): string {
  let plain = 0;
  while (plain < text.length && itself[text.charCodeAt(plain)] === 1) plain++;
  if (plain === text.length) return text;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number;
    if (code > 0xffff) at++;
    out += foldCodePoint(code);
  }
  return out;
}

/** The form a table's town or municipality is stored under. */
export const foldName = (name: string): string => foldLetters(kanjiDigits(withoutOaza(name)));

/** The start of a text, folded, with the index in the text at which each folded unit ends; -1 inside a number. */
export interface FoldedStart {
  readonly folded: string;
  /** Null where nothing changed its length or place. */
  readonly ends: readonly number[] | null;
  readonly from: number;
}

/** The index in the text after `length` folded units; -1 where that would cut a number in two. */
export function endOf(start: FoldedStart, length: number): number {
  return start.ends === null ? start.from + length : (start.ends[length - 1] as number);
}

/**
 * Folds up to `limit` characters of a text from `from` on, so that a name's length there can be carried back.
 * @example foldStart('大字霞ヶ関1', 0, 20).folded // '霞ケ関一'
 */
export function foldStart(text: string, from: number, limit: number): FoldedStart {
  const end = Math.min(text.length, from + limit);
  let at = from;
  while (at < end && foldsToItself(text.charCodeAt(at))) at++;
  return at === end ? { folded: text.slice(from, end), ends: null, from } : foldSlowly(text, from, limit);
}

const digitsAndAza = new Set([...'0123456789大小字'].map((character) => character.charCodeAt(0)));
const itself = new Uint8Array(0x10000);

function foldsToItself(code: number): boolean {
  if (itself[code] === 0) {
    const plain =
      (code < 0xd800 || code > 0xdfff) && !digitsAndAza.has(code) && foldCodePoint(code) === String.fromCharCode(code);
    itself[code] = plain ? 1 : 2;
  }
  return itself[code] === 1;
}

function foldSlowly(text: string, from: number, limit: number): FoldedStart {
  let folded = '';
  const ends: number[] = [];
  let at = from;
  while (at < text.length && ends.length < limit) {
    const oaza = oazaAt(text, at, from);
    if (oaza > 0) {
      at += oaza;
      continue;
    }
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      let end = at + 1;
      while (end < text.length && end - at < 4 && text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end++;
      const kanji = numberToKanji(Number(text.slice(at, end)));
      folded += kanji;
      for (let unit = 1; unit < kanji.length; unit++) ends.push(-1);
      ends.push(end);
      at = end;
      continue;
    }
    const size = code >= 0xd800 && code < 0xdc00 ? 2 : 1;
    const letters = foldCodePoint(size === 1 ? code : (text.codePointAt(at) as number));
    folded += letters;
    for (let unit = 1; unit < letters.length; unit++) ends.push(-1);
    at += size;
    ends.push(at);
  }
  return { folded, ends, from };
}

const oaza = /大字|小字|(?<![文分十八大小万阿和名一二三四五六七九])字(?=.)/uy;

function oazaAt(text: string, at: number, from: number): number {
  const character = text[at];
  if (character !== '大' && character !== '小' && character !== '字') return 0;
  if (character === '字' && at === from) return at + 1 < text.length ? 1 : 0;
  oaza.lastIndex = at;
  return oaza.test(text) ? oaza.lastIndex - at : 0;
}
