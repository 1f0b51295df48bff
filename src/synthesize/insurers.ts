/** The insurers of a made city and their house styles. */

import type { Notation } from './dates.js';
import { insurerNumber } from './numbers.js';

export interface Insurer {
  /** Position among the city's insurers. */
  readonly index: number;
  readonly number: string;
  readonly dates: Notation;
  readonly halfWidthKana: boolean;
  /** Between surname and given name. */
  readonly gap: string;
  /** 男 and 女 instead of 1 and 2. */
  readonly sexInKanji: boolean;
  /** Holds the characters of JIS X 0208 alone: 髙 becomes 高. */
  readonly jis0208: boolean;
  readonly addressStyle: number;
}

/** 国民健康保険, 後期高齢者医療, 協会けんぽ, two 健康保険組合, 共済組合: of a municipality (five digits). */
export function insurersOf(code: string): Insurer[] {
  const prefecture = code.slice(0, 2);
  const style = (index: number, body: string, rest: Omit<Insurer, 'index' | 'number'>): Insurer => ({
    index,
    number: insurerNumber(body),
    ...rest,
  });
  return [
    style(0, code, {
      dates: 'wareki',
      halfWidthKana: false,
      gap: '　',
      sexInKanji: false,
      jis0208: false,
      addressStyle: 0,
    }),
    style(1, `39${code}`, {
      dates: 'wareki-short',
      halfWidthKana: false,
      gap: '　',
      sexInKanji: false,
      jis0208: false,
      addressStyle: 0,
    }),
    style(2, `01${prefecture}001`, {
      dates: 'compact',
      halfWidthKana: true,
      gap: ' ',
      sexInKanji: false,
      jis0208: true,
      addressStyle: 1,
    }),
    style(3, `06${prefecture}127`, {
      dates: 'iso',
      halfWidthKana: true,
      gap: '　',
      sexInKanji: false,
      jis0208: true,
      addressStyle: 2,
    }),
    style(4, `06${prefecture}354`, {
      dates: 'compact',
      halfWidthKana: false,
      gap: '　',
      sexInKanji: true,
      jis0208: false,
      addressStyle: 3,
    }),
    style(5, `32${prefecture}011`, {
      dates: 'iso',
      halfWidthKana: true,
      gap: '',
      sexInKanji: false,
      jis0208: false,
      addressStyle: 4,
    }),
  ];
}
