/** The queue: what waits, by grade and priority, with filters and search. */
import type { Bilingual, CaseClass, Hint, SourceRecord } from '../../model.js';
import { type CaseToReport, type Line, linesOf } from '../../report/case.js';
import { caseClasses, classNames, gradeNames } from '../../report/class-names.js';
import { hintNames } from '../../report/hints.js';
import type { Lang } from '../../report/phrases.js';
import { shown, shownField } from '../../report/show.js';
import { stateNames } from '../../report/standing.js';
import type { ReviewCase } from '../../store/review-cases.js';
import { everything, type Filter, isUndecided, queryOf, type Stage, stages } from '../filter.js';
import { type DatesOf, readableDay } from './day.js';
import { count, type Html, html, nothing, type Say, saying } from './html.js';
import { visible } from './runs.js';

export interface QueueRow extends ReviewCase {
  readonly item: CaseToReport;
}

export interface QueueView {
  readonly lang: Lang;
  readonly filter: Filter;
  readonly rows: readonly QueueRow[];
  readonly total: number;
  /** Of all cases, by grade: what waits for this clerk. */
  readonly waiting: Readonly<Record<'C' | 'B', number>>;
  readonly unconfirmed: number;
  readonly insurers: readonly { readonly insurer: string; readonly cases: number }[];
  readonly hints: readonly { readonly hint: Hint; readonly cases: number }[];
  /** Cases of the classes that the queue has. */
  readonly classes: ReadonlySet<CaseClass>;
  readonly firstShown: number;
  readonly back: string | null;
  readonly forward: string | null;
  readonly blind: boolean;
  /** The notations of dates that the profile of each side allows. */
  readonly dates: DatesOf;
}

export function queuePage(view: QueueView): Html {
  const t = saying(view.lang);
  const { filter, rows, total } = view;
  const first = rows[0];
  const start = first
    ? html`<a class="button primary" href="/next${queryOf(filter)}" data-start>${t('この一覧で始める', 'Start with this list')} <kbd>n</kbd></a>`
    : nothing;
  const bulk =
    total > 0 && !view.blind && isUndecided(filter)
      ? html`<a class="button" href="/bulk${queryOf(filter)}">${t('まとめて決定…', 'Decide them all…')}</a>`
      : nothing;
  return html`<div class="queue-head"><h1>${t('確認する事例', 'Cases to recheck')}</h1>${tiles(view, t)}</div>
${filterForm(view, t)}
<div class="bar"><p><b>${count(total)}</b>${t('件', total === 1 ? ' case' : ' cases')}${view.blind ? t('（目隠し中は種別を表示しません）', ' (classes are hidden in blind mode)') : ''}</p><div class="buttons">${bulk}${start}</div></div>
${rows.length > 0 ? table(view, t) : html`<p class="empty">${queryOf(filter) === '' ? t('確認する事例はありません。', 'Nothing waits to be rechecked.') : t('この条件に合う事例はありません。', 'No case fits this filter.')}</p>`}
<nav class="pages" aria-label="${t('ページ', 'Pages')}">${view.back ? html`<a href="${view.back}" data-key="k">${t('前の50件', 'Previous 50')} <kbd aria-hidden="true">k</kbd></a>` : nothing}${view.forward ? html`<a href="${view.forward}" data-key="j">${t('次の50件', 'Next 50')} <kbd aria-hidden="true">j</kbd></a>` : nothing}</nav>`;
}

function tiles({ waiting, unconfirmed, filter, blind }: QueueView, t: Say): Html {
  const tile = (name: string, cases: number, narrowed: Filter, kind: string, current: boolean): Html =>
    html`<a class="tile ${kind}" href="/${queryOf(narrowed)}"${current ? html` aria-current="true"` : ''}><span>${name}</span><b>${count(cases)}</b></a>`;
  const { stage, grade } = filter;
  if (blind)
    return html`<div class="tiles">${tile(t('未処理', 'To do'), waiting.C + waiting.B, everything, 'B', stage === 'todo')}</div>`;
  return html`<div class="tiles">${tile(t('区分C 未処理', 'Grade C to do'), waiting.C, { ...everything, grade: 'C' }, 'C', stage === 'todo' && grade === 'C')}${tile(t('区分B 未処理', 'Grade B to do'), waiting.B, { ...everything, grade: 'B' }, 'B', stage === 'todo' && grade === 'B')}${tile(t('確認者待ち', 'To confirm'), unconfirmed, { ...everything, stage: 'unconfirmed' }, 'confirm', stage === 'unconfirmed')}</div>`;
}

const stageNames: Readonly<Record<Stage, Bilingual>> = {
  todo: { ja: '未処理', en: 'To do' },
  ...stateNames,
  all: { ja: 'すべて', en: 'All' },
};

function filterForm({ filter, insurers, hints, classes, lang, blind }: QueueView, t: Say): Html {
  const option = (value: string, name: string, selected: boolean): Html =>
    html`<option value="${value}"${selected ? html` selected` : ''}>${name}</option>`;
  const any = option('', t('すべて', 'All'), false);
  const select = (name: string, label: string, options: Html[]): Html =>
    html`<label>${label}<select name="${name}" data-submit>${options}</select></label>`;
  const hidden = blind
    ? []
    : [
        select('grade', t('区分', 'Grade'), [
          any,
          ...(['C', 'B'] as const).map((grade) =>
            option(grade, `${grade} ${gradeNames[grade][lang]}`, filter.grade === grade),
          ),
        ]),
        select('class', t('種別', 'Class'), [
          any,
          ...caseClasses
            .filter((name) => classes.has(name))
            .map((name) => option(name, classNames[name][lang], filter.class === name)),
        ]),
        select('hint', t('手がかり', 'Hint'), [
          any,
          ...hints.map(({ hint, cases }) =>
            option(hint, `${hintNames[hint][lang]}（${count(cases)}）`, filter.hint === hint),
          ),
        ]),
      ];
  return html`<form class="filter" method="get" action="/" role="search" aria-label="${t('絞り込み', 'Filter')}">
${select(
  'stage',
  t('状態', 'State'),
  stages.map((stage) => option(stage, stageNames[stage][lang], filter.stage === stage)),
)}
${hidden}
${select('insurer', t('保険者', 'Insurer'), [any, ...insurers.map(({ insurer, cases }) => option(insurer, `${insurer}（${count(cases)}）`, filter.insurer === insurer))])}
<label class="wide">${t('氏名・記録の番号・事例番号', 'Name, record id or case')}<input type="search" name="q" value="${filter.search ?? ''}" maxlength="60" data-search></label>
<button>${t('絞り込む', 'Filter')} <kbd aria-hidden="true">/</kbd></button>
<a href="/">${t('条件を消す', 'Clear')}</a></form>`;
}

function table(view: QueueView, t: Say): Html {
  const { rows, lang, filter, blind } = view;
  const heads = [
    t('順', 'No.'),
    ...(blind ? [] : [t('区分', 'Grade'), t('種別', 'Class')]),
    t('保険者の氏名', 'Name (insurer)'),
    t('住民記録の氏名', 'Name (register)'),
    t('生年月日', 'Birth date'),
    t('記録の番号', 'Record id'),
    ...(blind ? [] : [t('優先度', 'Priority')]),
    t('状態', 'State'),
  ];
  return html`<table class="queue-list"><caption class="hidden">${t('事例の一覧', 'List of cases')}</caption><thead><tr>${heads.map((head) => html`<th scope="col"${head === heads[0] || head === t('優先度', 'Priority') ? html` class="n"` : ''}>${head}</th>`)}</tr></thead><tbody>
${rows.map((row, at) => {
  const [line] = linesOf(row.item);
  const more = row.item.draft.insurer.length - 1;
  const grade = blind
    ? nothing
    : html`<td><span class="badge ${row.grade}">${row.grade}</span></td><td>${classNames[row.class][lang]}</td>`;
  return html`<tr><td class="n">${count(view.firstShown + at)}</td>${grade}<th scope="row"><a href="/cases/${row.caseId}${queryOf(filter)}" data-row>${name(line?.insurer ?? null, t, lang)}</a>${more > 0 ? html` <small>${t(`ほか${more}件`, `+${more}`)}</small>` : nothing}</th><td>${name(line?.municipal ?? null, t, lang)}</td><td>${day(line ?? null, view)}</td><td class="id">${line?.insurer?.recordId ?? line?.municipal?.recordId ?? ''}</td>${blind ? nothing : html`<td class="n">${row.priority.toFixed(2)}</td>`}<td><span class="state ${row.state}">${stageNames[row.state][lang]}</span></td></tr>`;
})}
</tbody></table>`;
}

function day(line: Line | null, { dates, lang }: QueueView): string {
  const side = line?.insurer ? 'insurer' : 'municipal';
  const text = shown(line?.[side] ?? null, 'birthDate');
  return readableDay(text, lang, dates[side]) ?? visible(text);
}

function name(record: SourceRecord | null, t: Say, lang: Lang): string {
  const text = shownField(record, 'nameKanji', false, lang).main || shown(record, 'nameKana');
  return text === '' ? t('（氏名なし）', '(no name)') : visible(text);
}
