/** A screen that says one thing: why something was refused, that all is done, how to get in. */
import type { Lang } from '../../report/phrases.js';
import { type Html, html, nothing, saying } from './html.js';

/** Where to go on: at once, or when somebody clicks. */
export interface Next {
  readonly href: string;
  readonly at: 'once' | 'click';
}

/** A whole page without a session: it shows nothing of any case. */
export function barePage(lang: Lang, title: string, text: string, next?: Next): Html {
  const refresh = next?.at === 'once' ? html`<meta http-equiv="refresh" content="0;url=${next.href}">` : nothing;
  const t = saying(lang);
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8">${refresh}<title>${title} – totsugo 突合</title><link rel="stylesheet" href="/assets/page.css"><link rel="icon" href="/assets/icon.svg" type="image/svg+xml"></head>
<body class="message"><main id="main"><h1>${title}</h1><p>${text}</p>${next ? html`<p><a href="${next.href}">${next.at === 'once' ? t('進む', 'Go on') : t('一覧へ', 'To the queue')}</a></p>` : nothing}</main></body></html>`;
}

export const messageMain = (
  title: string,
  text: string,
  link: { readonly href: string; readonly name: string } | null,
): Html =>
  html`<div class="notice"><h1 tabindex="-1">${title}</h1><p>${text}</p>${link ? html`<p><a class="button primary" href="${link.href}">${link.name}</a></p>` : nothing}</div>`;
