/** The last thing a night says: what was found, where the reports lie, what to do next. */
import { join } from 'node:path';
import { Chalk, type ChalkInstance, chalkStderr } from 'chalk';
import type { Bilingual, Grade } from '../model.js';
import {
  caseClasses,
  classNames,
  type DecisionCounts,
  gradeNames,
  type ReportsWritten,
  type Summary,
  stateNames,
  undecidedStates,
} from '../report/index.js';
import { nextSteps } from './next-steps.js';
import { displayWidth, padEnd, padStart } from './width.js';

type Lang = keyof Bilingual;

export interface TableOptions {
  /** Left out, the terminal decides (NO_COLOR and FORCE_COLOR are heeded). */
  readonly color?: boolean;
}

const grades = ['C', 'B', 'A'] as const satisfies readonly Grade[];

const words = {
  asOf: { ja: '基準日', en: 'As of' },
  insurer: { ja: '保険者側', en: 'Insurer' },
  municipal: { ja: '住民記録', en: 'Register' },
  read: { ja: '読込', en: 'read' },
  rejected: { ja: '読取不可', en: 'rejected' },
  lapsed: { ja: '喪失済み', en: 'lapsed' },
  checked: { ja: '突合対象', en: 'checked' },
  enrolled: { ja: '加入者', en: 'enrolled' },
  notEnrolled: { ja: '加入者以外', en: 'others' },
  grade: { ja: '区分', en: 'Grade' },
  cases: { ja: '事例', en: 'Cases' },
  enrolments: { ja: '資格', en: 'Enrolments' },
  standing: { ja: '確認の状況', en: 'Standing' },
  reports: { ja: '結果', en: 'Reports' },
  next: { ja: '次にすること', en: 'Next' },
} as const satisfies Record<string, Bilingual>;

const fileNames: Readonly<Record<string, Bilingual>> = {
  'worklist.csv': { ja: '確認リスト（区分C・B）', en: 'to recheck (grades C and B)' },
  'worklist.xlsx': { ja: '確認リスト（決定欄つき）', en: 'to recheck, with decision columns' },
  'closed.csv': { ja: '根拠により確認済み（区分A）', en: 'closed by evidence (grade A)' },
  'rejects.csv': { ja: '読み取れなかった行', en: 'rows that could not be read' },
  'findings.ndjson': { ja: '全事例（プログラム用）', en: 'every case, for programs' },
  'report.html': { ja: '報告書（ブラウザーで開く）', en: 'the report, for a browser' },
  'summary.json': { ja: '件数・入力・版', en: 'counts, inputs, versions' },
};

/**
 * The final table in the user's language: accounts, cases and enrolments by grade and class, the files, the next step.
 * Ends with a line feed. Numbers, file names and class names only: nothing of a record.
 */
export function summaryTable(
  summary: Summary,
  written: ReportsWritten,
  lang: Lang,
  { color }: TableOptions = {},
): string {
  const paint = color === undefined ? chalkStderr : new Chalk({ level: color ? 1 : 0 });
  const parts = [
    [`${paint.bold('totsugo 突合')}  ${words.asOf[lang]} ${summary.asOf}`],
    accounts(summary, lang),
    classTable(summary, written, lang, paint),
    ...(written.decisions ? [standings(written.decisions, lang)] : []),
    files(written, lang, paint),
    [
      `${paint.bold(words.next[lang])}  ${nextSteps(summary, written)
        .map((step) => step[lang])
        .join(`\n${' '.repeat(displayWidth(words.next[lang]) + 2)}`)}`,
    ],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const number = (count: number): string => count.toLocaleString('en-US');

function accounts({ counts: { insurer, municipal } }: Summary, lang: Lang): string[] {
  const checked = insurer.read - insurer.rejected - insurer.lapsed;
  const say = (word: Bilingual, count: number): string => `${word[lang]} ${number(count)}`;
  const rows = [
    [
      words.insurer[lang],
      say(words.read, insurer.read),
      say(words.rejected, insurer.rejected),
      say(words.lapsed, insurer.lapsed),
      say(words.checked, checked),
    ],
    [
      words.municipal[lang],
      say(words.read, municipal.read),
      say(words.rejected, municipal.rejected),
      say(words.enrolled, municipal.enrolled),
      say(words.notEnrolled, municipal.notEnrolled),
    ],
  ];
  return align(rows, [false, false, false, false, false]).map((line) => `  ${line}`);
}

const colors: Readonly<Record<Grade, (paint: ChalkInstance) => ChalkInstance>> = {
  C: (paint) => paint.red.bold,
  B: (paint) => paint.yellow,
  A: (paint) => paint.green,
};

function classTable({ counts }: Summary, { tally }: ReportsWritten, lang: Lang, paint: ChalkInstance): string[] {
  const rows: string[][] = [[words.grade[lang], '', words.cases[lang], words.enrolments[lang]]];
  const paints: ((text: string) => string)[] = [paint.dim];
  for (const grade of grades) {
    const classes = caseClasses
      .map((name) => ({ name, ...(tally[grade][name] ?? allAgree(name, grade, counts.insurer.cases.ALL_AGREE)) }))
      .filter(({ cases }) => cases > 0);
    const cases = classes.reduce((sum, counted) => sum + counted.cases, 0);
    rows.push([grade, gradeNames[grade][lang], number(cases), number(counts.grades[grade])]);
    paints.push(colors[grade](paint));
    for (const { name, cases: found, enrolments } of classes) {
      rows.push(['', `  ${classNames[name][lang]}`, number(found), number(enrolments)]);
      paints.push((text) => text);
    }
  }
  return align(rows, [false, false, true, true]).map((line, index) => `  ${paints[index]?.(line) ?? line}`);
}

/** Where the cases of grades C and B stand: said where anybody ever decided anything. */
function standings({ decided, ...rest }: DecisionCounts, lang: Lang): string[] {
  const closed = Object.values(decided).reduce((sum, cases) => sum + cases, 0);
  const parts = undecidedStates.map((state) => `${stateNames[state][lang]} ${number(rest[state])}`);
  return [[words.standing[lang], ...parts, `${stateNames.decided[lang]} ${number(closed)}`].join('  ')];
}

/** Enrolments that agree in everything are counted, not listed: each is a case of its own. */
function allAgree(name: string, grade: Grade, count = 0): { cases: number; enrolments: number } {
  const own = name === 'ALL_AGREE' && grade === 'A' ? count : 0;
  return { cases: own, enrolments: own };
}

function files({ dir, files: list }: ReportsWritten, lang: Lang, paint: ChalkInstance): string[] {
  const rows = list.map(({ name, unencodable }) => [
    join(dir, name),
    (fileNames[name]?.[lang] ?? '') + lost(unencodable, lang),
  ]);
  return [paint.bold(words.reports[lang]), ...align(rows, [false, false]).map((line) => `  ${line}`)];
}

/** What CP932 could not hold, by file. */
function lost(unencodable: Readonly<Record<string, number>>, lang: Lang): string {
  const points = Object.keys(unencodable);
  if (points.length === 0) return '';
  const count = Object.values(unencodable).reduce((sum, times) => sum + times, 0);
  const shown = points.slice(0, 3).join(lang === 'ja' ? '、' : ', ') + (points.length > 3 ? ' …' : '');
  return lang === 'ja'
    ? `　CP932で表せない${number(count)}字を〓にしました（${shown}）`
    : `  ${number(count)} characters that CP932 lacks became 〓 (${shown})`;
}

/** Columns aligned by what a terminal shows; `right` says which are numbers. */
function align(rows: readonly (readonly string[])[], right: readonly boolean[]): string[] {
  const widths = right.map((_, column) => Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => (right[column] ? padStart : padEnd)(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
