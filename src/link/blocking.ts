/** Keys under which a resident and an enrolment can be the same person. Coarse: what shares one is then compared. */
import { kanaBlockingKey } from '../fields/kana-name/index.js';
import { foldVariants } from '../fields/kanji-name/index.js';
import type { LinkingValues } from '../judge/linking-values.js';

export interface BlockingKeys {
  /** Kana with small letters, long vowels and voicing folded, and the birth date. */
  readonly kanaBirth: number | null;
  /** The written name with its variant characters folded, and the birth date. */
  readonly kanjiBirth: number | null;
}

type Named = Pick<LinkingValues, 'birthDate' | 'nameKana' | 'kanaInKanjiField' | 'nameKanji'>;

/** The keys as hashes: two that are equal by chance cost a comparison, and nothing else. */
export function blockingKeys(n: Named): BlockingKeys {
  const birth = n.birthDate?.key ?? null;
  if (birth === null) return { kanaBirth: null, kanjiBirth: null };
  const kana = n.nameKana ?? n.kanaInKanjiField;
  const kanaKey = kana && kanaBlockingKey(kana);
  const kanji = n.kanaInKanjiField ? null : n.nameKanji;
  return {
    kanaBirth: kanaKey ? hashOf(`${kanaKey}|${birth}`) : null,
    kanjiBirth: kanji ? hashOf(`${foldVariants(spelledOut(kanji.text))}|${birth}`) : null,
  };
}

/** Without spaces, and with every repeat mark as the character it repeats: 佐々木 → 佐佐木. */
const spelledOut = (name: string): string => name.replaceAll(' ', '').replace(/(.)々/gu, '$1$1');

/** 53 bits of a text: two rounds of FNV-1a (offsets of their own) over its UTF-16 units. The same on every machine. */
export function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + at), 0x01000193);
  }
  return (low >>> 0) * 0x200000 + (high >>> 11);
}
