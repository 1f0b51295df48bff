/** HTML as Hono's template makes it: every value is escaped unless it is such HTML itself. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Lang } from '../../report/phrases.js';

export { html };

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Picks the words of a language: `t('一覧', 'Queue')`. */
export type Say = (ja: string, en: string) => string;

export const saying =
  (lang: Lang): Say =>
  (ja, en) =>
    lang === 'ja' ? ja : en;

/** Nothing, where a part of a page has nothing to say. */
export const nothing = html``;

/** 12345 → `12,345`, in both languages. */
export const count = (n: number): string => n.toLocaleString('en-US');
