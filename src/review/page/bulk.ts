/** Many cases decided at once, with one reason: what they are, how many, and a last look before it is recorded. */
import type { CaseClass, DecisionKind } from '../../model.js';
import { classNames } from '../../report/class-names.js';
import { decisionNames } from '../../report/decision-columns.js';
import { hintNames } from '../../report/hints.js';
import type { Lang } from '../../report/phrases.js';
import { type Filter, queryOf } from '../filter.js';
import { count, type Html, html, nothing, saying } from './html.js';
import { reasonName, reasonsOffered } from './reasons.js';

export interface BulkView {
  readonly lang: Lang;
  readonly filter: Filter;
  readonly total: number;
  /** Cases whose decision a second person has to confirm. */
  readonly toConfirm: number;
  readonly byClass: readonly { readonly class: CaseClass; readonly grade: string; readonly cases: number }[];
}

const kinds: readonly DecisionKind[] = [
  'same_person',
  'mislink_confirmed',
  'register_wrong',
  'insurer_wrong',
  'needs_inquiry',
  'later',
];

export function bulkPage({ lang, filter, total, byClass, toConfirm }: BulkView): Html {
  const t = saying(lang);
  const grave = byClass.filter(({ grade }) => grade === 'C').reduce((sum, { cases }) => sum + cases, 0);
  const words = [
    filter.grade ? t(`区分${filter.grade}`, `grade ${filter.grade}`) : null,
    filter.class ? classNames[filter.class][lang] : null,
    filter.hint ? hintNames[filter.hint][lang] : null,
    filter.insurer ? t(`保険者${filter.insurer}`, `insurer ${filter.insurer}`) : null,
    filter.search ? t(`検索「${filter.search}」`, `search "${filter.search}"`) : null,
  ].filter((word) => word !== null);
  return html`<div class="bulk-screen"><h1 tabindex="-1">${t('まとめて決定', 'Decide many at once')}</h1>
<p>${t('次の条件に合う未処理の事例すべてに、同じ決定と理由を1回の処理として記録します。', 'Records one decision with one reason for every case to do that fits this filter, as one act.')}</p>
<p><b>${words.length > 0 ? words.join(t('、', ', ')) : t('条件なし（未処理のすべて）', 'no filter (all that is to do)')}</b></p>
<table><caption class="hidden">${t('対象', 'Cases')}</caption><thead><tr><th scope="col">${t('区分', 'Grade')}</th><th scope="col">${t('種別', 'Class')}</th><th scope="col" class="n">${t('事例', 'Cases')}</th></tr></thead><tbody>
${byClass.map((row) => html`<tr><td><span class="badge ${row.grade}">${row.grade}</span></td><td>${classNames[row.class][lang]}</td><td class="n">${count(row.cases)}</td></tr>`)}
<tr class="total"><th scope="row" colspan="2">${t('計', 'Total')}</th><td class="n">${count(total)}</td></tr></tbody></table>
${grave > 0 ? html`<p class="warn">${t(`区分Cが${count(grave)}件あります。1件ずつの確認をおすすめします。`, `${count(grave)} cases are of grade C: better looked at one by one.`)}</p>` : nothing}
${toConfirm > 0 ? html`<p class="warn">${t(`${count(toConfirm)}件の決定には、別の担当者の確認が必要です。`, `${count(toConfirm)} of the decisions want a second person.`)}</p>` : nothing}
<form method="post" action="/bulk${queryOf(filter)}"><input type="hidden" name="expected" value="${total}">
<label>${t('決定', 'Decision')}<select name="decision" required><option value="">${t('選んでください', 'Choose')}</option>${kinds.map((kind) => html`<option value="${kind}">${decisionNames[kind][lang]}</option>`)}</select></label>
<label>${t('理由', 'Reason')}<select name="reason" required><option value="">${t('選んでください', 'Choose')}</option>${reasonsOffered.map((code) => html`<option value="${code}">${reasonName(code, lang)}</option>`)}</select></label>
<label>${t('説明（一括で決定できる根拠）', 'Why they may be decided together')}<input name="note" required maxlength="500" autocomplete="off"></label>
<label>${t(`確認のため、件数（${total}）を入力`, `Type the number of cases (${total})`)}<input name="typed" required inputmode="numeric" autocomplete="off" pattern="${total}"></label>
<div class="buttons"><button class="primary">${t(`${count(total)}件を決定する`, `Decide ${count(total)} cases`)}</button><a class="button" href="/${queryOf(filter)}">${t('やめる', 'Cancel')}</a></div></form></div>`;
}
