/** The chart of the expected yield: how many wrong links are found after so many cases of the list. */
import type { Lang } from '../phrases.js';
import { figure, widthOf } from './chart.js';
import { escaped, number } from './markup.js';
import { words } from './words.js';
import { casesFor, type YieldCurve, yieldPoints } from './yield.js';

const LEFT = 60;
const RIGHT = 690;
const TOP = 14;
const BOTTOM = 210;
const HEIGHT = 256;

/** Shares of the yield that are told in words. */
const SHARES = [0.5, 0.8, 0.95] as const;

export function yieldChart(curve: YieldCurve, lang: Lang): string {
  if (curve.cases === 0 || curve.expected <= 0) return '';
  const x = (cases: number): string => (LEFT + (cases / curve.cases) * (RIGHT - LEFT)).toFixed(1);
  const y = (expected: number): string => (BOTTOM - (expected / curve.expected) * (BOTTOM - TOP)).toFixed(1);
  const line = yieldPoints(curve).map(({ cases, expected }) => `${x(cases)},${y(expected)}`);
  const across = ticks(curve.cases).map(
    (at) =>
      `<line class="grid" x1="${x(at)}" y1="${TOP}" x2="${x(at)}" y2="${BOTTOM}"/><text x="${x(at)}" y="${BOTTOM + 18}" text-anchor="middle">${number(at)}</text>`,
  );
  const up = ticks(curve.expected).map(
    (at) =>
      `<line class="grid" x1="${LEFT}" y1="${y(at)}" x2="${RIGHT}" y2="${y(at)}"/><text x="${LEFT - 8}" y="${Number(y(at)) + 4}" text-anchor="end">${number(at)}</text>`,
  );
  const picture = [
    ...across,
    ...up,
    `<line class="even" x1="${x(0)}" y1="${y(0)}" x2="${x(curve.cases)}" y2="${y(curve.expected)}"/>`,
    boundary(curve, x, lang),
    `<polyline class="yield" points="${line.join(' ')}"/>`,
    `<text x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 40}" text-anchor="middle">${escaped(words.yieldAcross[lang])}</text>`,
  ];
  const said = milestones(curve, lang);
  return figure({ id: 'chart-yield', title: words.yieldChart[lang], note: said }, HEIGHT, said, picture.join('\n'));
}

/** Where grade C ends, if both grades are there. */
function boundary({ grave, cases }: YieldCurve, x: (cases: number) => string, lang: Lang): string {
  if (grave === 0 || grave === cases) return '';
  const label = `${words.graveUpTo[lang]} ${number(grave)}`;
  const at = Number(x(grave));
  const fits = at + 6 + widthOf(label) < RIGHT;
  return `<line class="boundary" x1="${at}" y1="${TOP}" x2="${at}" y2="${BOTTOM}"/><text x="${fits ? at + 6 : at - 6}" y="${BOTTOM - 8}" text-anchor="${fits ? 'start' : 'end'}">${escaped(label)}</text>`;
}

/** 「見込まれる誤り 61.3件。上から約58件（55%）で見込みの50%…」 */
function milestones(curve: YieldCurve, lang: Lang): string {
  const about = curve.stride > 1 ? words.about[lang] : '';
  const total = decimal(curve.expected);
  const parts = SHARES.map((share) => {
    const { cases } = casesFor(curve, share);
    const percent = Math.round((cases / curve.cases) * 100);
    return lang === 'ja'
      ? `上から${about}${number(cases)}件（事例の${percent}%）で見込みの${share * 100}%`
      : `${share * 100}% of it within the first ${about}${number(cases)} cases (${percent}%)`;
  });
  return lang === 'ja'
    ? `誤りの見込みは全部で${total}件。${parts.join('、')}に達します。点線は、順不同に確認した場合です。`
    : `${total} wrong links expected in all: ${parts.join(', ')}. The dotted line is what any other order gives on average.`;
}

/** One decimal below a hundred, none above. */
export const decimal = (value: number): string => (value < 100 ? value.toFixed(1) : number(Math.round(value)));

/** At most six round numbers from nought up to a maximum: 0, 20, 40 … */
export function ticks(most: number): number[] {
  const raw = most / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((by) => by * power).find((by) => by >= raw) ?? raw);
  const found: number[] = [];
  for (let at = 0; at <= most; at += step) found.push(at);
  return found;
}
