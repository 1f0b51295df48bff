/** An evaluation as one self-contained page: tables and plots. No script, nothing from outside, no clock. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Evaluation } from '../evaluate/index.js';
import { escaped, section, table } from '../report/html/markup.js';
import { classPlot, reliabilityPlot, yieldPlot } from './evaluate-plots.js';
import { evaluationTables, type Lang, type Table } from './evaluate-tables.js';
import { evaluateWords } from './evaluate-words.js';

/** The page as text: the same evaluation gives the same bytes. */
export function evaluationPage(result: Evaluation, lang: Lang): string {
  const w = evaluateWords[lang];
  const style = readFileSync(new URL('./evaluate-page.css', import.meta.url), 'utf8');
  const digest = createHash('sha256').update(style).digest('base64');
  const plots: Readonly<Record<string, string>> = {
    planted: classPlot(result, lang),
    yield: yieldPlot(result, lang),
    calibration: result.calibration.length > 0 ? reliabilityPlot(result, lang) : `<p>${w.noCases}</p>`,
  };
  const sections = evaluationTables(result, lang).map((one) =>
    section(one.id, escaped(one.title), `${plots[one.id] ?? ''}${tableHtml(one)}`),
  );
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'">
<title>${w.title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${w.title}</h1></header>
<main>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

function tableHtml({ head, rows }: Table): string {
  const cells = rows.map((row) => row.map((cell) => escaped(String(cell))));
  const numeric = head.map((_, i) => i).slice(1);
  return table('', head.map(escaped), cells, numeric);
}
