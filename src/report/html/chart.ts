/** Bar charts as inline SVG: no script; every number is written beside its bar, and the whole chart in words for a reader. */
import { escaped, number } from './markup.js';

export interface Series {
  readonly name: string;
  /** A class of the style sheet: its colour. */
  readonly tone: 'c' | 'b' | 'differ' | 'undecidable' | 'missing';
}

export interface Bar {
  readonly label: string;
  /** One value a series. */
  readonly values: readonly number[];
}

export interface Chart {
  /** Of the element, unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What the bars leave out; shown below them. */
  readonly note?: string;
}

const LABEL = 210;
const BARS = 360;
const WIDTH = 720;
const ROW = 26;
const LEGEND = 30;

/** Stacked horizontal bars on one linear scale, with a legend where there are several series. */
export function barChart(chart: Chart, series: readonly Series[], bars: readonly Bar[]): string {
  const sums = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(1, ...sums);
  const top = series.length > 1 ? LEGEND : 4;
  const height = top + bars.length * ROW + 4;
  const drawn = bars.map((bar, index) => row(bar, sums[index] ?? 0, series, most, top + index * ROW));
  const inWords = bars.map(({ label, values }) =>
    [label, ...series.map(({ name }, at) => `${series.length > 1 ? `${name} ` : ''}${number(values[at] ?? 0)}`)].join(
      ' ',
    ),
  );
  return figure(chart, height, inWords.join('; '), `${series.length > 1 ? legend(series) : ''}${drawn.join('\n')}`);
}

/** A figure with its title above, its picture, what the picture shows in words, and its note below. */
export function figure({ id, title, note }: Chart, height: number, inWords: string, picture: string): string {
  return `<figure id="${id}"><figcaption id="${id}-title">${escaped(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-words">
<desc id="${id}-words">${escaped(inWords)}</desc>
${picture}
</svg>${note ? `<p class="note">${escaped(note)}</p>` : ''}</figure>`;
}

function row({ label, values }: Bar, sum: number, series: readonly Series[], most: number, y: number): string {
  let x = LABEL;
  const parts = values.map((value, index) => {
    const width = (value / most) * BARS;
    const part =
      value > 0
        ? `<rect class="${series[index]?.tone ?? 'b'}" x="${x.toFixed(1)}" y="${y + 4}" width="${Math.max(3, width).toFixed(1)}" height="${ROW - 8}"/>`
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
    x += 17 + widthOf(name) + 20;
    return item;
  });
  return `${items.join('')}\n`;
}

/** The width of a text of 13 units' height, at most. */
export const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (character > '\u00ff' ? 15 : 8), 0);
