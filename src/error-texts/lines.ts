/** What errors say of lines of the filters, and threads. */
import type { Bilingual } from '../model.js';

export const lines = {
  LINE_TOO_LONG: {
    ja: '1行が長すぎます（上限16 MiB）。1行に1件ずつ書いてください。',
    en: 'This line is too long (at most 16 MiB). Write one object a line.',
  },
  LINE_NOT_UTF8: {
    ja: 'この行はUTF-8ではありません。UTF-8に変換してください。',
    en: 'This line is not UTF-8. Convert it to UTF-8.',
  },
  LINE_BLANK: {
    ja: '空行です。1行に1件ずつ書いてください。',
    en: 'This line is blank. Write one object a line.',
  },
  LINE_NOT_JSON: {
    ja: 'この行はJSONとして読み取れません。引用符、かっこ、コンマを確認してください。',
    en: 'This line is not valid JSON. Check quotes, brackets and commas.',
  },
  LINE_NOT_RECORD: {
    ja: 'レコードではありません。{"nameKanji":"…"} のようなJSONオブジェクトにしてください。',
    en: 'Not a record. Write a JSON object such as {"nameKanji":"…"}.',
  },
  LINE_NOT_PAIR: {
    ja: '2件組ではありません。{"id":…,"a":レコード,"b":レコード} の形にしてください。',
    en: 'Not a pair. Write {"id":…,"a":record,"b":record}.',
  },
  PAIR_ID: {
    ja: 'id は文字列か、9007199254740991までの数にしてください。',
    en: 'The id must be a text, or a number up to 9007199254740991.',
  },
  PAIR_KEY: {
    ja: '2件組に「{key}」という項目はありません（id、a、b のみ）。',
    en: 'A pair has no key "{key}" (id, a and b alone).',
  },
  RECORD_KEY: {
    ja: 'レコードに「{key}」という項目はありません。つづりを確認してください。',
    en: 'A record has no key "{key}". Check its spelling.',
  },
  RECORD_NOT_TEXT: {
    ja: '「{key}」は文字列にしてください（数や配列は不可）。値がなければ null か省略。',
    en: '"{key}" must be text (no number or list); null or absent where there is none.',
  },
  RECORD_SOURCE: {
    ja: '「source」は municipal か insurer にしてください。',
    en: '"source" must be municipal or insurer.',
  },
  THREAD_DIED: {
    ja: '処理の一部が途中で終了しました（{status}）。途中の結果は残していません。空きメモリーを確認し、もう一度実行してください。',
    en: 'A part of the work ended before its time ({status}). Nothing half-done was kept. Check the free memory and run again.',
  },
} as const satisfies Record<string, Bilingual>;
