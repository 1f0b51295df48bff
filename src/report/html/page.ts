/** report.html: one self-contained page. No script, nothing from outside, no clock: the same run gives the same bytes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Lang } from '../phrases.js';
import type { RejectText } from '../rejects.js';
import type { RuleById } from '../rule-phrases.js';
import type { Summary } from '../summary.js';
import type { Tally } from '../tally.js';
import type { Collected } from './collect.js';
import { escaped, section } from './markup.js';
import { plots } from './plots.js';
import { accounts, classes, headline, origins, rejects, rules } from './sections.js';
import { words } from './words.js';

export interface Page {
  readonly summary: Summary;
  readonly tally: Tally;
  readonly collected: Collected;
  readonly ruleById: RuleById;
  readonly rejectText: RejectText;
  /** The cases are a selection. */
  readonly partial: boolean;
}

let style: string | undefined;

/** The whole page as text. */
export function page({ summary, tally, collected, ruleById, rejectText, partial }: Page, lang: Lang): string {
  style ??= readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const digest = createHash('sha256').update(style).digest('base64');
  const title = escaped(words.title[lang]);
  const note = `<p>${words.marked[lang]}${words.topNote[lang]}</p>`;
  const top = collected.top.length > 0 ? `${note}${collected.top.join('\n')}` : words.none[lang];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} ${escaped(summary.asOf)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1><p>${words.asOf[lang]} ${escaped(summary.asOf)}</p>${partial ? `<p><strong>${words.partial[lang]}</strong></p>` : ''}</header>
<main>
${headline(summary, lang)}
${accounts(summary, lang)}
${classes(summary, tally, lang)}
${plots(collected, lang)}
${section('top', words.top[lang], top)}
${rules(collected, ruleById, lang)}
${rejects(collected, rejectText, lang)}
${origins(summary, lang)}
</main>
</body>
</html>
`;
}
