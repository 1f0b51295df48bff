/** Both records side by side, field by field: what each states, the characters that differ, the outcome, its rule and source. */
import type { FieldName, FieldOutcome, Outcome, Rule, Source, SourceRecord, TextKey } from '../../model.js';
import { addressesWithheld, type CaseToReport, type Line } from '../../report/case.js';
import { fieldNames, outcomeNames } from '../../report/field-names.js';
import { type Marked, markedFields } from '../../report/marks.js';
import type { Lang } from '../../report/phrases.js';
import { shown, shownId, shownNumber } from '../../report/show.js';
import type { Mark } from '../../report/worklist.js';
import { type DatesOf, readableDay } from './day.js';
import { type Html, html, nothing, type Say, saying } from './html.js';
import { runsHtml, visible } from './runs.js';

export interface SidesView {
  readonly item: CaseToReport;
  readonly line: Line;
  /** The notations of dates that the profile of each side allows. */
  readonly dates: DatesOf;
  readonly lang: Lang;
  readonly rule: (id: string) => Rule | undefined;
  /** Over the register's column: the holder of the number, or the candidate that stands in its place. */
  readonly registerHead: string;
}

const marks: readonly Mark[] = ['nameKanji', 'nameKana', 'birthDate', 'sex', 'address'];

export function sidesTable(view: SidesView): Html {
  const { item, line, lang } = view;
  const t = saying(lang);
  const marked = markedFields(item, line, item.draft.fields, lang);
  return html`<table class="sides">
<caption class="hidden">${t('両方の記録の比較', 'Both records compared')}</caption>
<thead><tr><th scope="col">${t('項目', 'Field')}</th><th scope="col">${t('保険者', 'Insurer')}</th><th scope="col">${view.registerHead}</th><th scope="col">${t('比較と根拠', 'Outcome and source')}</th></tr></thead>
<tbody>
${plainRow(t('記録の番号', 'Record id'), shownId(line.insurer), shownId(line.municipal), '')}
${plainRow(t('個人番号', 'Number'), shownNumber(line.insurer), shownNumber(line.municipal), t('下4桁のみ表示', 'last four digits only'))}
${marks.map((field) => [fieldRow(field, view, marked, t), field === 'nameKana' ? readingRow(view, t) : nothing])}
${besideRows(item, line, t)}
</tbody></table>`;
}

function fieldRow(field: Mark, view: SidesView, marked: Marked, t: Say): Html {
  const { outcome, insurer, municipal } = marked[field];
  const found = view.item.draft.fields?.[field];
  const name = fieldNames[field][view.lang];
  return html`<tr class="${field} ${outcome ?? 'alone'}"><th scope="row">${name}</th><td>${view.line.insurer ? cell(runsHtml(insurer), insurer.length, t) : nothing}${read(view.line.insurer, 'insurer', field, view)}</td><td>${view.line.municipal ? cell(runsHtml(municipal), municipal.length, t) : nothing}${read(view.line.municipal, 'municipal', field, view)}</td><td>${outcomeHtml(found, outcome, field, view)}</td></tr>`;
}

const cell = (content: Html[], length: number, t: Say): Html | Html[] =>
  length > 0 ? content : html`<span class="absent">${t('記載なし', 'none')}</span>`;

/** The date as clerks write it, under another notation of it. */
function read(record: SourceRecord | null, side: Source, field: Mark, { dates, lang }: SidesView): Html {
  const value = field === 'birthDate' ? shown(record, 'birthDate') : '';
  const readable = value === '' ? null : readableDay(value, lang, dates[side]);
  return readable === null || readable === value ? nothing : html` <small class="quiet">${readable}</small>`;
}

/** The kanji of one side against the kana of the other: a row only where that was compared. */
function readingRow(view: SidesView, t: Say): Html {
  const reading = view.item.draft.fields?.reading;
  if (!reading || reading.outcome === 'missing') return nothing;
  return html`<tr class="reading ${reading.outcome}"><th scope="row">${fieldNames.reading[view.lang]}</th><td colspan="2" class="quiet">${t('一方の漢字を他方のカナで読めるか', 'whether the kanji of one side are read as the kana of the other')}</td><td>${outcomeHtml(reading, reading.outcome, 'reading', view)}</td></tr>`;
}

function outcomeHtml(
  found: FieldOutcome | undefined,
  outcome: Outcome | null,
  field: FieldName,
  view: SidesView,
): Html {
  if (!outcome) return nothing;
  const withheld = field === 'address' && addressesWithheld(view.item);
  return html`<span class="outcome">${outcomeNames[outcome][view.lang]}</span>${ruleList(found, withheld, view)}`;
}

/** Each rule once, with what it turned into what, its weight as evidence, and where it comes from. */
function ruleList(found: FieldOutcome | undefined, withheld: boolean, { rule, lang }: SidesView): Html {
  const rules = found?.rules ?? [];
  if (rules.length === 0) return nothing;
  const t = saying(lang);
  const differs = found?.outcome === 'differ';
  const ids = [...new Set(rules.map(({ id }) => id))];
  const items = ids.map((id) => {
    const known = rule(id);
    const applied = rules.filter((one) => one.id === id);
    const pairs = withheld ? [] : [...new Set(applied.map(pairText).filter((text) => text !== ''))].slice(0, 3);
    const words = `${differs ? t('似ている：', 'resembles: ') : ''}${known ? known[lang] : id}`;
    const evidence = t(`根拠${applied[0]?.evidence}`, `evidence ${applied[0]?.evidence}`);
    return html`<li><span class="rule">${words}</span>${pairs.length > 0 ? html` <b>${visible(pairs.join(t('、', ', ')))}</b>` : ''} <span class="evidence">${evidence}</span>${known ? html`<span class="source">${known.source}</span>` : ''}</li>`;
  });
  return html`<ul class="rules">${items}</ul>`;
}

function pairText({ from, to }: { readonly from?: string; readonly to?: string }): string {
  if (from === undefined && to === undefined) return '';
  return from && to ? `${from}→${to}` : `${from || to}`;
}

const plainRow = (name: string, a: string, b: string, note: string): Html =>
  html`<tr class="plain"><th scope="row">${name}</th><td>${visible(a)}</td><td>${visible(b)}</td><td class="quiet">${note}</td></tr>`;

type Beside = Exclude<TextKey, 'individualNumber' | 'recordId' | 'address'>;

/** What is not compared but helps to decide; a row only where a side states it. */
function besideRows(item: CaseToReport, { insurer, municipal }: Line, t: Say): Html[] {
  const withheld = addressesWithheld(item);
  const row = (name: string, ofInsurer: string, ofRegister: string): Html =>
    ofInsurer === '' && ofRegister === '' ? nothing : plainRow(name, ofInsurer, ofRegister, '');
  const hidden = (record: SourceRecord | null, key: Beside): string => {
    const value = shown(record, key);
    return value !== '' && withheld ? t('表示しません（支援措置）', 'withheld') : value;
  };
  const span = (record: SourceRecord | null): string => {
    const [from, to] = [shown(record, 'validFrom'), shown(record, 'validTo')];
    return to === '' ? from : `${from} – ${to}`;
  };
  return [
    row(t('郵便番号', 'Postal code'), hidden(insurer, 'postalCode'), hidden(municipal, 'postalCode')),
    row(t('転入前住所', 'Previous address'), hidden(insurer, 'previousAddress'), hidden(municipal, 'previousAddress')),
    row(t('世帯', 'Household'), shown(insurer, 'householdId'), shown(municipal, 'householdId')),
    row(t('取得・異動日', 'Since'), span(insurer), span(municipal)),
    row(t('住民状態', 'Status'), shown(insurer, 'status'), shown(municipal, 'status')),
  ];
}
