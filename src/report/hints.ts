import type { Bilingual, Fields, Hint } from '../model.js';
import { andList, both } from './phrases.js';
import { type RuleById, ruleName } from './rule-phrases.js';

/** What a hint suggests, as a noun phrase before 「の可能性があります」 / after "Possibly". */
export const hintNames: Readonly<Record<Hint, Bilingual>> = {
  surname_changed: { ja: '婚姻などによる氏の変更', en: 'a surname changed by marriage or otherwise' },
  given_name_changed: { ja: '名の変更', en: 'a changed given name' },
  former_name: { ja: '旧氏・通称での登録', en: 'an enrolment under a former name or alias' },
  name_order: { ja: '氏と名の入れ替わり', en: 'surname and given name in swapped order' },
  kana_in_kanji_field: { ja: '漢字氏名欄へのカナの入力', en: 'kana typed in the kanji field' },
  reading_implausible: {
    ja: '氏名カナの入力誤り（漢字の読みとして考えにくいカナ）',
    en: 'mistyped kana (implausible as a reading of the kanji)',
  },
  birth_date_typo: { ja: '生年月日の入力誤り', en: 'a mistyped birth date' },
  moved: { ja: '転居', en: 'a move' },
  household_member: { ja: '同じ世帯の人との取り違え', en: 'a mix-up within the household' },
  twin: { ja: '双子の取り違え', en: 'a mix-up of twins' },
};

export const allHints = Object.keys(hintNames) as readonly Hint[];

/**
 * The hints as one sentence, or null where there are none. A mistyped birth date names its kind where a rule says it.
 * Example: 「婚姻などによる氏の変更、転居の可能性があります。」.
 */
export function hintSentence(hints: readonly Hint[], fields: Fields | null, ruleById: RuleById): Bilingual | null {
  if (hints.length === 0) return null;
  const phrases = hints.map((hint) => (hint === 'birth_date_typo' ? birthDateTypo(fields, ruleById) : hintNames[hint]));
  return both(
    `${phrases.map((phrase) => phrase.ja).join('、')}の可能性があります。`,
    `Possibly ${andList(phrases.map((phrase) => phrase.en))}.`,
  );
}

function birthDateTypo(fields: Fields | null, ruleById: RuleById): Bilingual {
  const [rule] = fields?.birthDate.rules ?? [];
  const { ja, en } = hintNames.birth_date_typo;
  if (!rule || fields?.birthDate.outcome !== 'differ') return both(ja, en);
  const kind = ruleName(rule.id, ruleById);
  return both(`${ja}（${kind.ja}）`, `${en} (${kind.en})`);
}
