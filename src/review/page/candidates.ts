/** The residents whom an enrolment's data fit, to be looked at beside it one after the other. */
import type { Bilingual, Candidate, FieldName, Outcome, SourceRecord } from '../../model.js';
import { addressesWithheld, type CaseToReport } from '../../report/case.js';
import { fieldNames, fieldOrder, outcomeNames } from '../../report/field-names.js';
import type { Lang } from '../../report/phrases.js';
import { shownField, shownNumber } from '../../report/show.js';
import { bitsText, repairNames } from '../../report/weight-phrases.js';
import { type Html, html, nothing, saying } from './html.js';
import { visible } from './runs.js';

export interface CandidatesView {
  readonly item: CaseToReport;
  readonly lang: Lang;
  /** The candidate that stands beside the enrolment now; null: the holder of the number. */
  readonly against: number | null;
  /** The address of this screen with another candidate (null: the holder). */
  readonly link: (against: number | null) => string;
  /** Weights are hidden until the case is decided. */
  readonly blind: boolean;
}

/** How many a screen lists. */
export const CANDIDATES = 12;

/** The candidates in the order they are shown: by weight, but by record id where the weight is hidden. */
export function candidatesShown(item: CaseToReport, blind: boolean): readonly Candidate[] {
  const { candidates } = item.draft;
  if (!blind) return candidates.slice(0, CANDIDATES);
  return [...candidates].sort((a, b) => (a.municipal < b.municipal ? -1 : 1)).slice(0, CANDIDATES);
}

export function candidatesTable(view: CandidatesView): Html {
  const { item, lang, against, link, blind } = view;
  const t = saying(lang);
  const shown = candidatesShown(item, blind);
  if (shown.length === 0)
    return html`<p class="quiet">${t('データの合う他の住民はいません。', 'The data fit no other resident.')}</p>`;
  const records = new Map(item.candidates.map((record) => [record.recordId, record]));
  const more = item.draft.candidates.length - shown.length;
  const rows = shown.map((candidate, at) => {
    const record = records.get(candidate.municipal) ?? null;
    return row(candidate, record, at, view);
  });
  const holder =
    against === null
      ? nothing
      : html`<a href="${link(null)}" data-candidate>${t('番号の持ち主に戻る', 'Back to the holder')}</a>`;
  return html`<table class="candidates"><caption class="hidden">${t('候補の住民', 'Candidates')}</caption>
<thead><tr><th scope="col">${t('宛名番号', 'Register id')}</th><th scope="col">${t('氏名', 'Name')}</th><th scope="col">${t('生年月日', 'Birth date')}</th><th scope="col">${t('性別', 'Sex')}</th><th scope="col">${t('住所', 'Address')}</th><th scope="col">${t('個人番号', 'Number')}</th><th scope="col">${t('一致・相違', 'Outcomes')}</th>${blind ? nothing : html`<th scope="col" class="n">${t('重み', 'Weight')}</th>`}</tr></thead>
<tbody>${rows}</tbody></table>${more > 0 ? html`<p class="quiet">${t(`ほか${more}人`, `${more} more`)}</p>` : nothing}${holder}`;
}

function row(candidate: Candidate, record: SourceRecord | null, at: number, view: CandidatesView): Html {
  const { lang, against, link, blind } = view;
  const withheld = addressesWithheld(view.item);
  const of = (field: 'nameKanji' | 'nameKana' | 'birthDate' | 'sex' | 'address'): string =>
    visible(shownField(record, field, withheld, lang).main);
  const repair = candidate.numberRepair
    ? html`<br><small>${repairNames[candidate.numberRepair][lang]}</small>`
    : nothing;
  return html`<tr${against === at ? html` class="current"` : ''}><th scope="row"><a href="${link(at)}"${against === at ? html` aria-current="true"` : ''} data-candidate>${candidate.municipal}</a></th><td>${of('nameKanji')}<br><small>${of('nameKana')}</small></td><td>${of('birthDate')}</td><td>${of('sex')}</td><td>${of('address')}</td><td>${shownNumber(record)}${repair}</td><td>${outcomes(candidate, lang)}</td>${blind ? nothing : html`<td class="n">${bitsText(candidate.weight)}</td>`}</tr>`;
}

const signs: Readonly<Record<Outcome, string>> = {
  agree: '○',
  agree_by_rule: '○',
  differ: '×',
  undecidable: '？',
  missing: '－',
};

const short: Readonly<Record<FieldName, Bilingual>> = {
  nameKanji: { ja: '漢字', en: 'kanji' },
  nameKana: { ja: 'カナ', en: 'kana' },
  reading: { ja: '読み', en: 'reading' },
  birthDate: { ja: '生年', en: 'birth' },
  sex: { ja: '性別', en: 'sex' },
  address: { ja: '住所', en: 'addr.' },
};

/** ○ × ？ － by field, each with its words for those who do not see it. */
function outcomes({ fields }: Candidate, lang: Lang): Html[] {
  return fieldOrder
    .filter((field) => field !== 'reading' || fields.reading.outcome !== 'missing')
    .map((field) => {
      const { outcome } = fields[field];
      const words = `${fieldNames[field][lang]}: ${outcomeNames[outcome][lang]}`;
      return html`<span class="sign ${outcome}" title="${words}"><span aria-hidden="true">${short[field][lang]}${signs[outcome]}</span><span class="hidden">${words}. </span></span>`;
    });
}
