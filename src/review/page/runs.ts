/** Texts with their differing characters marked. */
import type { Run } from '../../report/diff.js';
import { type Html, html } from './html.js';

/** Control characters are shown, never sent. */
export const visible = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD');

export const runsHtml = (runs: readonly Run[]): Html[] =>
  runs.map(({ text, differs }) => (differs ? html`<mark>${visible(text)}</mark>` : html`${visible(text)}`));
