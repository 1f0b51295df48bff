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
