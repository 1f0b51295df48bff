/** report.html: one self-contained page. No script, nothing from outside, no clock: the same run gives the same bytes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ReportInput, ReportOptions } from '../options.js';
import { type Said, selectionText, unmaskedText } from '../selection.js';
import type { Tally } from '../tally.js';
import { changesSection } from './changes-section.js';
import type { Collected } from './collect.js';
import { cssText, escaped, number, section } from './markup.js';
import { origins } from './origins.js';
import { plots } from './plots.js';
import { accounts, classes, headline, rejects, rules } from './sections.js';
import { standingSection } from './standing-section.js';
import { words } from './words.js';

export interface Page {
  readonly input: Pick<ReportInput, 'summary' | 'changes' | 'decisions' | 'ruleById' | 'rejectText'>;
  readonly tally: Tally;
  readonly collected: Collected;
}

type Options = Pick<ReportOptions, 'lang' | 'selection' | 'unmasked'>;

let sheet: string | undefined;

/** The whole page as text. */
export function page({ input, tally, collected }: Page, options: Options): string {
  const { lang } = options;
  const { summary, changes, ruleById, rejectText = () => undefined } = input;
  const whole = options.selection ? null : summary;
  const parts = [
    headline(tally, collected, whole, lang),
    whole ? standingSection(input.decisions?.(), lang) : '',
    accounts(summary, whole !== null, lang),
    classes(tally, whole, lang),
    whole || options.selection?.since ? changesSection(changes, lang) : '',
    plots(collected, lang),
    topCases(collected, options),
    rules(collected, ruleById, lang),
    whole ? rejects(collected, rejectText, lang) : '',
    origins(summary, lang),
  ];
  return document(summary.asOf, parts.filter((part) => part !== '').join('\n'), options);
}

function topCases({ top, withheld }: Collected, { lang, unmasked }: Options): string {
  const title = words.top[lang];
  if (top.length === 0) return section('top', title, `<p>${words.none[lang]}</p>`);
  const hidden =
    withheld.cases === 0
      ? ''
      : lang === 'ja'
        ? `支援措置の対象者がいる事例（${number(withheld.cases)}件）の住所は、どの一覧にも出しません。`
        : ` Addresses are in no list where a person is under protective measures (${number(withheld.cases)} cases).`;
  const numbers = unmasked ? '' : words.maskedNote[lang];
  return section(
    'top',
    title,
    `<p>${words.marked[lang]}${words.topNote[lang]}${numbers}${hidden}</p>\n${top.join('\n')}`,
  );
}

function document(asOf: string, content: string, options: Options): string {
  const { lang } = options;
  const title = words.title[lang];
  const day = `${words.asOf[lang]} ${asOf}`;
  sheet ??= readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const style = sheet + marginTexts(`${title}　${day}`, notices(options).join('　'));
  const digest = createHash('sha256').update(style).digest('base64');
  const said = notices(options).map((text) => `<p class="notice"><strong>${escaped(text)}</strong></p>`);
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)} ${escaped(asOf)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escaped(title)}</h1><p>${escaped(day)}</p>${said.join('')}</header>
<main>
${content}
</main>
</body>
</html>
`;
}

/** What a reader must know before the figures: that they are of a part, that numbers are shown. */
function notices({ selection, unmasked, lang }: Said & Options): string[] {
  return [
    ...(selection ? [`${words.partial[lang]}${selectionText(selection, lang)}`] : []),
    ...(unmasked ? [unmaskedText(unmasked, lang)] : []),
  ];
}

/** In print every sheet says whose it is, and what it is not: sheets get separated. */
function marginTexts(above: string, below: string): string {
  const box = (place: string, text: string): string =>
    text === '' ? '' : `  @${place} {\n    content: ${cssText(text)};\n    font-size: 7.5pt;\n  }\n`;
  return `\n@page {\n${box('top-left', above)}${box('bottom-left', below)}}\n`;
}
