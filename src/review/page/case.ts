/** One case a screen: what is wrong, both records, where to decide; below that what helps to decide. */
import type { Bilingual, CaseClass, ChangeSince, Decision, Rule } from '../../model.js';
import { addressesWithheld, type CaseToReport, type Line, linesOf } from '../../report/case.js';
import { classNames, gradeNames } from '../../report/class-names.js';
import { hintNames } from '../../report/hints.js';
import { markedFields } from '../../report/marks.js';
import { nextStep } from '../../report/next-steps.js';
import { WITHHELD } from '../../report/reason.js';
import { repairNames } from '../../report/weight-phrases.js';
import { candidatesShown, candidatesTable } from './candidates.js';
import { changesBox } from './changes.js';
import type { DatesOf } from './day.js';
import { type DecideView, decidePanel } from './decide-form.js';
import { glyphView } from './glyphs.js';
import { historyList } from './history.js';
import { count, type Html, html, nothing, type Say, saying } from './html.js';
import { linesTable } from './lines.js';
import { sidesTable } from './sides.js';
import { waterfall } from './waterfall.js';

export interface CaseView extends DecideView {
  readonly item: CaseToReport;
  readonly history: readonly Decision[];
  readonly reason: Bilingual;
  readonly rule: (id: string) => Rule | undefined;
  /** Class, grade, reason, hints and weights are not shown until this clerk has decided. */
  readonly blind: boolean;
  readonly against: number | null;
  readonly allLines: boolean;
  readonly link: (more: { readonly against?: number | null; readonly lines?: 'all' }) => string;
  readonly position: { readonly at: number; readonly of: number } | null;
  readonly back: string | null;
  readonly forward: string | null;
  readonly changes: readonly ChangedValue[];
  /** The notations of dates that the profile of each side allows. */
  readonly dates: DatesOf;
}

/** A change since the decision, with the values where the run of the decision is still held. */
export interface ChangedValue {
  readonly change: ChangeSince;
  readonly before: string | null;
  readonly now: string | null;
}

export function casePage(view: CaseView): Html {
  const { item, lang, blind } = view;
  const t = saying(lang);
  const lines = linesOf(item);
  return html`<div class="case-screen">
<div class="evidence-side">
${head(view, t)}
${view.changes.length > 0 ? changesBox(view.changes, lang) : nothing}
${addressesWithheld(item) ? html`<p class="withheld">${WITHHELD[lang]}</p>` : nothing}
${lines.length === 1 && lines[0] ? pair(view, lines[0], t) : linesTable(view, lines)}
</div>
<aside class="decision-side" aria-label="${t('決定', 'Decision')}">${decidePanel(view)}</aside>
<div class="more">
<section aria-labelledby="candidates"><h2 id="candidates">${t('候補', 'Candidates')} <kbd aria-hidden="true">c</kbd></h2>${candidatesTable({ item, lang, against: view.against, blind, link: (against) => view.link({ against }) })}</section>
<div class="columns">${blind ? nothing : weights(view, t)}<section aria-labelledby="history"><h2 id="history">${t('経過', 'History')}</h2>${view.hidden ? html`<p class="quiet">${t('あなたが決定するまで、他の担当者の判断は表示しません。', 'What others decided is shown after you have.')}</p>` : historyList(view.history, view.standing, lang)}</section></div>
</div></div>`;
}

function head(view: CaseView, t: Say): Html {
  const { item, lang, blind, position } = view;
  const { draft } = item;
  const step = (href: string | null, name: string, key: string): Html =>
    href
      ? html`<a href="${href}" data-key="${key}">${name} <kbd aria-hidden="true">${key}</kbd></a>`
      : html`<span class="off">${name}</span>`;
  const place = html`<p class="place">${step(view.back, t('前', 'Previous'), 'k')} ${position ? html`<span>${count(position.at)} / ${count(position.of)}</span>` : nothing} ${step(view.forward, t('次', 'Next'), 'j')} <small>${t('事例', 'Case')} ${draft.caseId}</small></p>`;
  if (blind) {
    return html`<div class="case-head"><h1 tabindex="-1">${t('目隠し確認：種別と重みは決定後に表示します', 'Blind mode: class and weight are shown after the decision')}</h1>${place}</div>`;
  }
  const grade = html`<span class="badge ${draft.grade}">${draft.grade}<span class="hidden"> ${gradeNames[draft.grade][lang]}</span></span>`;
  const hints = draft.hints.map((hint) => html`<li>${hintNames[hint][lang]}</li>`);
  return html`<div class="case-head"><h1 tabindex="-1">${grade} ${classNames[draft.class][lang]}</h1>${place}</div>
<p class="reason">${view.reason[lang]}</p>
<p class="next"><b>${t('次にすること', 'Next step')}</b> ${nextStep(draft.class, draft.grade)[lang]}${hints.length > 0 ? html` <b>${t('手がかり', 'Hints')}</b></p><ul class="hints">${hints}</ul>` : html`</p>`}`;
}

/** One enrolment beside one resident: the holder of the number, or the candidate that was chosen. */
function pair(view: CaseView, line: Line, t: Say): Html {
  const { item, lang, against, rule } = view;
  const chosen = against === null ? undefined : candidatesShown(item, view.blind)[against];
  const record = chosen && item.candidates.find(({ recordId }) => recordId === chosen.municipal);
  const shownLine: Line = chosen ? { insurer: line.insurer, municipal: record ?? null } : line;
  const shownItem: CaseToReport = chosen ? { ...item, draft: { ...item.draft, fields: chosen.fields } } : item;
  const head = chosen
    ? t(`候補 ${chosen.municipal}`, `Candidate ${chosen.municipal}`)
    : registerHead(view.blind ? null : item.draft.class, line, t);
  const { nameKanji } = markedFields(shownItem, shownLine, shownItem.draft.fields, lang);
  const repair = chosen?.numberRepair ? html`<p class="quiet">${repairNames[chosen.numberRepair][lang]}</p>` : nothing;
  return html`${sidesTable({ item: shownItem, line: shownLine, dates: view.dates, lang, rule, registerHead: head })}${repair}
${glyphView(
  [
    { side: t('保険者', 'Insurer'), runs: nameKanji.insurer },
    { side: chosen ? t('候補', 'Candidate') : t('住民記録', 'Register'), runs: nameKanji.municipal },
  ],
  nameKanji.outcome,
  t,
)}`;
}

/**
 * Over the register's column. A resident found by the data alone holds another number, and where there is nobody, nobody
 * holds it. Without a class (blind mode) nothing is said that would give it away.
 */
function registerHead(name: CaseClass | null, { municipal }: Line, t: Say): string {
  if (!municipal) return t('住民記録（該当なし）', 'Register (no such resident)');
  if (name === null) return t('住民記録', 'Register');
  return name === 'TWO_NUMBERS'
    ? t('住民記録（データの合う住民）', 'Register (resident whom the data fit)')
    : t('住民記録（番号の持ち主）', 'Register (holder of the number)');
}

/** The weight of the pair that stands on the screen. */
function weights(view: CaseView, t: Say): Html {
  const { item, against, lang } = view;
  const chosen = against === null ? undefined : candidatesShown(item, view.blind)[against];
  const parts = chosen ? chosen.parts : item.draft.detail.weight?.parts;
  const said = parts
    ? waterfall(parts, lang)
    : html`<p class="quiet">${t('この組には重みがありません。', 'This pair has no weight.')}</p>`;
  return html`<section aria-labelledby="weights"><h2 id="weights">${t('重み', 'Weight')}</h2>${said}</section>`;
}
