/** What the code of a rejected row means and what to do about it. */
import type { Bilingual } from '../model.js';

const texts: Readonly<Record<string, Bilingual>> = {
  INVALID_BYTES: {
    ja: '文字コードにないバイトがあります。出力元で文字化けを確認してください。',
    en: 'Bytes that the encoding does not have. Check the export for garbled characters.',
  },
  NUL_BYTE: {
    ja: 'NUL（00）が入っています。ファイルの転送や出力を確認してください。',
    en: 'Holds a NUL byte. Check how the file was exported or transferred.',
  },
  UNCLOSED_QUOTE: {
    ja: '引用符（"）が閉じていません。出力元で直してください。',
    en: 'A quote (") is not closed. Mend it at the source.',
  },
  MISPLACED_QUOTE: {
    ja: '引用符（"）の位置が正しくありません。出力元で直してください。',
    en: 'A quote (") stands where none may. Mend it at the source.',
  },
  COLUMN_COUNT: {
    ja: '列の数が見出しと違います。値の中の区切り文字を確認してください。',
    en: 'Not as many columns as the header has. Look for delimiters inside values.',
  },
  LINE_TOO_LONG: {
    ja: '1行が1 MiBを超えています。改行の欠けや壊れたファイルでないか確認してください。',
    en: 'The line is longer than 1 MiB. Check for missing line ends or a damaged file.',
  },
  RECORD_ID_MISSING: {
    ja: '識別番号（宛名番号、記号・番号など）がありません。出力元で確認してください。',
    en: 'The identifier is missing. Check it at the source.',
  },
  RECORD_ID_REPEATED: {
    ja: '同じ識別番号の行が先にあります。先の行だけを突合しました。どちらが正しいか確認してください。',
    en: 'An earlier row has the same identifier; only that one was rechecked. Check which is right.',
  },
};

/** @example rejectText('COLUMN_COUNT')?.ja // '列の数が見出しと違います。…' */
export const rejectText = (code: string): Bilingual | undefined =>
  Object.hasOwn(texts, code) ? texts[code] : undefined;
