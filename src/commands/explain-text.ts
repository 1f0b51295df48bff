/** An explanation as people read it in a terminal. */
import type { ChalkInstance } from 'chalk';
import { classifyNames, type NamesOutcome } from '../judge/classify.js';
import type { AppliedRule, Bilingual, FieldName, FieldOutcome, Outcome, SourceRecord } from '../model.js';
import { classNames, gradeNames } from '../report/class-names.js';
import { fieldNames, fieldOrder } from '../report/field-names.js';
import { hintNames } from '../report/hints.js';
import { WITHHELD } from '../report/reason.js';
import { align } from './explain-align.js';
import { cellLines, indent, type Look, wrapped } from './explain-layout.js';
import type { Explanation } from './explain-run.js';

const outcomeNames: Readonly<Record<Outcome, Bilingual>> = {
  agree: { ja: '一致', en: 'agree' },
  agree_by_rule: { ja: '規則により一致', en: 'agree by rule' },
  differ: { ja: '相違', en: 'differ' },
  missing: { ja: '記載なし（比較しない）', en: 'missing (not compared)' },
  undecidable: { ja: '判定できない', en: 'undecidable' },
};

const namesNames: Readonly<Record<NamesOutcome, Bilingual>> = {
  agree: { ja: '氏名は一致します。', en: 'The names agree.' },
  half_differ: { ja: '氏名の一方だけが一致します。', en: 'One name agrees, the other differs.' },
  differ: { ja: '氏名が異なります。', en: 'The names differ.' },
  undecided: { ja: '氏名からは判定できません。', en: 'The names decide nothing.' },
};

const sexNames: Readonly<Record<string, Bilingual>> = {
  male: { ja: '男', en: 'male' },
  female: { ja: '女', en: 'female' },
  not_set: { ja: '未設定', en: 'not set' },
};

/** The whole explanation, each line ended. */
export function explanationText(explanation: Explanation, look: Look): string {
  const lines: string[] = [];
  for (const name of fieldOrder) {
    const field = explanation.verdict.fields[name];
    if (field.outcome === 'missing' && !states(explanation, name)) continue;
    lines.push(
      `${look.chalk.bold(fieldNames[name][look.lang])}  ${tint(field.outcome, look)(outcomeNames[field.outcome][look.lang])}`,
    );
    lines.push(...sideBySide(explanation, name, field, look), ...rulesOf(explanation, field, look), '');
  }
  lines.push(...conclusion(explanation, look));
  return `${lines.join('\n')}\n`;
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

function textOf(record: SourceRecord, name: FieldName): string | null {
  if (name === 'reading') return null;
  return record[name] ?? (name === 'nameKanji' ? (record.nameAlphabet ?? null) : null);
}

function sideBySide(explanation: Explanation, name: FieldName, field: FieldOutcome, look: Look): string[] {
  if (name === 'address' && explanation.withheld) return [`${indent}${WITHHELD[look.lang]}`];
  if (name === 'reading') return readingLines(explanation);
  if (name === 'sex') return sexLines(explanation, look);
  const [a, b] = explanation.read.map((record) => textOf(record, name));
  if (typeof a !== 'string' || typeof b !== 'string' || !inCells(a, b))
    return [a, b].map((text) => `${indent}${text ?? '―'}`);
  const cells = align(a, b, field);
  const perLine = Math.max(4, Math.floor((look.columns - indent.length) / 3));
  const lines: string[] = [];
  for (let from = 0; from < cells.length; from += perLine)
    lines.push(...cellLines(cells.slice(from, from + perLine), look));
  return [...lines, ...asGiven(explanation, name, look)];
}

/** Latin names are read by words, not by letters. */
const inCells = (a: string, b: string): boolean => !/\p{sc=Latin}/u.test(a + b);

/** How the sources wrote a value whose canonical text is another. */
function asGiven({ given, read }: Explanation, name: FieldName, look: Look): string[] {
  if (name !== 'birthDate') return [];
  return given.flatMap((record, side) => {
    const [written, text] = [record[name], read[side]?.[name]];
    return written && text && written !== text ? [look.chalk.dim(`${indent}${written} = ${text}`)] : [];
  });
}

function sexLines({ given, read }: Explanation, look: Look): string[] {
  return given.map((record, side) => {
    const text = read[side]?.sex;
    if (!text) return `${indent}―`;
    const name = sexNames[text]?.[look.lang] ?? text;
    return `${indent}${name}${record.sex === name ? '' : look.chalk.dim(` (${record.sex})`)}`;
  });
}

function readingLines({ read }: Explanation): string[] {
  return read.map((record) => `${indent}${record.nameKanji ?? record.nameAlphabet ?? record.nameKana ?? '―'}`);
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
