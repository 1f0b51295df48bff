/** The parts of the report, each from the summary, the tally and what was collected of the cases. */
import type { Bilingual, Grade } from '../../model.js';
import { caseClasses, classNames, gradeNames } from '../class-names.js';
import { nextStep } from '../next-steps.js';
import type { Lang } from '../phrases.js';
import type { RejectText } from '../rejects.js';
import { type RuleById, ruleName } from '../rule-phrases.js';
import type { Summary } from '../summary.js';
import type { Tally } from '../tally.js';
import type { Collected } from './collect.js';
import { escaped, number, section, table } from './markup.js';
import { classChart } from './plots.js';
import { words } from './words.js';

const grades = ['C', 'B', 'A'] as const satisfies readonly Grade[];
const say = (lang: Lang, ...named: Bilingual[]): string[] => named.map((word) => word[lang]);

export function headline({ counts }: Summary, lang: Lang): string {
  const { A, B, C } = counts.grades;
  const all = A + B + C;
  const share = all === 0 ? '–' : `${(((B + C) / all) * 100).toFixed(3)} %`;
  const tile = (tone: string, value: string, name: string): string =>
    `<div class="tile ${tone}"><dd>${value}</dd><dt>${escaped(name)}</dt></div>`;
  return section(
    'headline',
    words.headline[lang],
    `<dl class="tiles">${tile('gc', number(C), `C ${gradeNames.C[lang]}`)}${tile('gb', number(B), `B ${gradeNames.B[lang]}`)}${tile('ga', number(A), `A ${gradeNames.A[lang]}`)}${tile('', share, `${words.toRecheck[lang]}（${words.perEnrolments[lang]}）`)}</dl>`,
  );
}

export function accounts({ counts: { insurer, municipal } }: Summary, lang: Lang): string {
  const checked = insurer.read - insurer.rejected - insurer.lapsed;
  const one = table(
    words.insurer[lang],
    say(lang, words.read, words.rejected, words.lapsed, words.checked),
    [[insurer.read, insurer.rejected, insurer.lapsed, checked].map(number)],
    [0, 1, 2, 3],
  );
  const other = table(
    words.municipal[lang],
    say(lang, words.read, words.rejected, words.enrolled, words.notEnrolled),
    [[municipal.read, municipal.rejected, municipal.enrolled, municipal.notEnrolled].map(number)],
    [0, 1, 2, 3],
  );
  return section('accounts', words.accounts[lang], `<p>${words.accountsNote[lang]}</p>${one}${other}`);
}

export function classes({ counts }: Summary, tally: Tally, lang: Lang): string {
  const rows: string[][] = [];
  for (const grade of grades) {
    for (const name of caseClasses) {
      const listed = tally[grade][name];
      const agreeing = name === 'ALL_AGREE' && grade === 'A' ? (counts.insurer.cases.ALL_AGREE ?? 0) : 0;
      const { cases, enrolments } = listed ?? { cases: agreeing, enrolments: agreeing };
      if (cases === 0) continue;
      rows.push([
        grade,
        escaped(classNames[name][lang]),
        number(cases),
        number(enrolments),
        escaped(nextStep(name, grade)[lang]),
      ]);
    }
  }
  const heads = say(lang, words.grade, words.class, words.cases, words.enrolments, words.meaning);
  return section('classes', words.classes[lang], `${classChart(tally, lang)}${table('', heads, rows, [2, 3])}`);
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
  return section('rules', words.rules[lang], rows.length > 0 ? table('', heads, rows, [2, 3, 4]) : words.none[lang]);
}

export function rejects({ rejects: found }: Collected, text: RejectText, lang: Lang): string {
  const rows = [...found.values()].map(({ side, file, code, firstLine, count }) => [
    escaped(words[side][lang]),
    escaped(file.replace(/^.*[/\\]/, '')),
    `<code>${escaped(code)}</code>`,
    escaped(text(code)?.[lang] ?? ''),
    number(firstLine),
    number(count),
  ]);
  const heads = say(lang, words.side, words.file, words.code, words.explanation, words.firstLine, words.count);
  return section('rejects', words.rejects[lang], rows.length > 0 ? table('', heads, rows, [4, 5]) : words.none[lang]);
}

export function origins({ inputs, versions, policy, notes = [] }: Summary, lang: Lang): string {
  const files = inputs.map(({ side, file, rows, encoding, sha256 }) => [
    escaped(words[side][lang]),
    escaped(file),
    number(rows),
    escaped(encoding ?? ''),
    `<code>${escaped(sha256)}</code>`,
  ]);
  const list = [
    [words.program[lang], `totsugo ${versions.totsugo}`],
    [words.rulesDigest[lang], versions.rules],
    [words.threshold[lang], String(policy.evidence.threshold)],
    [words.namesakes[lang], String(policy.namesakes.threshold)],
    [words.population[lang], number(policy.population)],
    ...Object.entries(versions.tables).sort(([a], [b]) => (a < b ? -1 : 1)),
  ].map(([name = '', value = '']) => [escaped(name), `<code>${escaped(value)}</code>`]);
  const noted = notes.map((note) => `<li>${escaped(note[lang])}</li>`).join('');
  return [
    section(
      'inputs',
      words.inputs[lang],
      table('', [...say(lang, words.side, words.file, words.rows, words.encoding), 'SHA-256'], files, [2]),
    ),
    noted === '' ? '' : section('notes', words.notes[lang], `<ul>${noted}</ul>`),
    section('versions', words.versions[lang], table('', ['', ''], list)),
  ].join('\n');
}
