/** What a user should know about an input that was read all the same. Said once a file. */
import type { Bilingual } from '../model.js';

export interface Notice {
  readonly code: 'COLUMNS_ABSENT' | 'COLUMNS_REPEATED' | 'HEADER_ONLY' | 'ALL_REJECTED';
  readonly file: string;
  readonly columns: readonly string[];
}

const texts: Record<Notice['code'], Bilingual> = {
  COLUMNS_ABSENT: {
    ja: '{file}：次の列がないため、その項目は「値なし」として扱います：{columns}',
    en: '{file}: these columns are absent, their values count as missing: {columns}',
  },
  COLUMNS_REPEATED: {
    ja: '{file}：読み取らない列に同じ名前があります（左からの列番号：{columns}）。',
    en: '{file}: columns that nothing reads share a name (counted from the left: {columns}).',
  },
  HEADER_ONLY: {
    ja: '{file}：見出し行だけでデータがありません（0件として扱います）。',
    en: '{file}: holds a header alone (taken as no records).',
  },
  ALL_REJECTED: {
    ja: '{file}：1件も読み取れませんでした。プロファイルがこのファイルに合っているか「totsugo profile check」で確認してください。',
    en: '{file}: not a single row could be read. See with "totsugo profile check" whether the profile fits the file.',
  },
};

/** The notice as a sentence. Example: `住基.csv：見出し行だけでデータがありません（0件として扱います）。` */
export function noticeText(notice: Notice, lang: keyof Bilingual): string {
  return texts[notice.code][lang]
    .replace('{file}', () => notice.file)
    .replace('{columns}', () => notice.columns.join(lang === 'ja' ? '、' : ', '));
}
