/** Where a clerk decides: what it is, why, a note; and where a second person confirms. */
import type { Decision, DecisionKind, Standing } from '../../model.js';
import { decisionNames } from '../../report/decision-columns.js';
import type { Lang } from '../../report/phrases.js';
import { localMinute } from '../clock.js';
import { actText } from './history.js';
import { type Html, html, nothing, type Say, saying } from './html.js';
import { reasonName, reasonsOffered } from './reasons.js';
import { visible } from './runs.js';

/** What a clerk had entered when it was refused. */
export interface Entered {
  readonly decision: string;
  readonly reason: string;
  readonly note: string;
}

export interface DecideView {
  readonly caseId: string;
  readonly standing: Standing;
  readonly user: string;
  readonly lang: Lang;
  /** The filter that the clerk works by, as a query. */
  readonly query: string;
  /** Somebody else has to confirm a decision on this case. */
  readonly needsConfirmer: boolean;
  /** The case is a second look in blind mode: what the first person decided is not shown. */
  readonly hidden: boolean;
  /** Whether this clerk may confirm what is decided. */
  readonly mayConfirm: boolean;
  readonly fingerprint: string;
  readonly entered: Entered | null;
}

export function decidePanel(view: DecideView): Html {
  const { standing, hidden, lang } = view;
  const t = saying(lang);
  const { state, decision } = standing;
  if (hidden || !decision || state === 'open') return decideForm(view, t('決定', 'Decision'), true, t);
  const settled = state === 'decided' || state === 'unconfirmed';
  return html`${standingBox(view, decision, t)}${
    settled
      ? html`<details class="again"><summary>${t('別の決定に改める', 'Decide otherwise')}</summary>${decideForm(view, t('改めて決定', 'New decision'), false, t)}</details>`
      : decideForm(view, t('決定', 'Decision'), true, t)
  }`;
}

function standingBox(view: DecideView, decision: Decision, t: Say): Html {
  const { standing, lang } = view;
  const heads = {
    open: '',
    later: t('後で確認することになっています', 'Put off for later'),
    inquiry: t('照会中です', 'An inquiry is open'),
    unconfirmed: t('確認者の確認待ちです', 'Waits for a second person'),
    decided: t('決定済みです', 'Decided'),
    reopened: t('決定の後に内容が変わりました', 'Changed since it was decided'),
  };
  const confirmed = standing.confirmation
    ? html`<p class="quiet">${t('確認者', 'Confirmed by')} <b>${visible(standing.confirmation.who)}</b> ${localMinute(standing.confirmation.at)}</p>`
    : nothing;
  return html`<section class="standing ${standing.state}" aria-labelledby="standing"><h2 id="standing">${heads[standing.state]}</h2>
<p class="said">${actText(decision, lang)}</p><p class="quiet"><b>${visible(decision.who)}</b> ${localMinute(decision.at)}</p>${confirmed}${confirmForms(view, decision, t)}</section>`;
}

function confirmForms(view: DecideView, decision: Decision, t: Say): Html {
  const { caseId, query, standing } = view;
  if (standing.state !== 'unconfirmed') return nothing;
  if (!view.mayConfirm) {
    return html`<p>${t('決定した本人は確認できません。別の担当者が確認します。', 'Who decided cannot confirm: somebody else does.')}</p>`;
  }
  const hidden = html`<input type="hidden" name="last" value="${standing.last}"><input type="hidden" name="fingerprint" value="${view.fingerprint}"><input type="hidden" name="about" value="${decision.id}">`;
  return html`<form method="post" action="/cases/${caseId}/confirm${query}" class="confirm" data-confirm>${hidden}
<label for="confirm-note">${t('メモ（差し戻すときは理由）', 'Note (why, when sending back)')}</label><input id="confirm-note" name="note" maxlength="500" autocomplete="off">
<div class="buttons"><button class="primary" name="word" value="confirm">${t('認める', 'Confirm')} <kbd>y</kbd></button><button name="word" value="back">${t('差し戻す', 'Send back')} <kbd>x</kbd></button></div></form>`;
}

const kinds = Object.keys(decisionNames) as readonly DecisionKind[];

function decideForm(view: DecideView, title: string, main: boolean, t: Say): Html {
  const { caseId, query, standing, lang, entered } = view;
  const checked = (is: boolean): Html => (is ? html` checked` : nothing);
  const decision = (kind: DecisionKind, at: number): Html =>
    html`<label class="choice"><input type="radio" name="decision" value="${kind}" required${checked(entered?.decision === kind)}><kbd aria-hidden="true">${at + 1}</kbd><span>${decisionNames[kind][lang]}</span></label>`;
  const reasons = reasonsOffered.map(
    (code, at) =>
      html`<label class="choice"><input type="radio" name="reason" value="${code}"${checked(entered?.reason === code)}><kbd aria-hidden="true">${at + 1}</kbd><span>${reasonName(code, lang)}</span></label>`,
  );
  const second = view.needsConfirmer
    ? html`<p class="quiet">${t('この事例の決定には、別の担当者の確認が必要です。', 'A second person has to confirm a decision on this case.')}</p>`
    : nothing;
  return html`<form method="post" action="/cases/${caseId}/decide${query}" class="decide"${main ? html` data-decide` : ''} aria-labelledby="decide-title">
<h2 id="decide-title">${title}</h2><input type="hidden" name="last" value="${standing.last}"><input type="hidden" name="fingerprint" value="${view.fingerprint}">
<fieldset class="kinds"><legend class="hidden">${t('決定', 'Decision')}</legend>${kinds.map(decision)}</fieldset>
<fieldset class="reasons"><legend>${t('理由', 'Reason')}</legend>${reasons}</fieldset>
<label for="note">${t('メモ', 'Note')} <kbd>m</kbd></label><input id="note" name="note" maxlength="500" autocomplete="off" value="${entered?.note ?? ''}">
<div class="buttons"><button class="primary">${t('記録して次へ', 'Record, next')} <kbd>Enter</kbd></button><button formaction="/cases/${caseId}/skip${query}" formnovalidate data-skip>${t('飛ばす', 'Skip')} <kbd>s</kbd></button></div>${second}</form>`;
}
