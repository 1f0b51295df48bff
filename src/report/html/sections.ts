/** The parts of the report, each from the summary, the tally and what was collected of the cases. */
import type { Bilingual, Grade } from '../../model.js';
import { caseClasses, classNames, gradeNames } from '../class-names.js';
import { nextStep } from '../next-steps.js';
import type { Lang } from '../phrases.js';
import type { RejectText } from '../rejects.js';
import { type RuleById, ruleName } from '../rule-phrases.js';
import type { Summary } from '../summary.js';
import { type Counted, type Tally, totalOf } from '../tally.js';
import type { Collected } from './collect.js';
import { escaped, number, section, table } from './markup.js';
import { classChart } from './plots.js';
import { words } from './words.js';
import { decimal } from './yield-chart.js';

const grades = ['C', 'B', 'A'] as const satisfies readonly Grade[];
const say = (lang: Lang, ...named: Bilingual[]): string[] => named.map((word) => word[lang]);

/** Rows of a table that may be long: the first of them, and how many more there are. */
const LONGEST = 100;

/** Cases and enrolments by grade; of the whole run, full agreements too, which are counted and not listed. */
function byGrade(tally: Tally, whole: Summary | null): Record<Grade, Counted> {
  const of = (grade: Grade): Counted => totalOf({ C: {}, B: {}, A: {}, [grade]: tally[grade] });
  const agreeing = whole && !tally.A.ALL_AGREE ? (whole.counts.insurer.cases.ALL_AGREE ?? 0) : 0;
  const A = of('A');
  return { C: of('C'), B: of('B'), A: { cases: A.cases + agreeing, enrolments: A.enrolments + agreeing } };
}

/** `whole`: the run's summary where the cases are all of its; else the figures are those of the selection. */
export function headline(tally: Tally, collected: Collected, whole: Summary | null, lang: Lang): string {
  const counted = byGrade(tally, whole);
  const tile = (tone: string, value: string, name: string, more: string): string =>
    `<div class="tile ${tone}"><dt>${escaped(name)}</dt><dd>${value}<small>${escaped(more)}</small></dd></div>`;
  const tiles = grades.map((grade) => {
    const { cases, enrolments } = counted[grade];
    const of = cases === enrolments ? '' : lang === 'ja' ? `事例 ${number(cases)}` : `${number(cases)} cases`;
    return tile(`g${grade.toLowerCase()}`, number(enrolments), `${grade} ${gradeNames[grade][lang]}`, of);
  });
  const [open, all] = [counted.C.enrolments + counted.B.enrolments, totalOf(tally).enrolments];
  const checked = whole ? counted.C.enrolments + counted.B.enrolments + counted.A.enrolments : all;
  const share = checked === 0 ? '–' : `${percent(open / checked)} %`;
  if (whole) tiles.push(tile('', share, words.toRecheck[lang], words.perEnrolments[lang]));
  tiles.push(tile('', decimal(collected.yield.expected), words.expected[lang], words.expectedNote[lang]));
  return section('headline', words[whole ? 'headline' : 'selected'][lang], `<dl class="tiles">${tiles.join('')}</dl>`);
}

/** Two digits that count, as people say shares: 10.06, 0.87, 0.0032. */
const percent = (share: number): string =>
  share === 0 ? '0' : share >= 0.001 ? (share * 100).toFixed(2) : (share * 100).toPrecision(2);

export function accounts({ counts: { insurer, municipal } }: Summary, whole: boolean, lang: Lang): string {
  const checked = insurer.read - insurer.rejected - insurer.lapsed;
  const rows = (side: Bilingual, parts: readonly [Bilingual, number][]): string => {
    const heads = parts.map(([word], at) => `${at === 0 ? '' : at === 1 ? '＝ ' : '＋ '}${word[lang]}`);
    return table(side[lang], heads, [parts.map(([, count]) => number(count))], [0, 1, 2, 3]);
  };
  const one = rows(words.insurer, [
    [words.read, insurer.read],
    [words.rejected, insurer.rejected],
    [words.lapsed, insurer.lapsed],
    [words.checked, checked],
  ]);
  const other = rows(words.municipal, [
    [words.read, municipal.read],
    [words.rejected, municipal.rejected],
    [words.enrolled, municipal.enrolled],
    [words.notEnrolled, municipal.notEnrolled],
  ]);
  const title = words[whole ? 'accounts' : 'accountsOfRun'][lang];
  return section('accounts', title, `<p>${words.accountsNote[lang]}</p><div class="accounts">${one}${other}</div>`);
}

export function classes(tally: Tally, whole: Summary | null, lang: Lang): string {
  const rows: string[][] = [];
  const counted = byGrade(tally, whole);
  for (const grade of grades) {
    const { cases, enrolments } = counted[grade];
    if (cases === 0) continue;
    const bold = (text: string): string => `<b>${text}</b>`;
    rows.push([bold(grade), bold(escaped(gradeNames[grade][lang])), bold(number(cases)), bold(number(enrolments)), '']);
    for (const name of caseClasses) {
      const agreeing = name === 'ALL_AGREE' && grade === 'A' ? (whole?.counts.insurer.cases.ALL_AGREE ?? 0) : 0;
      const found = tally[grade][name] ?? { cases: agreeing, enrolments: agreeing };
      if (found.cases === 0) continue;
      const figures = [number(found.cases), number(found.enrolments)];
      rows.push(['', escaped(classNames[name][lang]), ...figures, escaped(nextStep(name, grade)[lang])]);
    }
  }
  const heads = say(lang, words.grade, words.class, words.cases, words.enrolments, words.meaning);
  const listed = rows.length > 0 ? table('', heads, rows, [2, 3]) : `<p>${words.none[lang]}</p>`;
  return section('classes', words.classes[lang], `${classChart(tally, lang)}${listed}`);
}

export function rules({ rules: used }: Collected, ruleById: RuleById, lang: Lang): string {
  const rows = [...used]
    .sort(([a, x], [b, y]) => y.agreed + y.resembled - x.agreed - x.resembled || (a < b ? -1 : 1))
    .map(([id, { evidence, agreed, resembled }]) => [
      `<code>${escaped(id)}</code>`,
      escaped(ruleName(id, ruleById)[lang]),
      String(evidence),
      number(agreed),
      number(resembled),
    ]);
  const heads = say(lang, words.rule, words.holds, words.evidence, words.agreed, words.resembled);
  const content = rows.length > 0 ? `<p>${words.rulesNote[lang]}</p>${table('', heads, rows, [2, 3, 4])}` : null;
  return section('rules', words.rules[lang], content ?? `<p>${words.none[lang]}</p>`);
}

export function rejects({ rejects: found }: Collected, text: RejectText, lang: Lang): string {
  const rows = [...found.values()]
    .slice(0, LONGEST)
    .map(({ side, file, code, firstLine, count }) => [
      escaped(words[side][lang]),
      escaped(file.replace(/^.*[/\\]/, '')),
      `<code>${escaped(code)}</code>`,
      escaped(text(code)?.[lang] ?? ''),
      number(firstLine),
      number(count),
    ]);
  const heads = say(lang, words.side, words.file, words.code, words.explanation, words.firstLine, words.count);
  const more = found.size > LONGEST ? `<p>${words.moreRejects[lang]}</p>` : '';
  const content = rows.length > 0 ? table('', heads, rows, [4, 5]) + more : `<p>${words.none[lang]}</p>`;
  return section('rejects', words.rejects[lang], content);
}
