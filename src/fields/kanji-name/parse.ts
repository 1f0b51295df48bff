import type { CharacterTable } from '../../model.js';
import {
  isDash,
  isHan,
  isIgnorable,
  isKana,
  isLostMark,
  isLostUnitMark,
  isPlain,
  isPrivateUse,
  isSelector,
  isSeparator,
  isSpace,
  LOST,
  LOST_UNIT,
} from './characters.js';

/** A name as written in kanji (or whatever the kanji field holds), ready to be compared. */
export interface KanjiName {
  /** Canonical text: full-width kana, ASCII capitals, words parted by one space, 〓 for a lost character. */
  readonly text: string;
  /** The text without spaces; null where it holds a lost character. */
  readonly key: string | null;
  /** The words, as the source parted them: surname and given name where there are two. */
  readonly parts: readonly string[];
}

/**
 * Reads a name. Compatibility ideographs and variation selectors stay (never NFC or NFKC, which destroy U+FA19 神);
 * width, spacing, ・ and hyphens between words, and the case of Latin letters do not.
 * `characters` is the source's own table of private-use characters; one that it lacks is a lost character.
 * Null where the text holds no character.
 *
 * @example parseKanjiName('渡邉　一郎') // { text: '渡邉 一郎', key: '渡邉一郎', parts: ['渡邉', '一郎'] }
 */
export function parseKanjiName(text: string, characters?: CharacterTable): KanjiName | null {
  let gap = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isPlain(code)) continue;
    if ((code !== 0x20 && code !== 0x3000) || gap >= 0 || i === 0 || i === text.length - 1) {
      return parseUnusual(text, characters);
    }
    gap = i;
  }
  if (text === '') return null;
  if (gap < 0) return { text, key: text, parts: [text] };
  const [first, second] = [text.slice(0, gap), text.slice(gap + 1)];
  return { text: `${first} ${second}`, key: first + second, parts: [first, second] };
}

function parseUnusual(source: string, characters: CharacterTable | undefined): KanjiName | null {
  const words: string[] = [];
  let word = '';
  let previous = 0;
  let lost = false;
  for (const character of withoutWidth(localCharacters(spelledCharacters(source), characters))) {
    const code = character.codePointAt(0) ?? 0;
    if (isSelector(code)) {
      if (isHan(previous)) word += character;
      previous = 0;
      continue;
    }
    if (isIgnorable(code) && !isSpace(code)) continue;
    const dash = isDash(code);
    if (isSpace(code) || isSeparator(code) || (dash && !isKana(previous))) {
      if (word) words.push(word);
      word = '';
      previous = 0;
      continue;
    }
    const mark = lostMark(code);
    lost ||= mark !== null;
    word += mark ?? (dash ? 'ー' : upper(character, code));
    previous = mark ? 0 : dash ? 0x30fc : code;
  }
  if (word) words.push(word);
  if (words.length === 0) return null;
  return { text: words.join(' '), key: lost ? null : words.join(''), parts: words };
}

function lostMark(code: number): string | null {
  if (isLostUnitMark(code)) return LOST_UNIT;
  return isLostMark(code) || isPrivateUse(code) ? LOST : null;
}

function upper(character: string, code: number): string {
  return code < 0x2000 ? character.toUpperCase() : character;
}

const references = /&#(?:x([0-9a-f]{2,6})|([0-9]{3,7}));/giu;

/**
 * A web form in CP932 sends a character it cannot encode as its number (&#64017; for 﨑).
 * Source: WHATWG Encoding Standard, encoders with error mode "html".
 */
function spelledCharacters(text: string): string {
  if (!text.includes('&#')) return text;
  return text.replace(references, (written, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x7f && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

function localCharacters(text: string, characters: CharacterTable | undefined): string {
  if (!characters?.size) return text;
  return text.replace(/\p{Co}/gu, (character) => characters.get(character) ?? character);
}

const widthForms = /[\uff01-\uffee\u2160-\u217f]+/gu;
const partedVoicing = /[\u3041-\u30ff][\u3099\u309a\u309b\u309c]/gu;
const partedAccents = /\p{Script=Latin}\p{M}+/gu;

/** Full-width Latin and Roman numerals to ASCII, half-width kana to full-width, kana with their sound marks and letters with accents whole. */
function withoutWidth(text: string): string {
  return text
    .replace(widthForms, (run) => run.normalize('NFKC'))
    .replace(partedVoicing, (pair) => pair.replace('\u309b', '\u3099').replace('\u309c', '\u309a').normalize('NFC'))
    .replace(partedAccents, (letter) => letter.normalize('NFC'));
}

/** The characters of a name in order, a character with its selector being one. Spaces are left out. */
export function charactersOf(name: KanjiName): string[] {
  return split(name.key ?? name.text);
}

/** Cuts a text into characters, each with its selector; spaces go. */
export function split(text: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x20) continue;
    const code = unit >= 0xd800 && unit <= 0xdbff ? (text.codePointAt(i) ?? unit) : unit;
    const character = code > 0xffff ? text.slice(i, i + 2) : text.charAt(i);
    if (code > 0xffff) i++;
    if (isSelector(code) && found.length > 0) found[found.length - 1] += character;
    else found.push(character);
  }
  return found;
}

/** Whether a position of the name holds a mark for a lost character, or a private-use character nobody explains. */
export function hasLostCharacter(name: KanjiName): boolean {
  return name.key === null;
}

/** Whether the whole name is written in hiragana or katakana. */
export function isWrittenInKana(name: KanjiName): boolean {
  return name.key !== null && !isHan(name.key.charCodeAt(0)) && every(name.key, isKana);
}

/** Whether the whole name is written in Latin letters (accents included). */
export function isWrittenInLatin(name: KanjiName): boolean {
  return name.key !== null && !isHan(name.key.charCodeAt(0)) && /^[\p{Script=Latin}\p{M}]+$/u.test(name.key);
}

function every(text: string, holds: (code: number) => boolean): boolean {
  for (const character of text) if (!holds(character.codePointAt(0) ?? 0)) return false;
  return true;
}
