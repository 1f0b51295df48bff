import type { Rule } from '../../model.js';
import { variantRules } from './variant-rules.js';

/** Every rule this room can name. */
export const kanjiNameRules: readonly Rule[] = [
  ...variantRules,
  {
    id: 'kanji/repeat-mark',
    evidence: 2,
    ja: '繰り返し記号',
    en: 'repeat mark',
    source: '文部省国語調査室「くりかへし符号の使ひ方」（昭和21年）',
    examples: [['佐々木', '佐佐木']],
  },
  {
    id: 'kanji/kana-script',
    evidence: 2,
    ja: '平仮名と片仮名',
    en: 'hiragana and katakana of the same sound',
    source: '現代仮名遣い（昭和61年内閣告示第1号）、JIS X 0208 の平仮名・片仮名',
    examples: [['さち子', 'サチ子']],
  },
  {
    id: 'kanji/small-kana',
    evidence: 1,
    ja: '小書きの仮名と並の仮名',
    en: 'small and large kana',
    source: '現代仮名遣い 第1（拗音・促音の小書き）、昭和63年前の戸籍は並の仮名',
    examples: [['三ツ井', '三ッ井']],
  },
  {
    id: 'kanji/historical-kana',
    evidence: 1,
    ja: '歴史的仮名遣いの仮名',
    en: 'kana of the historical spelling',
    source: '現代仮名遣い 付表（ゐ・ゑ）',
    examples: [['ハマヱ', 'ハマエ']],
  },
  {
    id: 'kanji/kana-orthography',
    evidence: 2,
    ja: '同じ音の仮名（ヅ・ズ、ヂ・ジ、ヲ・オ）',
    en: 'kana of the same sound (ヅ/ズ, ヂ/ジ, ヲ/オ)',
    source: '現代仮名遣い 第2',
    examples: [['しづ子', 'しず子']],
  },
  {
    id: 'kanji/long-vowel',
    evidence: 2,
    ja: '長音符号と母音',
    en: 'length mark and vowel',
    source: '現代仮名遣い 第1（長音）、外来語の表記（平成3年内閣告示第2号）',
    examples: [['ゆーこ', 'ゆうこ']],
  },
  {
    id: 'kanji/ke',
    evidence: 2,
    ja: '漢字にはさまれたヶとが',
    en: 'ヶ and が between kanji',
    source: '「箇」の略字としての「ヶ」（読みはガ）、JIS X 0208 小書き片仮名',
    examples: [['関ヶ原', '関が原']],
  },
  {
    id: 'kanji/kana-voicing',
    evidence: 3,
    ja: '仮名の清濁',
    en: 'voiced and unvoiced kana',
    source: '住民記録システム標準仕様書（氏名カナの清濁を区別しない検索）',
    examples: [['すか子', 'すが子']],
  },
  {
    id: 'kanji/kana-look-alike',
    evidence: 4,
    ja: '形の似た仮名と漢字',
    en: 'kana and kanji of similar shape',
    source: '字形の比較（JIS X 0208）',
    examples: [['ニ郎', '二郎']],
  },
];
