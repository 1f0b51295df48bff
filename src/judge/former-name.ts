/** A former surname (旧氏) with the given name of the record it stands in. */
import { type KanaName, parseKanaName } from '../fields/kana-name/index.js';
import { type KanjiName, parseKanjiName } from '../fields/kanji-name/index.js';
import { compareReading, isSurname } from '../fields/reading/index.js';
import type { Normalized } from './normalize.js';

/**
 * 旧氏 + given name. The given name is what stands after the space; without one, as many characters as the other name
 * leaves, where what stands before them is a surname that a dictionary knows: 佐藤美智子 with 旧氏 山田 is 山田美智子,
 * and never 山田智子 by a surname 佐藤美. Null where there is no such name.
 */
export function withFormerSurname(n: Normalized, other: KanjiName | null): KanjiName | null {
  if (!n.formerName || !n.nameKanji) return null;
  const text = joined(n.formerName, n.nameKanji, other, isSurname);
  return text === null ? null : parseKanjiName(text);
}

/** The same in kana: what stands before the given name must be a reading of the surname as it is written. */
export function withFormerKana(n: Normalized, other: KanaName | null): KanaName | null {
  if (!n.formerNameKana || !n.nameKana || !other) return null;
  const text = joined(n.formerNameKana, n.nameKana, other, (surname) => readsSurname(n.nameKanji, surname));
  return text === null ? null : parseKanaName(text);
}

interface Spaced {
  readonly text: string;
  readonly parts: readonly string[];
}

function joined(former: Spaced, name: Spaced, other: Spaced | null, isOne: (text: string) => boolean): string | null {
  if (former.parts.length > 1) return former.text;
  if (name.parts.length > 1) return `${former.text} ${name.parts.slice(1).join(' ')}`;
  if (!other) return null;
  const whole = [...name.text];
  const given = [...other.parts.join('')].length - [...former.text].length;
  if (given < 1 || given >= whole.length || !isOne(whole.slice(0, -given).join(''))) return null;
  return `${former.text} ${whole.slice(-given).join('')}`;
}

function readsSurname(name: KanjiName | null, kana: string): boolean {
  const spoken = parseKanaName(kana);
  if (!name || !spoken) return false;
  const [first = ''] = name.parts;
  const surnames = name.parts.length > 1 ? [first] : prefixes(first).filter(isSurname);
  return surnames.some((text) => compareReading({ text, parts: [text] }, spoken, 2).outcome === 'agree_by_rule');
}

const prefixes = (text: string): string[] => {
  const characters = [...text];
  return characters.slice(1).map((_, at) => characters.slice(0, at + 1).join(''));
};
