/** The charts of the report. */
import type { Outcome } from '../../model.js';
import { caseClasses, classNames, gradeNames } from '../class-names.js';
import { fieldNames, fieldOrder, outcomeNames } from '../field-names.js';
import type { Lang } from '../phrases.js';
import type { Tally } from '../tally.js';
import { barChart, type Series } from './chart.js';
import type { Collected, Grouping, OpenCounts } from './collect.js';
import { number, section } from './markup.js';
import { words } from './words.js';
import { yieldChart } from './yield-chart.js';

/** Bars of a chart of what the data name. */
const MOST = 20;

export function classChart(tally: Tally, lang: Lang): string {
  const bars = caseClasses
    .map((name) => ({
      label: classNames[name][lang],
      values: [tally.C[name]?.enrolments ?? 0, tally.B[name]?.enrolments ?? 0],
    }))
    .filter(({ values }) => values.some((value) => value > 0));
  const chart = { id: 'chart-class', title: words.classChart[lang] };
  return bars.length > 0 ? barChart(chart, gradeSeries(lang), bars) : '';
}

const gradeSeries = (lang: Lang): Series[] => [
  { name: `C ${gradeNames.C[lang]}`, tone: 'c' },
  { name: `B ${gradeNames.B[lang]}`, tone: 'b' },
];

export function plots(collected: Collected, lang: Lang): string {
  const charts = [
    yieldChart(collected.yield, lang),
    fieldChart(collected, lang),
    placeChart(collected, 'insurer', lang),
    placeChart(collected, 'municipality', lang),
    placeChart(collected, 'month', lang),
  ].filter((chart) => chart !== '');
  return section('plots', words.plots[lang], charts.length > 0 ? charts.join('\n') : `<p>${words.none[lang]}</p>`);
}

const compared = ['differ', 'undecidable', 'missing'] as const satisfies readonly (Outcome & Series['tone'])[];

/** In the cases to recheck: which field differs, cannot be decided, or is missing on a side. */
function fieldChart({ fields }: Collected, lang: Lang): string {
  const series = compared.map((outcome) => ({ name: outcomeNames[outcome][lang], tone: outcome }));
  const bars = fieldOrder
    .filter((field) => field !== 'reading' || fields.reading.differ + fields.reading.undecidable > 0)
    .map((field) => ({
      label: fieldNames[field][lang],
      // The reading is compared only where nothing else of the name can be: missing is no news there.
      values: compared.map((outcome) => (field === 'reading' && outcome === 'missing' ? 0 : fields[field][outcome])),
    }));
  const some = bars.some(({ values }) => values.some((value) => value > 0));
  return some ? barChart({ id: 'chart-field', title: words.fieldChart[lang] }, series, bars) : '';
}

const titles = { insurer: words.insurerChart, municipality: words.municipalityChart, month: words.monthChart } as const;
const kinds = { insurer: words.insurers, municipality: words.municipalities, month: words.months } as const;

function placeChart({ places, withheld }: Collected, by: Grouping, lang: Lang): string {
  const { by: counts, rest, unknown } = places[by];
  const sorted = [...counts].sort(([a, x], [b, y]) => totalOf(y) - totalOf(x) || (a < b ? -1 : 1));
  const bars = sorted.slice(0, MOST).map(([key, { C, B }]) => ({
    label: by === 'month' && lang === 'ja' ? monthName(key) : key,
    values: [C, B],
  }));
  if (bars.length === 0) return '';
  const beyond = sorted.slice(MOST);
  const others = beyond.reduce((sum, [, counted]) => sum + totalOf(counted), totalOf(rest));
  const many = `${number(beyond.length)}${totalOf(rest) > 0 ? '+' : ''}`;
  const notes = [
    others > 0
      ? say(
          lang,
          `ほか${many}${by === 'month' ? 'か月' : kinds[by].ja}に${number(others)}件。`,
          `${number(others)} in ${many} more ${kinds[by].en}.`,
        )
      : '',
    totalOf(unknown) > 0
      ? say(
          lang,
          `${kinds[by].ja}の分からないもの${number(totalOf(unknown))}件。`,
          `${number(totalOf(unknown))} of unknown ${kinds[by].en}.`,
        )
      : '',
    by === 'municipality' && withheld.enrolments > 0
      ? say(
          lang,
          `支援措置の対象者を含む事例の${number(withheld.enrolments)}件は、市区町村を示しません。`,
          `${number(withheld.enrolments)} in cases with a protected person: their municipality is withheld.`,
        )
      : '',
  ];
  const note = notes.filter((one) => one !== '').join(lang === 'ja' ? '' : ' ');
  return barChart({ id: `chart-${by}`, title: titles[by][lang], ...(note ? { note } : {}) }, gradeSeries(lang), bars);
}

const say = (lang: Lang, ja: string, en: string): string => (lang === 'ja' ? ja : en);

const totalOf = ({ C, B }: OpenCounts): number => C + B;

/** 2023-04 → 2023年4月 */
const monthName = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
