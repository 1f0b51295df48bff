/** A weight as a waterfall: each part moves the sum to the right (speaks for one person) or to the left (for two). */
import type { WeightPart } from '../../model.js';
import type { Lang } from '../../report/phrases.js';
import { bitsText, weightPartPhrase } from '../../report/weight-phrases.js';
import { type Html, html, nothing, saying } from './html.js';
import { visible } from './runs.js';

const WIDTH = 220;
const HEIGHT = 14;

/**
 * The parts as a table, each with its bar. The widths are attributes of SVG: the page allows no style in its text.
 * A reader without the picture has the words and the bits of each row.
 */
export function waterfall(parts: readonly WeightPart[], lang: Lang): Html {
  if (parts.length === 0) return nothing;
  const t = saying(lang);
  const steps = stepsOf(parts);
  const low = Math.min(0, ...steps.map(({ from, to }) => Math.min(from, to)));
  const high = Math.max(1, ...steps.map(({ from, to }) => Math.max(from, to)));
  const x = (bits: number): number => Math.round(((bits - low) / (high - low)) * WIDTH * 10) / 10;
  const total = steps.at(-1)?.to ?? 0;
  const row = ({ part, from, to }: Step): Html =>
    html`<tr><th scope="row">${visible(withoutBits(weightPartPhrase(part)[lang]))}</th><td class="n">${bitsText(part.bits)}</td><td>${bar(x(from), x(to), x(0), part.bits < 0 ? 'against' : 'for')}</td></tr>`;
  return html`<table class="waterfall"><caption>${t('重みの内訳（ビット。右ほど同じ人らしい）', 'Weight by part, in bits (to the right: one and the same person)')}</caption><tbody>
${steps.map(row)}
<tr class="total"><th scope="row">${t('計', 'Total')}</th><td class="n">${bitsText(total)}</td><td>${bar(x(0), x(total), x(0), 'sum')}</td></tr>
</tbody></table>`;
}

interface Step {
  readonly part: WeightPart;
  readonly from: number;
  readonly to: number;
}

/** @example stepsOf([{ bits: 9.1 }, { bits: -4.2 }]) // from 0 to 9.1, from 9.1 to 4.9 */
export function stepsOf(parts: readonly WeightPart[]): Step[] {
  let sum = 0;
  return parts.map((part) => {
    const from = sum;
    sum = Math.round((sum + part.bits) * 10) / 10;
    return { part, from, to: sum };
  });
}

/** The phrase begins with the bits, which have a column of their own here. */
const withoutBits = (phrase: string): string => phrase.replace(/^\S+ /, '');

const bar = (from: number, to: number, zero: number, kind: 'for' | 'against' | 'sum'): Html =>
  html`<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false"><line x1="${zero}" x2="${zero}" y1="0" y2="${HEIGHT}"/><rect class="${kind}" x="${Math.min(from, to)}" y="2" width="${Math.max(1, Math.abs(to - from))}" height="${HEIGHT - 4}"/></svg>`;
