import type { Rule } from '../../model.js';

const source =
  '本プロジェクトの定義：入力誤りの型（数字1字の誤り・隣り合う数字の入れ替わり・月日の入れ替わり・元号の取り違え）';

/** What a birth date that differs may resemble. None makes two dates agree. */
export const birthDateRules: readonly Rule[] = [
  {
    id: 'birth-date/digit',
    evidence: 4,
    ja: '生年月日の数字1字の誤り',
    en: 'one wrong digit in the birth date',
    source,
    examples: [
      ['1985-01-02', '1985-01-03'],
      ['昭和60年1月2日', '昭和65年1月2日'],
    ],
  },
  {
    id: 'birth-date/swap',
    evidence: 4,
    ja: '生年月日の隣り合う数字の入れ替わり',
    en: 'two neighbouring digits of the birth date exchanged',
    source,
    examples: [
      ['1985-01-12', '1985-01-21'],
      ['昭和34年3月9日', '昭和43年3月9日'],
    ],
  },
  {
    id: 'birth-date/day-month',
    evidence: 4,
    ja: '生まれた月と日の入れ替わり',
    en: 'month and day of birth exchanged',
    source,
    examples: [['1985-01-02', '1985-02-01']],
  },
  {
    id: 'birth-date/era-slip',
    evidence: 4,
    ja: '元号の取り違え（年月日の数字は同じ）',
    en: 'the same digits under another era',
    source: `${source}。元号コードは診療報酬請求書等の記載要領（1〜5）と年金・税（1・3・5・7・9）とで異なる`,
    examples: [
      ['昭和5年6月7日', '平成5年6月7日'],
      ['昭和60年1月2日', '1960-01-02'],
    ],
  },
];
