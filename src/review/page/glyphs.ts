/**
 * The characters of two names, large, each with its code point: 邉 and 邊 look alike in many fonts, and 葛 with and without a
 * variation selector in most.
 */
import type { Outcome } from '../../model.js';
import type { Run } from '../../report/diff.js';
import { type Html, html, nothing, type Say } from './html.js';

/** A character as a reader sees it: its base with the selectors and marks on it. */
export interface Glyph {
  readonly text: string;
  readonly differs: boolean;
  /** `U+9089`, `U+845B U+E0100`. */
  readonly points: readonly string[];
  readonly note: 'ivs' | 'svs' | 'private' | 'compatibility' | 'lost' | null;
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** @example glyphsOf([{ text: '邉', differs: true }]) // [{ text: '邉', differs: true, points: ['U+9089'], note: null }] */
export function glyphsOf(runs: readonly Run[]): Glyph[] {
  return runs.flatMap(({ text, differs }) =>
    [...segmenter.segment(text)]
      .map(({ segment }) => segment)
      .filter((segment) => segment.trim() !== '')
      .map((segment) => ({ text: segment, differs, points: pointsOf(segment), note: noteOf(segment) })),
  );
}

const pointsOf = (text: string): string[] =>
  Array.from(text, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);

function noteOf(text: string): Glyph['note'] {
  if (/[\u{E0100}-\u{E01EF}]/u.test(text)) return 'ivs';
  if (/[\uFE00-\uFE0F]/.test(text)) return 'svs';
  if (/[●〓?\uFFFD]/.test(text)) return 'lost';
  if (/\p{Co}/u.test(text)) return 'private';
  // By decomposition, not by block: 﨑 (U+FA11) stands among them and is a character of its own.
  return text.normalize('NFC') === text ? null : 'compatibility';
}

export interface GlyphRow {
  readonly side: string;
  readonly runs: readonly Run[];
}

/** How many characters a row shows: a longer name is an alphabet name, where nothing is confused for its shape. */
const LONGEST = 14;

/** Both names in large characters; nothing where neither holds a character of its own shape (kana, alphabet). */
export function glyphView(rows: readonly GlyphRow[], outcome: Outcome | null, t: Say): Html {
  const open = outcome !== 'agree' && rows.some(({ runs }) => runs.some((run) => run.differs));
  const shown = rows.map(({ side, runs }) => ({ side, glyphs: glyphsOf(runs) }));
  if (shown.every(({ glyphs }) => glyphs.length === 0 || glyphs.length > LONGEST)) return nothing;
  return html`<details class="glyphs ${outcome ?? ''}" id="glyphs" ${open ? 'open' : ''}>
<summary><kbd>g</kbd> ${t('字形とコードポイント', 'Glyphs and code points')}</summary>
<table><caption class="hidden">${t('氏名の文字', 'Characters of the names')}</caption><tbody>
${shown.map(({ side, glyphs }) => html`<tr><th scope="row">${side}</th>${glyphs.slice(0, LONGEST).map((glyph) => tile(glyph, t))}</tr>`)}
</tbody></table></details>`;
}

const tile = ({ text, differs, points, note }: Glyph, t: Say): Html =>
  html`<td${differs ? html` class="differs"` : ''}><span class="glyph">${text}</span>${points.map((point) => html`<code>${point}</code>`)}${
    note ? html`<small>${noteWords(note, t)}</small>` : ''
  }${differs ? html`<span class="hidden">${t('（相違）', ' (differs)')}</span>` : ''}</td>`;

function noteWords(note: NonNullable<Glyph['note']>, t: Say): string {
  const words = {
    ivs: t('異体字(IVS)', 'IVS'),
    svs: t('異体字(SVS)', 'SVS'),
    private: t('外字', 'private use'),
    compatibility: t('互換漢字', 'compatibility'),
    lost: t('読み取れない', 'lost'),
  };
  return words[note];
}
