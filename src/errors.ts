/**
 * The one error class, over one catalogue of codes. A message says what happened and what to do next; it may name
 * a file, a line, a column or an option, never a value that a record holds.
 */
import type { Bilingual } from './model.js';

type Params = Readonly<Record<string, string | number>>;

const catalogue = {
  USAGE: { ja: '{detail}', en: '{detail}' },
  FILE_NOT_FOUND: {
    ja: '{file}：ファイルがありません。パスを確認してください。',
    en: '{file}: no such file. Check the path.',
  },
  FILE_IS_DIRECTORY: {
    ja: '{file}：フォルダーです。CSVファイルを指定してください。',
    en: '{file}: is a folder. Name a CSV file.',
  },
  FILE_UNREADABLE: {
    ja: '{file}：読み取れません（{reason}）。アクセス権を確認してください。',
    en: '{file}: cannot be read ({reason}). Check its permissions.',
  },
  KEY_MISSING: {
    ja: '鍵ファイル {file} がありません。データベースを作ったときの鍵ファイルを --key-file で指定してください。',
    en: 'The key file {file} is missing. Name the key file the database was made with (--key-file).',
  },
  KEY_MALFORMED: {
    ja: '鍵ファイル {file} の内容が鍵ではありません（16進64桁）。正しい鍵ファイルを指定してください。',
    en: 'The key file {file} does not hold a key (64 hexadecimal digits). Name the right key file.',
  },
  KEY_EXPOSED: {
    ja: '鍵ファイル {file} を本人以外も読めます。「chmod 600 {file}」で権限を直してください。',
    en: 'Others than its owner may read the key file {file}. Mend it with "chmod 600 {file}".',
  },
  DATABASE_KEY_WRONG: {
    ja: 'データベース {file} を鍵 {key} で開けません。鍵が違うか、totsugoのデータベースではありません。',
    en: 'The database {file} does not open with the key {key}: another key, or not a totsugo database.',
  },
  DATABASE_NEWER: {
    ja: 'データベース {file} は新しい版のtotsugoで作られています。totsugoを更新してください。',
    en: 'The database {file} was made by a newer totsugo. Update totsugo.',
  },
  DATABASE_BUSY: {
    ja: 'データベース {file} は別の処理が使用中です。終わってからもう一度実行してください。',
    en: 'The database {file} is in use by another process. Run again when it has ended.',
  },
  DATABASE_UNREADABLE: {
    ja: 'データベース {file} を開けません（{reason}）。フォルダーの有無と権限を確認してください。',
    en: 'The database {file} cannot be opened ({reason}). Check that its folder exists and may be written.',
  },
  ACCOUNTING_OPEN: {
    ja: '件数が合わないため、結果を出力しませんでした（{detail}）。不具合です。この番号を添えて報告してください。',
    en: 'The counts do not add up, so nothing was reported ({detail}). This is a defect: please report it.',
  },
} as const satisfies Record<string, Bilingual>;

export type ErrorCode = keyof typeof catalogue;

export class TotsugoError extends Error {
  readonly code: ErrorCode;
  readonly params: Params;

  constructor(code: ErrorCode, params: Params = {}) {
    super(`${code}: ${fill(catalogue[code].en, params)}`);
    this.name = 'TotsugoError';
    this.code = code;
    this.params = params;
  }

  /** The message in a language, without the code: what a person reads. */
  text(lang: keyof Bilingual): string {
    return fill(catalogue[this.code][lang], this.params);
  }
}

function fill(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
