/** The charts of the report. */
import type { Outcome } from '../../model.js';
import { caseClasses, classNames, gradeNames } from '../class-names.js';
import { fieldNames, fieldOrder } from '../field-names.js';
import type { Lang } from '../phrases.js';
import type { Tally } from '../tally.js';
import { barChart, type Series } from './chart.js';
import { bands, type Collected, type Grouping } from './collect.js';
import { section } from './markup.js';
import { outcomeWords, words } from './words.js';

/** Bars of a chart of what the data name. */
const MOST = 15;

export function classChart(tally: Tally, lang: Lang): string {
  const bars = caseClasses
    .map((name) => ({
      label: classNames[name][lang],
      values: [tally.C[name]?.enrolments ?? 0, tally.B[name]?.enrolments ?? 0],
    }))
    .filter(({ values }) => values.some((value) => value > 0));
  return bars.length > 0 ? barChart(words.classChart[lang], gradeSeries(lang), bars) : '';
}

const gradeSeries = (lang: Lang): Series[] => [
  { name: `C ${gradeNames.C[lang]}`, tone: 'c' },
  { name: `B ${gradeNames.B[lang]}`, tone: 'b' },
];

const tones = { differ: 'differ', undecidable: 'undecidable', agree_by_rule: 'by-rule' } as const satisfies Partial<
  Record<Outcome, Series['tone']>
>;

export function plots(collected: Collected, lang: Lang): string {
  const outcomes = ['differ', 'undecidable', 'agree_by_rule'] as const;
  const series = outcomes.map((outcome) => ({ name: outcomeWords[outcome][lang], tone: tones[outcome] }));
  const byField = fieldOrder.map((field) => ({
    label: fieldNames[field][lang],
    values: outcomes.map((outcome) => collected.fields[field][outcome]),
  }));
  const charts = [
    barChart(words.fieldChart[lang], series, byField),
    priorityChart(collected, lang),
    placeChart(collected, 'insurer', lang),
    placeChart(collected, 'municipality', lang),
    placeChart(collected, 'month', lang),
  ];
  return section('plots', words.plots[lang], charts.join('\n'));
}

const titles = { insurer: words.insurerChart, municipality: words.municipalityChart, month: words.monthChart } as const;

function placeChart({ places }: Collected, by: Grouping, lang: Lang): string {
  const bars = [...places[by]]
    .sort(([a, x], [b, y]) => y.C + y.B - x.C - x.B || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([key, { C, B }]) => ({ label: by === 'month' && lang === 'ja' ? monthName(key) : key, values: [C, B] }));
  return bars.length > 0 ? barChart(titles[by][lang], gradeSeries(lang), bars) : '';
}

/** 2023-04 → 2023年4月 */
const monthName = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** How many cases stand where in the list: what is done first, and how soon the pressing ones are through. */
function priorityChart({ priorities }: Collected, lang: Lang): string {
  const bars = priorities
    .map(({ C, B }, at) => ({ label: bandName(at, lang), values: [C, B] }))
    .filter(({ values }) => values.some((value) => value > 0));
  return bars.length > 0 ? barChart(words.priorityChart[lang], gradeSeries(lang), bars) : '';
}

function bandName(at: number, lang: Lang): string {
  const from = bands[at] ?? 0;
  const above = bands[at - 1];
  if (above === undefined) return lang === 'ja' ? `${from}以上` : `${from} or more`;
  if (from === 0) return lang === 'ja' ? `${above}未満` : `below ${above}`;
  return lang === 'ja' ? `${from}以上${above}未満` : `${from} to ${above}`;
}
