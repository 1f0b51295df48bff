/** An explanation as people read it in a terminal. */
import type { ChalkInstance } from 'chalk';
import { classifyNames, type NamesOutcome } from '../judge/classify.js';
import type { AppliedRule, Bilingual, FieldName, FieldOutcome, Outcome } from '../model.js';
import { classNames, gradeNames } from '../report/class-names.js';
import { fieldNames, fieldOrder, outcomeNames } from '../report/field-names.js';
import { hintNames } from '../report/hints.js';
import { indent, type Look, wrapped } from './explain-layout.js';
import type { Explanation } from './explain-run.js';
import { sideBySide, textOf } from './explain-values.js';

const otherScripts: Bilingual = {
  ja: '文字の種類が違うため直接は比較しない',
  en: 'in different scripts (not compared directly)',
};

const namesNames: Readonly<Record<NamesOutcome, Bilingual>> = {
  agree: { ja: '氏名は一致します。', en: 'The names agree.' },
  half_differ: { ja: '氏名の一方だけが一致します。', en: 'One name agrees, the other differs.' },
  differ: { ja: '氏名が異なります。', en: 'The names differ.' },
  undecided: { ja: '氏名からは判定できません。', en: 'The names decide nothing.' },
};

/** The whole explanation, each line ended. */
export function explanationText(explanation: Explanation, look: Look): string {
  const lines: string[] = [];
  for (const name of fieldOrder) {
    const field = explanation.verdict.fields[name];
    if (field.outcome === 'missing' && !states(explanation, name)) continue;
    lines.push(
      `${look.chalk.bold(fieldNames[name][look.lang])}  ${tint(field.outcome, look)(outcomeName(explanation, name, field)[look.lang])}`,
    );
    lines.push(...sideBySide(explanation, name, field, look), ...rulesOf(explanation, field, look), '');
  }
  lines.push(...conclusion(explanation, look));
  return `${lines.join('\n')}\n`;
}

function outcomeName({ read }: Explanation, name: FieldName, { outcome }: FieldOutcome): Bilingual {
  const stated = name !== 'reading' && read.every((record) => record[name]);
  return outcome === 'missing' && stated ? otherScripts : outcomeNames[outcome];
}

function tint(outcome: Outcome, { chalk }: Look): ChalkInstance {
  const tints = {
    agree: chalk.green,
    agree_by_rule: chalk.yellow,
    differ: chalk.red,
    undecidable: chalk.magenta,
    missing: chalk.dim,
  };
  return tints[outcome];
}

/** Whether either record says anything of a field. */
function states({ read }: Explanation, name: FieldName): boolean {
  return name !== 'reading' && read.some((record) => textOf(record, name) !== null);
}

function rulesOf(explanation: Explanation, field: FieldOutcome, look: Look): string[] {
  return (field.rules ?? []).flatMap((rule) => ruleLines(explanation, rule, look));
}

function ruleLines({ rule }: Explanation, applied: AppliedRule, look: Look): string[] {
  const ja = look.lang === 'ja';
  const found = rule(applied.id);
  const change = applied.from === undefined ? '' : `${applied.from || '∅'} → ${applied.to || '∅'}  `;
  const evidence = ja ? `根拠${applied.evidence}` : `evidence ${applied.evidence}`;
  const name = `[${applied.id} ${evidence}]`;
  const head = wrapped(`${change}${found?.[look.lang] ?? applied.id}  ${name}`, indent, look).map((line) =>
    line.replace(name, look.chalk.dim(name)),
  );
  if (!found) return head;
  const source = wrapped(`${ja ? '出典：' : 'source: '}${found.source}`, indent + indent, look);
  return [...head, ...source.map((line) => look.chalk.dim(line))];
}

function conclusion(explanation: Explanation, look: Look): string[] {
  const { verdict, read } = explanation;
  const { chalk, lang } = look;
  if (read.some((record) => !record.birthDate || !record.sex)) {
    const more =
      lang === 'ja'
        ? '生年月日と性別も両方に指定すると（--birth、--sex）、区分まで示します。'
        : 'Give birth dates and sexes too (--birth, --sex) to see the grade.';
    return [chalk.bold(namesNames[classifyNames(verdict.fields)][lang]), chalk.dim(more)];
  }
  const grade = { A: chalk.green, B: chalk.yellow, C: chalk.red }[verdict.grade];
  const head = `${grade.bold(verdict.grade)}  ${chalk.bold(classNames[verdict.class][lang])} [${verdict.class}]  ${gradeNames[verdict.grade][lang]}`;
  const hints = verdict.hints.map((hint) => hintNames[hint][lang]).join(lang === 'ja' ? '、' : ', ');
  if (hints === '') return [head];
  return [head, ...wrapped(lang === 'ja' ? `考えられる理由：${hints}` : `Possibly: ${hints}`, '', look)];
}
