/** What every error says, in both languages: what happened and what to do next. The table of errors.ts. */
import { deciding } from './error-texts/deciding.js';
import { inputs } from './error-texts/inputs.js';
import { keeping } from './error-texts/keeping.js';
import { lines } from './error-texts/lines.js';
import { settings } from './error-texts/settings.js';
import type { Bilingual } from './model.js';

export const catalogue = { ...inputs, ...keeping, ...settings, ...deciding, ...lines } as const satisfies Record<
  string,
  Bilingual
>;

/** What the codes of the system and of unreadable rows mean to people; the code stays for those who look it up. */
export const reasons: Readonly<Record<string, Bilingual>> = {
  ENOENT: { ja: 'ファイルまたはフォルダーがありません', en: 'no such file or folder' },
  ENOTDIR: { ja: 'フォルダーではありません', en: 'not a folder' },
  EISDIR: { ja: 'フォルダーです', en: 'a folder' },
  EEXIST: { ja: '同じ名前のファイルがあります', en: 'a file of that name exists' },
  EACCES: { ja: '権限がありません', en: 'no permission' },
  EPERM: { ja: '権限がありません', en: 'no permission' },
  EROFS: { ja: '読み取り専用です', en: 'read-only' },
  ENOSPC: { ja: '空き容量がありません', en: 'no space left' },
  EBUSY: { ja: 'ほかの処理が使用中です', en: 'in use' },
  INVALID_BYTES: { ja: '文字コードにないバイトがあります', en: 'bytes that the encoding does not have' },
  NUL_BYTE: { ja: 'NUL（00）が入っています', en: 'a NUL byte' },
  UNCLOSED_QUOTE: { ja: '引用符が閉じていません', en: 'a quote is not closed' },
  MISPLACED_QUOTE: { ja: '引用符の位置が正しくありません', en: 'a quote stands where none may' },
  ENAMETOOLONG: { ja: '名前が長すぎます', en: 'the name is too long' },
  EADDRINUSE: { ja: 'ほかのプログラムが使用中です', en: 'another program uses it' },
  EFBIG: { ja: '大きすぎます', en: 'too large' },
};
