/** What was done about a case, oldest first; what was taken back stays, struck through. */
import type { Decision, Standing } from '../../model.js';
import { decisionNames } from '../../report/decision-columns.js';
import type { Lang } from '../../report/phrases.js';
import { localMinute } from '../clock.js';
import { type Html, html, nothing, type Say, saying } from './html.js';
import { reasonName } from './reasons.js';
import { visible } from './runs.js';

export function historyList(rows: readonly Decision[], standing: Standing, lang: Lang): Html {
  const t = saying(lang);
  if (rows.length === 0)
    return html`<p class="quiet">${t('まだ何も記録されていません。', 'Nothing has been recorded yet.')}</p>`;
  const retired = new Set(rows.flatMap(({ action, about }) => (action === 'retire' && about !== null ? [about] : [])));
  return html`<ol class="history">${rows.map((row) => {
    const text = html`<time datetime="${row.at}">${localMinute(row.at)}</time> <b>${visible(row.who)}</b> ${actText(row, lang)}`;
    const current =
      row.id === standing.decision?.id ? html` <span class="tag">${t('現在', 'in force')}</span>` : nothing;
    return html`<li>${retired.has(row.id) ? html`<s>${text}</s>` : text}${current}</li>`;
  })}</ol>`;
}

/** What a row says: 「本人に相違なし（氏の変更） 一括」. */
export function actText(row: Decision, lang: Lang): Html {
  const t = saying(lang);
  const bulk =
    row.bulk !== null ? html` <span class="tag">${t(`一括 ${row.bulk}`, `bulk ${row.bulk}`)}</span>` : nothing;
  const blind = row.blind ? html` <span class="tag">${t('目隠し', 'blind')}</span>` : nothing;
  const note = row.note === '' ? nothing : html`<span class="note">${visible(row.note)}</span>`;
  return html`${acted(row, lang, t)}${bulk}${blind}${note}`;
}

function acted(row: Decision, lang: Lang, t: Say): string {
  if (row.action === 'confirm') return t('確認者として認めました', 'confirmed it');
  if (row.action === 'retire') return t('取り消しました', 'took it back');
  const what = row.decision ? decisionNames[row.decision][lang] : '';
  const why = row.reason ? t(`（${reasonName(row.reason, lang)}）`, ` (${reasonName(row.reason, lang)})`) : '';
  return row.action === 'opinion' ? t(`2人目の判断：${what}${why}`, `second reading: ${what}${why}`) : `${what}${why}`;
}
