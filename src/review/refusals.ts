/** What is said where nothing was done: a request that is none of ours, a case that has gone, a database in use. */
import type { Context } from 'hono';
import { TotsugoError } from '../errors.js';
import type { Lang } from '../report/phrases.js';
import { FormError } from './acts.js';
import type { Refuse } from './guard.js';
import { type Say, saying } from './page/html.js';
import { barePage } from './page/message.js';
import type { Ctx } from './request.js';

/** A refusal as a page that shows nothing of any case. */
export const refuser =
  (lang: Lang): Refuse =>
  (c: Context, status) =>
    c.html(barePage(lang, ...refusals(saying(lang), status)), status);

export function failed(error: Error, c: Ctx, lang: Lang, refuse: Refuse): Response | Promise<Response> {
  if (error instanceof FormError) return refuse(c, 400);
  const said = c.var.clerk?.session.lang ?? lang;
  const t = saying(said);
  const toQueue = { href: '/', at: 'click' } as const;
  if (error instanceof TotsugoError)
    return c.html(barePage(said, t('できませんでした', 'This could not be done'), error.text(said), toQueue), 404);
  const code = 'code' in error ? String(error.code) : 'INTERNAL';
  if (code.startsWith('SQLITE_BUSY')) {
    return c.html(
      barePage(
        said,
        t('データベースが使用中です', 'The database is in use'),
        t(
          '夜間の突合などが書き込んでいます。何も記録していません。しばらくしてから、画面を読み直してください。',
          'Another process, perhaps a night, is writing to it. Nothing was recorded. Load the screen again in a while.',
        ),
        toQueue,
      ),
      503,
    );
  }
  return c.html(
    barePage(
      said,
      t('予期しないエラーです', 'An unexpected error'),
      t(
        `何も記録していません。画面を読み直してください。 [${code}]`,
        `Nothing was recorded. Load the screen again. [${code}]`,
      ),
      toQueue,
    ),
    500,
  );
}

function refusals(t: Say, status: number): readonly [string, string] {
  switch (status) {
    case 401:
      return [
        t('この画面は開けません', 'This page does not open'),
        t(
          'URLは1回だけ使えます。totsugo review を実行した端末で Enter キーを押すと、新しいURLが出ます。',
          'The URL works once. Press Enter in the terminal where totsugo review runs for a new one.',
        ),
      ];
    case 404:
      return [t('見つかりません', 'Not found'), t('一覧から開き直してください。', 'Open it again from the queue.')];
    case 413:
      return [t('送信内容が大きすぎます', 'Too large'), t('何も記録していません。', 'Nothing was recorded.')];
    case 403:
      return [
        t('受け付けられません', 'Refused'),
        t('この画面以外からの操作は受け付けません。', 'Only this page itself may do that.'),
      ];
    default:
      return [
        t('送信内容を読み取れません', 'This form cannot be read'),
        t('何も記録していません。前の画面からやり直してください。', 'Nothing was recorded. Go back and try again.'),
      ];
  }
}
