/** Names as they are counted and looked for: with all folded that a rule may hold equal. */
import { kanaBlockingUnits } from '../fields/kana-name/index.js';
import { foldVariants } from '../fields/kanji-name/index.js';

/** The first part, and the rest: 山田 花子 → 山田, 花子. */
export const cut = (parts: readonly string[]): [surname: string, given: string] => [
  parts[0] ?? '',
  parts.slice(1).join(''),
];

/** A written name with its variant characters folded: 渡邊 and 渡辺 are one surname, as common as both together. */
export const writtenTerm = (name: string): string =>
  foldVariants(name.indexOf('々') < 0 ? name : name.replace(/(.)々/gu, '$1$1'));

/** A kana name with all folded that a rule may hold equal. */
export function kanaTerm(text: string): string {
  const { buffer, byteOffset, byteLength } = kanaBlockingUnits(text);
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');
}

export const alphabetTerm = (tokens: readonly string[]): string => [...tokens].sort().join(' ');
