/** What changed since a case was decided. */
import type { ChangeSince } from '../../model.js';
import { runsOf } from '../../report/diff.js';
import type { Lang } from '../../report/phrases.js';
import { keyNames } from '../../report/standing.js';
import type { ChangedValue } from './case.js';
import { type Html, html, type Say, saying } from './html.js';
import { runsHtml } from './runs.js';

export function changesBox(changes: readonly ChangedValue[], lang: Lang): Html {
  const t = saying(lang);
  return html`<section class="changes" aria-labelledby="changes"><h2 id="changes">${t('決定の後に変わったところ', 'What has changed')}</h2><ul>${changes.map((changed) => html`<li>${changeText(changed.change, t)}${values(changed, t)}</li>`)}</ul></section>`;
}

function values({ before, now, change }: ChangedValue, t: Say): Html {
  if (before === null && now === null) {
    const whole = change.key === 'record' || change.key === 'grade' || change.key === 'reading';
    return whole
      ? html``
      : html`<span class="quiet">${t('（前の値はもう保存されていません）', ' (the value before is no longer held)')}</span>`;
  }
  const [was, is] = runsOf(before ?? '', now ?? '');
  return html`${t('：', ': ')}<span class="was">${was.length > 0 ? runsHtml(was) : t('なし', 'none')}</span> → <span class="is">${is.length > 0 ? runsHtml(is) : t('なし', 'none')}</span>`;
}

function changeText({ side, recordId, key }: ChangeSince, t: Say): string {
  const whose = side === null ? '' : side === 'insurer' ? t('保険者', 'insurer') : t('住民記録', 'register');
  const of = side === null ? '' : t(`${whose} ${recordId} の`, ` of ${whose} ${recordId}`);
  const words: Readonly<Partial<Record<ChangeSince['key'], string>>> = {
    record: t('記録が加わった、またはなくなった', 'record came or went'),
    grade: t('区分が重くなった', 'graver grade'),
    reading: t('読み方（プロファイルや規則）が変わった', 'how values are read (profile or rules)'),
  };
  const word = words[key] ?? t(keyNames[key].ja, keyNames[key].en);
  return t(`${of}${word}`, `${word}${of}`);
}
