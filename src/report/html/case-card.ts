/**
 * One case as the report shows it: the reason, both sides field by field, the differing characters marked. A case of several
 * enrolments is one table with the two sides of each one below the other.
 */
import type { Bilingual } from '../../model.js';
import { type CaseToReport, comparedAt, type Line, linesOf } from '../case.js';
import { classNames, gradeNames } from '../class-names.js';
import type { Run } from '../diff.js';
import { fieldNames, outcomeNames } from '../field-names.js';
import { type Marked, type MarkedField, markedFields } from '../marks.js';
import { nextStep } from '../next-steps.js';
import type { Lang } from '../phrases.js';
import type { Said } from '../selection.js';
import { shownId, shownNumber } from '../show.js';
import { standingText } from '../standing.js';
import { candidateText, type Mark } from '../worklist.js';
import { escaped, number } from './markup.js';
import { words } from './words.js';

/** Lines of a case that are shown. */
const LINES = 6;

/** A case to show: `change` is what became of it since the last night. */
export interface Card {
  readonly item: CaseToReport;
  readonly rank: number;
  readonly reason: Bilingual;
  readonly change: 'came' | 'changed' | null;
}

interface Shown {
  readonly lang: Lang;
  readonly unmasked: boolean;
}

export function caseCard({ item, rank, reason, change }: Card, options: Said & { readonly lang: Lang }): string {
  const { draft } = item;
  const { lang } = options;
  const shown: Shown = { lang, unmasked: options.unmasked !== undefined };
  const lines = linesOf(item);
  const [only] = lines;
  const table = lines.length === 1 && only ? lineTable(item, only, shown) : linesTable(item, lines, shown);
  const more = lines.length - LINES;
  const candidates = candidateText(item, lang);
  const standing = standingText(item.standing, lang);
  const id = `case-${rank}`;
  return `<article class="case${only && lines.length === 1 ? '' : ' several'} g${draft.grade.toLowerCase()}" aria-labelledby="${id}">
<h3 id="${id}"><span class="badge">${draft.grade}<span class="hidden"> ${gradeNames[draft.grade][lang]}</span></span> ${number(rank)}. ${escaped(classNames[draft.class][lang])} ${change ? `<span class="change">${words[change][lang]}</span> ` : ''}<small>${escaped(draft.caseId)}</small></h3>
<p>${escaped(reason[lang])}</p>${standing === '' ? '' : `\n<p class="next"><b>${words.standing[lang]}</b> ${escaped(standing)}</p>`}
<p class="next"><b>${words.next[lang]}</b> ${escaped(nextStep(draft.class, draft.grade)[lang])}</p>
${table}${more > 0 ? `<p>${words.moreLines[lang]}${number(more)}${words.things[lang]}</p>` : ''}
${candidates === '' ? '' : `<p><b>${words.candidates[lang]}</b> ${escaped(candidates)}</p>`}</article>`;
}

const marks: readonly Mark[] = ['nameKanji', 'nameKana', 'birthDate', 'sex', 'address'];

function lineTable(item: CaseToReport, line: Line, { lang, unmasked }: Shown): string {
  const fields = markedFields(item, line, item.draft.fields, lang);
  const plain = (name: string, of: (record: Line['insurer']) => string): string =>
    `<tr><th scope="row">${name}</th><td>${escaped(of(line.insurer))}</td><td>${escaped(of(line.municipal))}</td><td></td></tr>`;
  const rows = marks.map((field) => fieldRow(fieldNames[field][lang], fields[field], lang));
  const reading = item.draft.fields?.reading.outcome ?? 'missing';
  if (reading !== 'missing') {
    const none = { outcome: reading, insurer: [], municipal: [] };
    rows.splice(2, 0, fieldRow(fieldNames.reading[lang], none, lang));
  }
  return `<table class="sides"><thead><tr><th scope="col">${words.field[lang]}</th><th scope="col">${words.insurer[lang]}</th><th scope="col">${words.municipal[lang]}</th><th scope="col">${words.outcome[lang]}</th></tr></thead><tbody>
${plain(words.id[lang], shownId)}
${plain(words.number[lang], (record) => shownNumber(record, unmasked))}
${rows.join('\n')}
</tbody></table>`;
}

function linesTable(item: CaseToReport, lines: readonly Line[], { lang, unmasked }: Shown): string {
  const heads = [words.side, words.id, words.number, ...marks.map((field) => fieldNames[field])];
  const row = (line: Line, side: 'insurer' | 'municipal', fields: Marked): string => {
    const cells = marks.map((field) => `<td>${runs(fields[field][side])}</td>`).join('');
    const record = line[side];
    return `<tr><th scope="row">${words[side][lang]}</th><td>${escaped(shownId(record))}</td><td>${escaped(shownNumber(record, unmasked))}</td>${cells}</tr>`;
  };
  const bodies = lines.slice(0, LINES).map((line, at) => {
    const fields = markedFields(item, line, comparedAt(item, at, lines.length), lang);
    return `<tbody>${row(line, 'insurer', fields)}\n${row(line, 'municipal', fields)}</tbody>`;
  });
  return `<table class="lines"><thead><tr>${heads.map((head) => `<th scope="col">${head[lang]}</th>`).join('')}</tr></thead>
${bodies.join('\n')}
</table>`;
}

function fieldRow(name: string, { outcome, insurer, municipal }: MarkedField, lang: Lang): string {
  const said = outcome ? outcomeNames[outcome][lang] : '';
  return `<tr${outcome ? ` class="${outcome}"` : ''}><th scope="row">${name}</th><td>${runs(insurer)}</td><td>${runs(municipal)}</td><td>${said}</td></tr>`;
}

function runs(parts: readonly Run[]): string {
  return parts.map(({ text, differs }) => (differs ? `<mark>${escaped(text)}</mark>` : escaped(text))).join('');
}
