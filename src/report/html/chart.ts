/** Bar charts as inline SVG: no script, and every number is written beside its bar. */
import { escaped, number } from './markup.js';

export interface Series {
  readonly name: string;
  /** A class of the style sheet: its colour, and its pattern in print. */
  readonly tone: 'c' | 'b' | 'a' | 'differ' | 'undecidable' | 'by-rule' | 'missing';
}

export interface Bar {
  readonly label: string;
  /** One value a series. */
  readonly values: readonly number[];
}

const LABEL = 210;
const BARS = 360;
const WIDTH = 720;
const ROW = 26;
const LEGEND = 30;

/** Stacked horizontal bars on one linear scale, with a legend where there are several series. */
export function barChart(title: string, series: readonly Series[], bars: readonly Bar[]): string {
  const sums = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(1, ...sums);
  const top = series.length > 1 ? LEGEND : 4;
  const height = top + bars.length * ROW + 4;
  const drawn = bars.map((bar, index) => row(bar, sums[index] ?? 0, series, most, top + index * ROW));
  return `<figure><figcaption>${escaped(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">
${series.length > 1 ? legend(series) : ''}${drawn.join('\n')}
</svg></figure>`;
}

function row({ label, values }: Bar, sum: number, series: readonly Series[], most: number, y: number): string {
  let x = LABEL;
  const parts = values.map((value, index) => {
    const width = (value / most) * BARS;
    const part =
      value > 0
        ? `<rect class="${series[index]?.tone ?? 'a'}" x="${x.toFixed(1)}" y="${y + 4}" width="${Math.max(1, width).toFixed(1)}" height="${ROW - 8}"/>`
        : '';
    x += width;
    return part;
  });
  const middle = y + ROW / 2 + 4;
  const several = values.filter((value) => value > 0).length > 1;
  const each = several ? values.map(number).join(' / ') : number(sum);
  return `<text x="${LABEL - 8}" y="${middle}" text-anchor="end">${escaped(label)}</text>${parts.join('')}<text class="value" x="${(Math.max(x, LABEL) + 6).toFixed(1)}" y="${middle}">${each}</text>`;
}

/** One after the other, each as wide as its name: a wide character takes the height of the type, others about half. */
function legend(series: readonly Series[]): string {
  let x = LABEL;
  const items = series.map(({ name, tone }) => {
    const item = `<rect class="${tone}" x="${x}" y="6" width="12" height="12"/><text x="${x + 17}" y="16">${escaped(name)}</text>`;
    x += 17 + [...name].reduce((width, character) => width + (character > '\u00ff' ? 15 : 8), 0) + 20;
    return item;
  });
  return `${items.join('')}\n`;
}
