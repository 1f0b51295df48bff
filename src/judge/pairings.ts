/**
 * Which name of one record may be held against which name of the other. A foreign resident has a kanji name, an
 * alphabet name and a 通称; a former surname (旧氏) may stand beside the name. Two records may each use another of them.
 */
import { compareAlphabetNames, compareAlphabetWithKana } from '../fields/alphabet-name/index.js';
import { compareKanaNames, type KanaName } from '../fields/kana-name/index.js';
import { compareKanjiNames, isWrittenInKana, isWrittenInLatin, type KanjiName } from '../fields/kanji-name/index.js';
import { compareReading } from '../fields/reading/index.js';
import type { AppliedRule, Evidence, FieldOutcome, Rule } from '../model.js';
import { withFormerKana, withFormerSurname } from './former-name.js';
import type { Normalized } from './normalize.js';

export const pairingRules: readonly Rule[] = [
  {
    id: 'pairing/former-name',
    evidence: 2,
    ja: '旧氏の併記',
    en: 'former surname on the register',
    source: '住民基本台帳法施行令 第30条の13（旧氏の記載）',
    examples: [['佐藤 花子（旧氏 山田）', '山田 花子']],
  },
  {
    id: 'pairing/alias',
    evidence: 2,
    ja: '通称の併記',
    en: 'registered alias (通称)',
    source: '住民基本台帳法施行令 第30条の16（通称の記載）',
    examples: [['王 小明（通称 山田 太郎）', '山田 太郎']],
  },
  {
    id: 'pairing/alphabet',
    evidence: 2,
    ja: 'ローマ字氏名どうしの一致',
    en: 'alphabet name against alphabet name',
    source: '住民基本台帳事務処理要領（外国人住民の氏名はローマ字又は漢字で記載）',
    examples: [['王 小明（WANG XIAOMING）', 'WANG XIAOMING']],
  },
  {
    id: 'pairing/kana-in-kanji-field',
    evidence: 2,
    ja: '漢字欄に入力されたカナを氏名カナと対照',
    en: 'kana typed in the kanji field, held against the kana name',
    source: '全銀・レセプト系システムのカナ入力慣行：漢字欄のカナは氏名カナと同じ記載として対照する',
    examples: [['ワタナベ イチロウ（漢字欄）', 'ワタナベ イチロウ（カナ欄）']],
  },
];

const byId = new Map(pairingRules.map((rule) => [rule.id, rule]));

type Pairing = { readonly via: string | null; readonly result: FieldOutcome };

/** The written names of two records (kanji, alphabet, 通称, 旧氏) in every pairing that both allow; null: none. */
export function compareWrittenNames(a: Normalized, b: Normalized, threshold: Evidence): FieldOutcome | null {
  const kanji = (x: KanjiName | null, y: KanjiName | null) =>
    x && y && scriptOf(x) === scriptOf(y) ? compareKanjiNames(x, y, threshold) : null;
  const comparable = a.nameKanji !== null && b.nameKanji !== null && comparableMain(a, b);
  const main = comparable ? compareKanjiNames(a.nameKanji, b.nameKanji, threshold) : null;
  if (main?.outcome === 'agree') return main;
  // The same alphabet name in both kanji fields is the same text, and needs no rule.
  if (a.nameKanji?.key && a.nameKanji.key === b.nameKanji?.key) return { outcome: 'agree' };
  const pairings: Pairing[] = [];
  const add = (via: string | null, result: FieldOutcome | null) => result && pairings.push({ via, result });
  add(null, main);
  add('pairing/alias', kanji(a.alias, b.nameKanji));
  add('pairing/alias', kanji(a.nameKanji, b.alias));
  add('pairing/alias', kanji(a.alias, b.alias));
  // A name that cannot be held against the other as it is does not differ from it by its former surname either.
  const former = (result: FieldOutcome | null) => (main || result?.outcome !== 'differ' ? result : null);
  add('pairing/former-name', former(kanji(withFormerSurname(a, b.nameKanji), b.nameKanji)));
  add('pairing/former-name', former(kanji(a.nameKanji, withFormerSurname(b, a.nameKanji))));
  const alphabetA = a.nameAlphabet ?? a.alphabetInKanjiField;
  const alphabetB = b.nameAlphabet ?? b.alphabetInKanjiField;
  if (alphabetA && alphabetB) add('pairing/alphabet', compareAlphabetNames(alphabetA, alphabetB, threshold));
  return best(pairings, threshold);
}

/**
 * The kana names of two records in every pairing that both allow; null: none.
 * @param writtenAgree whether their written names do
 */
export function compareKanaFields(
  a: Normalized,
  b: Normalized,
  threshold: Evidence,
  writtenAgree: boolean,
): FieldOutcome | null {
  const kana = (x: KanaName | null, y: KanaName | null) => x && y && compareKanaNames(x, y, threshold);
  const main = kana(a.nameKana, b.nameKana);
  if (main?.outcome === 'agree') return main;
  const pairings: Pairing[] = [];
  const add = (via: string | null, result: FieldOutcome | null) => result && pairings.push({ via, result });
  /** One record's kana in each of its names against what the other states. */
  const spoken = (n: Normalized, stated: KanaName | null) => {
    add('pairing/alias', kana(n.aliasKana, stated));
    add('pairing/former-name', kana(withFormerKana(n, stated), stated));
  };
  add(null, main);
  spoken(a, b.nameKana);
  spoken(b, a.nameKana);
  add('pairing/alias', kana(a.aliasKana, b.aliasKana));
  // Kana in the kanji field stands for the kana name only where the other record's written name cannot answer it.
  if (!comparableMain(a, b)) {
    add('pairing/kana-in-kanji-field', kana(a.nameKana, b.kanaInKanjiField));
    add('pairing/kana-in-kanji-field', kana(a.kanaInKanjiField, b.nameKana));
    spoken(a, b.kanaInKanjiField);
    spoken(b, a.kanaInKanjiField);
  }
  const found = best(pairings, threshold);
  return writtenAgree && found?.outcome === 'differ' && (speaksOfAnother(a) || speaksOfAnother(b)) ? null : found;
}

/**
 * Whether the only kana of a record are those of its 通称 or 旧氏, beside a name of its own without kana. Where the written
 * names agree, they cannot show that the kana of the name itself differ: an alphabet name is read otherwise than its 通称.
 */
const speaksOfAnother = (n: Normalized): boolean =>
  !n.nameKana && !n.kanaInKanjiField && (n.nameKanji !== null || n.nameAlphabet !== null);

/** What is written in one record against the kana of the other, in every pairing and both directions; null: none. */
export function compareReadings(a: Normalized, b: Normalized, threshold: Evidence): FieldOutcome | null {
  return best([...readings(a, b, threshold), ...readings(b, a, threshold)], threshold);
}

function readings(written: Normalized, spoken: Normalized, threshold: Evidence): Pairing[] {
  const kana = spoken.nameKana ?? spoken.kanaInKanjiField;
  const found: Pairing[] = [];
  const add = (via: string | null, name: KanjiName | null, heard: KanaName | null) => {
    if (name && heard && scriptOf(name) === 'kanji')
      found.push({ via, result: compareReading(name, heard, threshold) });
  };
  const alphabet = written.nameAlphabet ?? written.alphabetInKanjiField;
  add(null, written.nameKanji, kana);
  if (found.length === 0 && alphabet && kana)
    found.push({ via: null, result: compareAlphabetWithKana(alphabet, kana.text, threshold) });
  add('pairing/alias', written.alias, kana);
  add('pairing/alias', written.nameKanji, spoken.aliasKana);
  add('pairing/former-name', kana && withFormerSurname(written, null), kana);
  return found;
}

type Script = 'kana' | 'latin' | 'kanji';

/** The script of the whole name; one that mixes kana with kanji is written in kanji. */
const scriptOf = (name: KanjiName): Script =>
  isWrittenInKana(name) ? 'kana' : isWrittenInLatin(name) ? 'latin' : 'kanji';

/** Names in different scripts (kanji against katakana or Latin) cannot be held against each other character by character. */
function comparableMain(a: Normalized, b: Normalized): boolean {
  const script = (n: Normalized): Script => (n.alphabetInKanjiField ? 'latin' : n.kanaInKanjiField ? 'kana' : 'kanji');
  return a.nameKanji !== null && b.nameKanji !== null && script(a) === script(b) && script(a) !== 'latin';
}

const rank = { agree: 0, agree_by_rule: 1, undecidable: 2, differ: 3, missing: 4 } as const;

/** The pairing that says most: an agreement, else one that may be one, else the difference of the names themselves. */
function best(pairings: readonly Pairing[], threshold: Evidence): FieldOutcome | null {
  let chosen: FieldOutcome | null = null;
  for (const pairing of pairings) {
    const outcome = through(pairing, threshold);
    if (chosen === null || rank[outcome.outcome] < rank[chosen.outcome]) chosen = outcome;
  }
  return chosen;
}

/** A pairing's outcome with the rule that allowed the pairing; by itself it never agrees without that rule. */
function through({ via, result }: Pairing, threshold: Evidence): FieldOutcome {
  const rule = via === null ? undefined : byId.get(via);
  if (!rule || (result.outcome !== 'agree' && result.outcome !== 'agree_by_rule')) return result;
  const applied: AppliedRule[] = [{ id: rule.id, evidence: rule.evidence }, ...(result.rules ?? [])];
  return { outcome: rule.evidence <= threshold ? 'agree_by_rule' : 'differ', rules: applied };
}
