import { readFileSync } from 'node:fs';
import { isIgnorable, isSelector } from './characters.js';
import { unified } from './variants.js';

let representatives: Map<string, string> | undefined;

function load(): Map<string, string> {
  const text = readFileSync(new URL('./representatives.tsv', import.meta.url), 'utf8');
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0 && line.charCodeAt(0) !== 0x23) found.set(line.slice(0, tab), line.slice(tab + 1));
  }
  return found;
}

/**
 * The text with each character in the form that dictionaries know best, selectors gone: for look-ups and blocking keys.
 * Two names that agree by a variant rule of evidence 1 or 2 fold to the same text; names that fold to the same text
 * need not agree, so never judge by it. Folding twice is folding once.
 *
 * @example foldVariants('渡邉 髙﨑𠮷') // '渡辺 高崎吉'
 */
export function foldVariants(text: string): string {
  let at = 0;
  while (at < text.length && foldsToItself(text.charCodeAt(at))) at += 1;
  return at === text.length ? text : foldSlowly(text);
}

/** By code unit: 0 not known yet, 1 stands for itself, 2 does not (or is half of a surrogate pair). */
const itself = new Uint8Array(0x10000);

function foldsToItself(unit: number): boolean {
  if (itself[unit] === 0) {
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    const character = String.fromCharCode(unit);
    itself[unit] = !surrogate && foldSlowly(character) === character ? 1 : 2;
  }
  return itself[unit] === 1;
}

function foldSlowly(text: string): string {
  let folded = '';
  representatives ??= load();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x2e80) folded += character;
    else if (!isSelector(code) && !isIgnorable(code)) {
      const base = unified(character);
      folded += representatives.get(base) ?? base;
    }
  }
  return folded;
}
