import type { AppliedRule, Rule } from '../../model.js';

const MODERN_KANA = '現代仮名遣い（昭和61年内閣告示第1号）';

const rules = {
  small: {
    id: 'kana/small',
    evidence: 1,
    ja: '小書きの仮名と並の仮名',
    en: 'small and full-size kana',
    source: `${MODERN_KANA} 第1の2・4〔注意〕：拗音・促音は「なるべく」小書き。旧来の仕組みは大書きで記録した`,
    examples: [
      ['シヨウコ', 'ショウコ'],
      ['ハツトリ', 'ハットリ'],
    ],
  },
  historical: {
    id: 'kana/historical',
    evidence: 1,
    ja: '歴史的仮名遣いのヰ・ヱ・ヲ',
    en: 'historical spelling with ヰ, ヱ, ヲ',
    source: `${MODERN_KANA} 付表：ゐ→い、ゑ→え、を→お`,
    examples: [
      ['ミツヱ', 'ミツエ'],
      ['カヲル', 'カオル'],
    ],
  },
  longVowel: {
    id: 'kana/long-vowel',
    evidence: 2,
    ja: '長音の書き方',
    en: 'spelling of a long vowel',
    source: `${MODERN_KANA} 第1の5 長音、第2の6；外来語の表記（平成3年内閣告示第2号）留意事項その2のⅢ；住民記録システム標準仕様書のカナ照合`,
    examples: [
      ['トオル', 'トウル'],
      ['ユウキ', 'ユーキ'],
      ['ケイコ', 'ケーコ'],
    ],
  },
  zu: {
    id: 'kana/zu',
    evidence: 2,
    ja: '「ヅ」と「ズ」',
    en: 'ヅ and ズ',
    source: `${MODERN_KANA} 第2の5：同じ音の「ず」「づ」の書き分け`,
    examples: [['カズヒコ', 'カヅヒコ']],
  },
  ji: {
    id: 'kana/ji',
    evidence: 2,
    ja: '「ヂ」と「ジ」',
    en: 'ヂ and ジ',
    source: `${MODERN_KANA} 第2の5：同じ音の「じ」「ぢ」の書き分け`,
    examples: [['フジコ', 'フヂコ']],
  },
  va: {
    id: 'kana/va',
    evidence: 2,
    ja: '「ヴ」とバ行',
    en: 'ヴ and the バ row',
    source: '外来語の表記（平成3年内閣告示第2号）留意事項その2のⅡ：「ヴ」は一般的にはバ行で書くことができる',
    examples: [
      ['エヴァ', 'エバ'],
      ['ヴルーノ', 'ブルーノ'],
    ],
  },
  voicing: {
    id: 'kana/voicing',
    evidence: 3,
    ja: '濁点の有無',
    en: 'voiced or voiceless',
    source: '住民記録システム標準仕様書のカナ照合（濁点を無視した検索）。別人の名でもありうるので似ているとだけいう',
    examples: [
      ['ナカタ', 'ナカダ'],
      ['ヤマサキ', 'ヤマザキ'],
    ],
  },
  handakuten: {
    id: 'kana/handakuten',
    evidence: 3,
    ja: '半濁点の有無',
    en: 'with or without handakuten',
    source: '住民記録システム標準仕様書のカナ照合（濁点・半濁点）。別人の名でもありうるので似ているとだけいう',
    examples: [['サンヘイ', 'サンペイ']],
  },
  vowelAcross: {
    id: 'kana/vowel-across',
    evidence: 3,
    ja: '長音とも語の切れ目ともとれる母音',
    en: 'a vowel that may be long or may begin another morpheme',
    source: `${MODERN_KANA} 第2の6の裏：ヒロ・オミとヒロ・ウミ、キヨ・オとキョウ、タケ・エとタケ・イは長音の書き分けではない`,
    examples: [
      ['ヒロオミ', 'ヒロウミ'],
      ['キヨオ', 'キヨウ'],
      ['タケエ', 'タケイ'],
    ],
  },
  haRow: {
    id: 'kana/ha-row',
    evidence: 4,
    ja: '語中のハ行とワ行（歴史的仮名遣い）',
    en: 'ハ row within a word in historical spelling',
    source: `${MODERN_KANA} 付表：語中の「は・ひ・ふ・へ・ほ」→「わ・い・う・え・お」。ミホとミオのように別の名でもある`,
    examples: [
      ['カホル', 'カオル'],
      ['マヘダ', 'マエダ'],
    ],
  },
  oneKana: {
    id: 'kana/one-kana',
    evidence: 4,
    ja: '仮名一文字の違い',
    en: 'one kana more, fewer or different',
    source: '編集距離1（挿入・脱落・置換・隣どうしの入替え）。似ているとだけいう',
    examples: [
      ['ユキコ', 'ユウキコ'],
      ['タカハシ', 'タカハタ'],
    ],
  },
} as const satisfies Record<string, Rule>;

export type KanaRule = keyof typeof rules;

/** Every rule this room names, from the strongest evidence to the weakest. */
export const kanaNameRules: readonly Rule[] = Object.values(rules);

/** A rule at work, from a's text to b's. */
export function applied(rule: KanaRule, from: string, to: string): AppliedRule {
  return { id: rules[rule].id, evidence: rules[rule].evidence, from, to };
}
