/** The frame of every screen: title, where one is, progress, the message of what was just done, the keys. */
import type { Lang } from '../../report/phrases.js';
import type { Flash } from '../session.js';
import { count, type Html, html, nothing, type Say, saying } from './html.js';
import { keysDialog } from './keys.js';

export interface Progress {
  readonly done: number;
  readonly left: number;
  /** Minutes of work that are left at this pace; null where nothing tells the pace yet. */
  readonly minutesLeft: number | null;
}

export interface Frame {
  readonly lang: Lang;
  readonly user: string;
  readonly title: string;
  readonly here: 'queue' | 'case' | 'figures' | 'bulk' | 'message';
  readonly progress: Progress | null;
  readonly flash: Flash | null;
  readonly blind: boolean;
  /** Something of this session can be taken back. */
  readonly canUndo: boolean;
  /** Path and query of this screen: where a change of language comes back to. */
  readonly path: string;
  /** The next case to do, by the filter of this screen. */
  readonly next: string;
  /** What the script needs to know: the address that tells whether somebody else was here meanwhile. */
  readonly watch?: string;
}

export function page(frame: Frame, main: Html | Html[]): Html {
  const { lang, title, here } = frame;
  const t = saying(lang);
  const link = (href: string, key: string, name: string, current: boolean): Html =>
    html`<a href="${href}"${current ? html` aria-current="page"` : ''}>${name} <kbd aria-hidden="true">${key}</kbd></a>`;
  return html`<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – totsugo 突合</title>
<link rel="stylesheet" href="/assets/page.css"><link rel="icon" href="/assets/icon.svg" type="image/svg+xml"><script type="module" src="/assets/keyboard.js"></script></head>
<body class="${here}"${frame.watch ? html` data-watch="${frame.watch}" data-moved="${t('他の担当者がこの事例を更新しました。画面を読み直してください。', 'Somebody else has changed this case meanwhile. Load the screen again.')}"` : ''}>
<a class="skip" href="#main">${t('本文へ', 'To the content')}</a>
<header>
<p class="brand"><b>totsugo</b> 突合</p>
<nav aria-label="${t('画面', 'Screens')}">${link('/', 'l', t('一覧', 'Queue'), here === 'queue')}${link(frame.next, 'n', t('次の事例', 'Next case'), false)}${link('/figures', 'f', t('進み具合と数値', 'Figures'), here === 'figures')}</nav>
${frame.canUndo ? html`<form method="post" action="/undo"><button class="link" data-undo>${t('直前の決定を取り消す', 'Undo last')} <kbd aria-hidden="true">u</kbd></button></form>` : nothing}
${frame.progress ? progressLine(frame.progress, t) : nothing}
<div class="who">${frame.blind ? html`<span class="blind">${t('目隠し確認', 'Blind mode')}</span>` : ''}<span><span class="hidden">${t('担当者', 'Clerk')} </span>${frame.user}</span>
<form method="post" action="/language"><input type="hidden" name="back" value="${frame.path}"><button class="link" name="lang" value="${lang === 'ja' ? 'en' : 'ja'}" lang="${lang === 'ja' ? 'en' : 'ja'}">${lang === 'ja' ? 'English' : '日本語'}</button></form>
<button class="link" type="button" data-keys>${t('キー操作', 'Keys')} <kbd>?</kbd></button></div>
</header>
<div id="status" role="status" aria-live="polite">${frame.flash ? flashLine(frame.flash, t) : nothing}</div>
<main id="main" tabindex="-1">
${main}
</main>
${keysDialog(t)}
</body></html>`;
}

function progressLine({ done, left, minutesLeft }: Progress, t: Say): Html {
  const all = Math.max(1, done + left);
  const share = Math.round((done / all) * 100);
  const pace =
    minutesLeft === null || left === 0
      ? nothing
      : html`<span>${t('この調子で残り', 'at this pace')} ${duration(minutesLeft, t)}</span>`;
  return html`<p class="progress"><progress max="${all}" value="${done}" aria-label="${t('進み具合', 'Progress')}">${share}%</progress> <span>${t('済', 'done')} <b>${count(done)}</b></span> <span>${t('残り', 'left')} <b>${count(left)}</b></span> ${pace}</p>`;
}

/** 95 → 「約1時間35分」. Minutes of work, not of the clock on the wall. */
export function duration(minutes: number, t: Say): string {
  const whole = Math.max(1, Math.round(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return t(`約${rest}分`, `about ${rest} min`);
  if (hours >= 10) return t(`約${count(hours)}時間`, `about ${count(hours)} h`);
  return t(`約${hours}時間${rest > 0 ? `${rest}分` : ''}`, `about ${hours} h${rest > 0 ? ` ${rest} min` : ''}`);
}

function flashLine({ kind, text, caseId }: Flash, t: Say): Html {
  const about = caseId ? html` <a href="/cases/${caseId}">${t('その事例へ', 'to that case')}</a>` : nothing;
  return html`<div class="flash ${kind}"><span>${text}</span>${about}</div>`;
}
