/** A case of several enrolments: the two sides of each one below the other, in one table. */
import type { SourceRecord } from '../../model.js';
import { addressesWithheld, comparedAt, type Line } from '../../report/case.js';
import { fieldNames } from '../../report/field-names.js';
import { type Marked, markedFields } from '../../report/marks.js';
import { shownId, shownNumber } from '../../report/show.js';
import type { Mark } from '../../report/worklist.js';
import type { CaseView } from './case.js';
import { type Html, html, nothing, saying } from './html.js';
import { runsHtml, visible } from './runs.js';

export type LinesView = Pick<CaseView, 'item' | 'allLines' | 'link' | 'lang'>;

/** How many lines a screen shows at first. */
const LINES = 8;

const marks: readonly Mark[] = ['nameKanji', 'nameKana', 'birthDate', 'sex', 'address'];

export function linesTable({ item, allLines, link, lang }: LinesView, lines: readonly Line[]): Html {
  const t = saying(lang);
  const heads = [
    t('行', 'Line'),
    t('側', 'Side'),
    t('記録の番号', 'Record id'),
    t('個人番号', 'Number'),
    ...marks.map((field) => fieldNames[field][lang]),
  ];
  const shown = allLines ? lines : lines.slice(0, LINES);
  // Said in full above the table: here it would fill the screen.
  const withheld = addressesWithheld(item) ? t('表示しません', 'withheld') : null;
  const more = lines.length - shown.length;
  const bodies = shown.map((line, at) => {
    const marked = markedFields(item, line, comparedAt(item, at, lines.length), lang);
    return html`<tbody><tr><th scope="rowgroup" rowspan="2">${at + 1}</th>${row(t('保険者', 'Insurer'), line.insurer, 'insurer', marked, withheld)}</tr><tr>${row(t('住民記録', 'Register'), line.municipal, 'municipal', marked, withheld)}</tr></tbody>`;
  });
  return html`<table class="lines"><caption>${t(
    `${lines.length}件の資格。上が保険者、下が番号の持ち主（住民記録）`,
    `${lines.length} enrolments: the insurer above, the holder of the number (register) below`,
  )}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>${bodies}</table>${
    more > 0
      ? html`<p><a href="${link({ lines: 'all' })}">${t(`ほか${more}件も表示`, `Show ${more} more`)}</a></p>`
      : nothing
  }`;
}

const row = (
  side: string,
  record: SourceRecord | null,
  of: 'insurer' | 'municipal',
  marked: Marked,
  withheld: string | null,
): Html =>
  html`<th scope="row">${side}</th><td>${visible(shownId(record))}</td><td>${shownNumber(record)}</td>${marks.map((field) => html`<td class="${field}">${withheld && field === 'address' && marked.address[of].length > 0 ? withheld : runsHtml(marked[field][of])}</td>`)}`;
