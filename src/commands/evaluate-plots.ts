/** The plots of an evaluation as inline SVG: reliability, yield, and missed by class. No script; each says in words what it shows. */
import type { Evaluation } from '../evaluate/index.js';
import type { Share } from '../evaluate/wilson.js';
import { escaped, number } from '../report/html/markup.js';
import { interval, type Lang, nameOfClass, percent } from './evaluate-tables.js';
import { evaluateWords } from './evaluate-words.js';

const WIDTH = 720;
const box = { left: 64, right: 696, top: 12, bottom: 268 } as const;

type Scale = (value: number) => number;
const along: Scale = (share) => box.left + share * (box.right - box.left);
const upwards: Scale = (share) => box.bottom - share * (box.bottom - box.top);
const px = (value: number): string => value.toFixed(1);

function figure(id: string, title: string, said: string, height: number, picture: readonly string[]): string {
  return `<figure id="${id}"><figcaption id="${id}-title">${escaped(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-said">
<desc id="${id}-said">${escaped(said)}</desc>
${picture.join('\n')}
</svg></figure>`;
}

const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end' = 'middle') =>
  `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;
const line = (tone: string, x1: number, y1: number, x2: number, y2: number) =>
  `<line class="${tone}" x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}"/>`;

/** Grid and labels of both axes; a tick is its place from 0 to 1 and what stands there. */
function axes(
  across: readonly (readonly [number, string])[],
  up: readonly (readonly [number, string])[],
  below: string,
  beside: string,
): string[] {
  return [
    ...across.flatMap(([at, label]) => [
      line('grid', along(at), box.top, along(at), box.bottom),
      text(along(at), box.bottom + 18, label),
    ]),
    ...up.flatMap(([at, label]) => [
      line('grid', box.left, upwards(at), box.right, upwards(at)),
      text(box.left - 8, upwards(at) + 4, label, 'end'),
    ]),
    text((box.left + box.right) / 2, box.bottom + 40, below),
    `<text transform="translate(16 ${(box.top + box.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(beside)}</text>`,
  ];
}

const shares = [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => [at, percent(at)] as const);

/** Each band of probability as a point, as large as its cases are many, with its interval; the diagonal is perfect. */
export function reliabilityPlot({ calibration }: Evaluation, lang: Lang): string {
  const w = evaluateWords[lang];
  const most = Math.max(1, ...calibration.map(({ cases }) => cases));
  const points = calibration.flatMap(({ predicted, observed, cases }) => {
    const x = along(predicted);
    const radius = 3 + 7 * Math.sqrt(cases / most);
    return [
      line('span', x, upwards(observed.low ?? 0), x, upwards(observed.high ?? 0)),
      `<circle class="point" cx="${px(x)}" cy="${px(upwards(observed.rate ?? 0))}" r="${px(radius)}"/>`,
    ];
  });
  const said = calibration
    .map((bin) => `${percent(bin.predicted)} → ${percent(bin.observed.rate)} (${interval(bin.observed)}; ${bin.cases})`)
    .join('; ');
  const perfect = line('perfect', along(0), upwards(0), along(1), upwards(1));
  const picture = [...axes(shares, shares, w.predicted, w.observed), perfect, ...points];
  return figure('plot-reliability', w.reliabilityPlot, said, 316, picture);
}

/** Round numbers from nought to a maximum, at most six, with their places. */
function ticks(most: number): (readonly [number, string])[] {
  const raw = Math.max(1, most / 5);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((by) => by * power).find((by) => by >= raw) ?? raw;
  const found: (readonly [number, string])[] = [];
  for (let at = 0; at <= most; at += step) found.push([at / most, number(at)]);
  return found;
}

/** Errors found against cases looked at; the dotted line is what any other order gives on average. */
export function yieldPlot({ curve }: Evaluation, lang: Lang): string {
  const w = evaluateWords[lang];
  const [cases, errors] = curve.at(-1) ?? [0, 0];
  if (cases === 0) return '';
  const high = Math.max(1, errors);
  const path = curve.map(([at, found]) => `${px(along(at / cases))},${px(upwards(found / high))}`).join(' ');
  const said = [10, 100, 1000, cases]
    .filter((depth, i, all) => depth <= cases && all.indexOf(depth) === i)
    .map((depth) => `${depth}: ${curve.filter(([at]) => at <= depth).at(-1)?.[1] ?? 0}`)
    .join('; ');
  return figure('plot-yield', w.yieldPlot, said, 316, [
    ...axes(ticks(cases), ticks(high), w.casesChecked, w.errorsFound),
    line('perfect', along(0), upwards(0), along(1), upwards(errors / high)),
    `<polyline class="curve" points="${path}"/>`,
  ]);
}

const ROW = 24;
const columns = { missed: [230, 430], right: [480, 680] } as const;

/** A row a class: how many were missed, and how many of those found have the right class, each with its interval. */
export function classPlot({ classes }: Evaluation, lang: Lang): string {
  const w = evaluateWords[lang];
  const planted = classes.filter((row) => row.planted > 0);
  const height = 34 + planted.length * ROW + 24;
  const rows = planted.flatMap((row, i) => {
    const y = 34 + i * ROW + ROW / 2;
    return [
      text(columns.missed[0] - 12, y + 4, nameOfClass(row.class, lang), 'end'),
      ...dot(columns.missed, row.missed, y, 'bad'),
      ...dot(columns.right, row.rightClass, y, 'good'),
    ];
  });
  const heads = (['missed', 'right'] as const).flatMap((name) => {
    const [from, to] = columns[name];
    const title = text((from + to) / 2, 14, name === 'missed' ? w.missedShare : w.rightShare);
    const scale = [0, 0.5, 1].flatMap((at) => {
      const x = from + at * (to - from);
      return [line('grid', x, 26, x, height - 22), text(x, height - 6, percent(at))];
    });
    return [title, ...scale];
  });
  const said = planted
    .map(
      (row) => `${nameOfClass(row.class, lang)}: ${row.missed.count}/${row.missed.of}, ${percent(row.rightClass.rate)}`,
    )
    .join('; ');
  return figure('plot-classes', w.missedPlot, said, height, [...heads, ...rows]);
}

function dot([from, to]: readonly [number, number], share: Share, y: number, tone: 'good' | 'bad'): string[] {
  if (share.rate === null) return [];
  const x: Scale = (value) => from + value * (to - from);
  return [
    line('span', x(share.low ?? 0), y, x(share.high ?? 0), y),
    `<circle class="${tone}" cx="${px(x(share.rate))}" cy="${px(y)}" r="5"/>`,
  ];
}
