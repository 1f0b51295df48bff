/** The page of figures: how far the work is, at what pace, by whom, and how far two people agree. */
import type { CaseClass, DecisionKind, Grade } from '../../model.js';
import { classNames } from '../../report/class-names.js';
import { decisionNames } from '../../report/decision-columns.js';
import type { Lang } from '../../report/phrases.js';
import type { ClerkCount } from '../../store/review-figures.js';
import type { Agreement } from '../agreement.js';
import { count, type Html, html, nothing, type Say, saying } from './html.js';
import { duration } from './layout.js';

export interface ClassRow {
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly todo: number;
  readonly waiting: number;
  readonly unconfirmed: number;
  readonly decided: number;
}

export interface FiguresView {
  readonly lang: Lang;
  readonly run: number;
  readonly asOf: string;
  readonly classes: readonly ClassRow[];
  readonly clerks: readonly ClerkCount[];
  readonly decisions: readonly { readonly decision: DecisionKind; readonly cases: number }[];
  readonly days: readonly { readonly day: string; readonly cases: number }[];
  readonly minutesPerCase: number | null;
  readonly left: number;
  readonly finishedOn: string | null;
  readonly agreement: Agreement;
  readonly blind: boolean;
}

export function figuresPage(view: FiguresView): Html {
  const t = saying(view.lang);
  return html`<h1 tabindex="-1">${t('進み具合と数値', 'Figures')}</h1>
<p class="quiet">${t(`突合 ${view.run}（基準日 ${view.asOf}）の区分C・Bの事例`, `Cases of grades C and B of run ${view.run} (as of ${view.asOf})`)}</p>
<div class="figures-grid"><div><section aria-labelledby="pace"><h2 id="pace">${t('見込み', 'At this pace')}</h2>${pace(view, t)}</section>
<section aria-labelledby="days"><h2 id="days">${t('日ごとの決定', 'Decisions by day')}</h2>${days(view, t)}</section>
<section aria-labelledby="clerks"><h2 id="clerks">${t('担当者ごと', 'By clerk')}</h2>${clerks(view, t)}</section>
<section aria-labelledby="kinds"><h2 id="kinds">${t('決定の内訳', 'By decision')}</h2>${kinds(view, t)}</section>
<section aria-labelledby="agreement"><h2 id="agreement">${t('担当者どうしの一致', 'Agreement between clerks')}</h2>${agreement(view, t)}</section></div>
<div>${view.blind ? nothing : html`<section aria-labelledby="classes" class="wide"><h2 id="classes">${t('種別ごと', 'By class')}</h2>${classes(view, t)}</section>`}</div></div>`;
}

function pace({ left, minutesPerCase, finishedOn }: FiguresView, t: Say): Html {
  if (left === 0) return html`<p class="big">${t('すべて決定しました。', 'All are decided.')}</p>`;
  const each = minutesPerCase === null ? null : Math.max(1, Math.round(minutesPerCase * 60));
  const rows: readonly (readonly [string, string])[] = [
    [t('残り', 'Left'), t(`${count(left)}件`, `${count(left)}`)],
    [t('1件あたり', 'Per case'), each === null ? '－' : t(`${count(each)}秒`, `${count(each)} s`)],
    [
      t('残りの作業時間（1人）', 'Work left (one person)'),
      minutesPerCase === null ? '－' : duration(left * minutesPerCase, t),
    ],
    [t('終わる見込みの日', 'Finished on'), finishedOn ?? '－'],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl><p class="quiet">${t(
    '1件あたりは、同じ担当者の続けての決定の間隔の平均（10分を超える中断を除く）。見込みの日は、直近の決定した日（最大10日）の平均件数で、土日を除いて数えます。',
    'Per case: the mean time between two decisions of one clerk, pauses over ten minutes left out. The day: at the mean of the last days with decisions (ten at most), weekends off.',
  )}</p>`;
}

const WIDTH = 300;

/** A bar in a table's cell; the number stands beside it. */
const bar = (value: number, most: number): Html =>
  html`<svg width="${WIDTH}" height="12" viewBox="0 0 ${WIDTH} 12" aria-hidden="true" focusable="false"><rect class="sum" x="0" y="1" width="${Math.max(value > 0 ? 2 : 0, Math.round((value / Math.max(1, most)) * WIDTH))}" height="10"/></svg>`;

const none = (t: Say): Html => html`<p class="quiet">${t('まだありません。', 'None yet.')}</p>`;

function days(view: FiguresView, t: Say): Html {
  const shown = view.days.slice(-10);
  if (shown.length === 0) return none(t);
  const most = Math.max(...shown.map(({ cases }) => cases));
  return html`<table><thead><tr><th scope="col">${t('日', 'Day')}</th><th scope="col" class="n">${t('決定', 'Decided')}</th><th scope="col"><span class="hidden">${t('図', 'Chart')}</span></th></tr></thead><tbody>${shown.map(({ day, cases }) => html`<tr><th scope="row">${day}</th><td class="n">${count(cases)}</td><td>${bar(cases, most)}</td></tr>`)}</tbody></table>`;
}

function clerks({ clerks: rows }: FiguresView, t: Say): Html {
  if (rows.length === 0) return none(t);
  return html`<table><thead><tr><th scope="col">${t('担当者', 'Clerk')}</th><th scope="col" class="n">${t('決定', 'Decided')}</th><th scope="col" class="n">${t('確認', 'Confirmed')}</th><th scope="col" class="n">${t('2人目の判断', 'Second readings')}</th></tr></thead><tbody>${rows.map((row) => html`<tr><th scope="row">${row.who}</th><td class="n">${count(row.decided)}</td><td class="n">${count(row.confirmed)}</td><td class="n">${count(row.second)}</td></tr>`)}</tbody></table>`;
}

function classes({ classes: rows, lang }: FiguresView, t: Say): Html {
  const numbers = (row: Pick<ClassRow, 'todo' | 'waiting' | 'unconfirmed' | 'decided'>): Html[] => {
    const all = row.todo + row.waiting + row.unconfirmed + row.decided;
    return [row.todo, row.waiting, row.unconfirmed, row.decided, all].map((n) => html`<td class="n">${count(n)}</td>`);
  };
  const total = rows.reduce(
    (sum, row) => ({
      todo: sum.todo + row.todo,
      waiting: sum.waiting + row.waiting,
      unconfirmed: sum.unconfirmed + row.unconfirmed,
      decided: sum.decided + row.decided,
    }),
    { todo: 0, waiting: 0, unconfirmed: 0, decided: 0 },
  );
  const heads = [
    t('未処理', 'To do'),
    t('照会中・後で', 'Inquiry, later'),
    t('確認者待ち', 'To confirm'),
    t('決定済み', 'Decided'),
    t('計', 'Total'),
  ];
  return html`<table><thead><tr><th scope="col">${t('区分', 'Grade')}</th><th scope="col">${t('種別', 'Class')}</th>${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr><td><span class="badge ${row.grade}">${row.grade}</span></td><th scope="row">${classNames[row.class][lang]}</th>${numbers(row)}</tr>`)}<tr class="total"><th scope="row" colspan="2">${t('計', 'Total')}</th>${numbers(total)}</tr></tbody></table>`;
}

function kinds({ decisions, lang }: FiguresView, t: Say): Html {
  if (decisions.length === 0) return none(t);
  return html`<table><thead><tr><th scope="col">${t('決定', 'Decision')}</th><th scope="col" class="n">${t('事例', 'Cases')}</th></tr></thead><tbody>${decisions.map(({ decision, cases }) => html`<tr><th scope="row">${decisionNames[decision][lang]}</th><td class="n">${count(cases)}</td></tr>`)}</tbody></table>`;
}

function agreement({ agreement: { cases, same, kappa, differences }, lang }: FiguresView, t: Say): Html {
  if (cases === 0) {
    return html`<p class="quiet">${t('目隠し確認（--blind）で2人が同じ事例を見ると、ここに一致の度合いが出ます。', 'Where two people have read the same cases in blind mode (--blind), how far they agree stands here.')}</p>`;
  }
  const share = Math.round((same / cases) * 100);
  const rows: readonly (readonly [string, string])[] = [
    [t('2人が見た事例', 'Cases read by two'), count(cases)],
    [t('判断が同じ', 'Same decision'), `${count(same)}${t('件', '')}（${share} %）`],
    [t('カッパ係数（Cohen）', "Cohen's kappa"), kappa === null ? t('求められません', 'not defined') : kappa.toFixed(2)],
  ];
  const list = differences
    .slice(0, 5)
    .map(
      (row) =>
        html`<li>${decisionNames[row.first][lang]} / ${decisionNames[row.second][lang]}: ${count(row.cases)}</li>`,
    );
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>${list.length > 0 ? html`<h3>${t('分かれた判断（1人目 / 2人目）', 'Where they differ (first / second)')}</h3><ul>${list}</ul>` : nothing}<p class="quiet">${t('偶然の一致を除いた一致の度合い。1で完全な一致、0で偶然なみ。', 'Agreement beyond chance: 1 is complete, 0 no more than chance.')}</p>`;
}
