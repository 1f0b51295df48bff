import type { AppliedRule, Rule } from '../../model.js';

const icao = 'ICAO Doc 9303 Part 3 (8th ed., 2021)';
const passport = '外務省 ヘボン式ローマ字綴方表（旅券法施行規則）';
const project = '本プロジェクトの定義（類似のみ）';

/** What the alphabet names of one person may differ in. */
export const alphabetNameRules = [
  {
    id: 'alphabet/punctuation',
    evidence: 1,
    ja: 'ハイフン・アポストロフィの有無',
    en: 'with or without hyphen or apostrophe',
    source: `${icao}, 4.6: the apostrophe is left out, the hyphen becomes a filler`,
    examples: [
      ["O'BRIEN MARY", 'OBRIEN MARY'],
      ['DUPONT JEAN-PIERRE', 'DUPONT JEAN PIERRE'],
    ],
  },
  {
    id: 'alphabet/diacritics',
    evidence: 2,
    ja: '発音符号付き文字の書き換え',
    en: 'letters with marks as travel documents write them',
    source: `${icao}, 6 A: recommended transliteration`,
    examples: [
      ['MÜLLER ANNA', 'MUELLER ANNA'],
      ['MÜLLER ANNA', 'MULLER ANNA'],
      ['NUÑEZ JOSÉ', 'NUNEZ JOSE'],
      ['ĐẶNG THỊ HOA', 'DANG THI HOA'],
    ],
  },
  {
    id: 'alphabet/token-order',
    evidence: 2,
    ja: '氏と名の順序',
    en: 'the parts of the name in another order',
    source: `${icao}, 4.6: primary and secondary identifier; the visual zone may order them otherwise`,
    examples: [
      ['ZHANG YULIN', 'YULIN ZHANG'],
      ['NGUYEN VAN ANH', 'ANH NGUYEN VAN'],
    ],
  },
  {
    id: 'alphabet/joined',
    evidence: 2,
    ja: '名を続けて書くか分けて書くか',
    en: 'parts of the name written together or apart',
    source: `${icao}, 4.6: a name's components may be joined or apart`,
    examples: [['YU LIN ZHANG', 'ZHANG YULIN']],
  },
  {
    id: 'alphabet/romanization',
    evidence: 2,
    ja: '日本語のローマ字つづり',
    en: 'the kana spelled in Latin letters',
    source: `${passport}、ローマ字のつづり方（昭和29年内閣告示第1号）`,
    examples: [
      ['SATOH MIKI', 'サトウ ミキ'],
      ['CHINO SHINJI', 'チノ シンジ'],
      ['TINO SINZI', 'チノ シンジ'],
    ],
  },
  {
    id: 'alphabet/long-vowel',
    evidence: 3,
    ja: 'ローマ字の長音の省略',
    en: 'long vowels left out of the Latin spelling',
    source: `${passport}：長音の「O」「U」は記入しない`,
    examples: [
      ['SATO YUKO', 'サトウ ユウコ'],
      ['SATO YUKO', 'SATOH YUUKO'],
    ],
  },
  {
    id: 'alphabet/middle-name',
    evidence: 3,
    ja: 'ミドルネームの有無',
    en: 'a further name on one side only',
    source: `${icao}, 4.6: secondary identifiers may be truncated or left out where the field is too short`,
    examples: [['JOHN PAUL SMITH', 'JOHN SMITH']],
  },
  {
    id: 'alphabet/middle-initial',
    evidence: 3,
    ja: 'ミドルネームの頭文字',
    en: 'a further name as its initial',
    source: `${icao}, 4.6: secondary identifiers may be cut to initials where the field is too short`,
    examples: [['JOHN PAUL SMITH', 'JOHN P. SMITH']],
  },
  {
    id: 'alphabet/truncated',
    evidence: 3,
    ja: '欄の長さで切れた氏名',
    en: 'a name cut off where the field ended',
    source: `${icao}, 4.6: truncation of names where the field is too short`,
    examples: [['FERNANDEZ GARCIA MARIA DOL', 'FERNANDEZ GARCIA MARIA DOLORES']],
  },
  {
    id: 'alphabet/initial',
    evidence: 4,
    ja: '名の頭文字',
    en: 'a name as its initial',
    source: project,
    examples: [['JOHN SMITH', 'J SMITH']],
  },
  {
    id: 'alphabet/part',
    evidence: 4,
    ja: '氏名の一部のみ',
    en: 'one part of the name alone',
    source: project,
    examples: [['SMITH', 'JOHN SMITH']],
  },
  {
    id: 'alphabet/spelling-system',
    evidence: 4,
    ja: 'ローマ字の方式の違い（ヘボン式・訓令式）',
    en: 'another system of romanization',
    source: 'ローマ字のつづり方（昭和29年内閣告示第1号）第1表・第2表',
    examples: [['CHINO SHINJI', 'TINO SINZI']],
  },
  {
    id: 'alphabet/one-letter',
    evidence: 4,
    ja: 'つづりの1字の違い',
    en: 'one letter of the spelling',
    source: project,
    examples: [['MOHAMMED ALI', 'MOHAMED ALI']],
  },
] as const satisfies readonly Rule[];

export type AlphabetRuleId = (typeof alphabetNameRules)[number]['id'];

const evidenceOf = new Map(alphabetNameRules.map((rule) => [rule.id, rule.evidence]));

export function applied(id: AlphabetRuleId, from: string, to: string): AppliedRule {
  return { id, evidence: evidenceOf.get(id) ?? 4, from, to };
}
