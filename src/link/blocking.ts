/** Keys under which a resident and an enrolment can be the same person. Coarse: what shares one is then compared. */
import { kanaBlockingKey } from '../fields/kana-name/index.js';
import { foldVariants } from '../fields/kanji-name/index.js';
import type { Normalized } from '../judge/normalize.js';

export interface BlockingKeys {
  /** Kana with small letters, long vowels and voicing folded, and the birth date. */
  readonly kanaBirth: string | null;
  /** The written name with its variant characters folded, and the birth date. */
  readonly kanjiBirth: string | null;
}

/** @example blockingKeys(n) // { kanaBirth: 'ワタナヘイチロウ|1985-01-02', kanjiBirth: '渡辺一郎|1985-01-02' } */
export function blockingKeys(n: Normalized): BlockingKeys {
  const birth = n.birthDate?.key ?? null;
  if (birth === null) return { kanaBirth: null, kanjiBirth: null };
  const kana = n.nameKana ?? n.kanaInKanjiField;
  const kanaKey = kana && kanaBlockingKey(kana);
  const kanji = n.kanaInKanjiField ? null : n.nameKanji;
  return {
    kanaBirth: kanaKey ? `${kanaKey}|${birth}` : null,
    kanjiBirth: kanji ? `${foldVariants(kanji.text.replaceAll(' ', ''))}|${birth}` : null,
  };
}
