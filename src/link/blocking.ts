/** Keys under which a resident and an enrolment can be the same person. Coarse: what shares one is then compared. */
import { kanaBlockingUnits } from '../fields/kana-name/index.js';
import type { LinkingValues } from '../judge/linking-values.js';
import type { Normalized } from '../judge/normalize.js';
import { hashOf } from './hash.js';
import { alphabetTerm, writtenTerm } from './name-terms.js';

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
  const kanji = n.kanaInKanjiField ? null : n.nameKanji;
  return {
    kanaBirth: kana?.key ? hashOf(kanaBlockingUnits(kana.key), '|', birth) : null,
    kanjiBirth: kanji ? writtenKey(kanji.key ?? kanji.text.replaceAll(' ', ''), birth) : null,
  };
}

/** The key of a record's name, in kana where it has any, with any birth date: folded once for all of them. Null without a name. */
export function nameKey({
  nameKana,
  kanaInKanjiField,
  nameKanji,
}: Omit<Named, 'birthDate'>): ((birth: string) => number) | null {
  const kana = nameKana ?? kanaInKanjiField;
  if (kana?.key) {
    // Whoever folds the next name writes over these units.
    const units = kanaBlockingUnits(kana.key).slice();
    return (birth) => hashOf(units, '|', birth);
  }
  if (kanaInKanjiField || !nameKanji) return null;
  const folded = writtenTerm(nameKanji.key ?? nameKanji.text.replaceAll(' ', ''));
  return (birth) => hashOf(folded, '|', birth);
}

/** The given name in kana with the birth date: finds whose surname has changed since. */
export function givenBirthOf({ birthDate, nameKana }: Pick<LinkingValues, 'birthDate' | 'nameKana'>): number | null {
  const birth = birthDate?.key ?? null;
  if (birth === null || !nameKana || nameKana.parts.length < 2) return null;
  return givenKey(nameKana.parts.slice(1).join(''), birth);
}

/** A given name in kana with a birth date; what is no kana name has no key. */
export function givenKey(kana: string, birth: string): number | null {
  return kana ? hashOf('名', kanaBlockingUnits(kana), '|', birth) : null;
}

/**
 * The keys of a record's other names (alphabet, 通称, 旧氏), each with the birth date. A name has the same key whichever of a
 * person's names it is.
 */
export function otherKeys(n: Normalized): number[] {
  const birth = n.birthDate?.key ?? null;
  const alphabet = n.nameAlphabet ?? n.alphabetInKanjiField;
  if (birth === null || !(alphabet || n.alias || n.aliasKana || n.formerName || n.formerNameKana)) return [];
  const keys: (number | null)[] = [];
  if (alphabet) keys.push(hashOf(alphabetTerm(alphabet.tokens), '|', birth));
  for (const name of [n.alias, former(n.formerName, n.nameKanji)]) keys.push(name && kanjiKey(name, birth));
  for (const name of [n.aliasKana, former(n.formerNameKana, n.nameKana)]) keys.push(name && kanaKey(name, birth));
  return [...new Set(keys.filter((key) => key !== null))];
}

type Parted = { readonly text: string; readonly parts: readonly string[] };

/** 旧氏 with the given name; null where the record does not part its name. */
function former(surname: Parted | null, name: Parted | null): Parted | null {
  if (!surname || (surname.parts.length < 2 && (name?.parts.length ?? 0) < 2)) return null;
  if (surname.parts.length > 1) return surname;
  return { text: `${surname.text} ${name?.parts.slice(1).join('') ?? ''}`, parts: [] };
}

const kanjiKey = ({ text }: Parted, birth: string): number => writtenKey(text.replaceAll(' ', ''), birth);

const writtenKey = (name: string, birth: string): number => hashOf(writtenTerm(name), '|', birth);

function kanaKey({ text }: Parted, birth: string): number | null {
  const joined = text.replaceAll(' ', '');
  return joined ? hashOf(kanaBlockingUnits(joined), '|', birth) : null;
}
