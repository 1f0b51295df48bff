import type { Bilingual, NumberFault } from '../model.js';

/** What is wrong with the form of a number, as a sentence. */
export const numberFaults: Readonly<Record<NumberFault, Bilingual>> = {
  excel_exponent: {
    ja: '個人番号がExcelの指数表示（1.23E+11の形）に変わり、元の番号がわかりません。原本から入れ直してください。',
    en: 'Excel turned the number into an exponent (as in 1.23E+11) and its digits are lost. Enter it again from the original.',
  },
  lost_zeros: {
    ja: '個人番号が12桁に足りません。Excelなどで先頭の0が落ちた可能性があります。',
    en: 'The number has fewer than 12 digits. Excel may have dropped leading zeros.',
  },
  too_long: { ja: '個人番号が12桁を超えています。', en: 'The number has more than 12 digits.' },
  not_digits: { ja: '個人番号に数字でない文字があります。', en: 'The number holds something other than digits.' },
  check_digit: {
    ja: '個人番号の検査用数字が合いません。入力誤りの可能性があります。',
    en: 'The check digit of the number is wrong. It may be mistyped.',
  },
};
