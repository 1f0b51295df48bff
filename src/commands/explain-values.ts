/** What the two records state in one field, side by side. */
import type { FieldName, FieldOutcome, SourceRecord } from '../model.js';
import { sexName } from '../report/field-names.js';
import { WITHHELD } from '../report/reason.js';
import { align } from './explain-align.js';
import { cellLines, indent, type Look } from './explain-layout.js';
import type { Explanation } from './explain-run.js';

/** What a record states in a field, as it was read. */
export function textOf(record: SourceRecord, name: FieldName): string | null {
  if (name === 'reading') return null;
  return record[name] ?? (name === 'nameKanji' ? (record.nameAlphabet ?? null) : null);
}

/** The lines of one field: characters in columns where they can be held against each other, else the values. */
export function sideBySide(explanation: Explanation, name: FieldName, field: FieldOutcome, look: Look): string[] {
  if (name === 'address' && explanation.withheld) return [`${indent}${WITHHELD[look.lang]}`];
  if (name === 'reading') return readingLines(explanation);
  if (name === 'sex') return sexLines(explanation, look);
  const [a, b] = explanation.read.map((record) => textOf(record, name));
  if (typeof a !== 'string' || typeof b !== 'string' || !inCells(a, b, field)) {
    return explanation.read.map((record) => `${indent}${withOtherNames(record, name, look)}`);
  }
  const aligned = align(a, b, field);
  // A date that cannot be decided is no pair held equal by a rule: what differs in it is not known to be either.
  const unknown = name === 'birthDate' && field.outcome === 'undecidable';
  const cells = unknown
    ? aligned.map((cell) => (cell.mark === 'rule' ? { ...cell, mark: 'lost' as const } : cell))
    : aligned;
  const perLine = Math.max(4, Math.floor((look.columns - indent.length) / 3));
  const lines: string[] = [];
  for (let from = 0; from < cells.length; from += perLine)
    lines.push(...cellLines(cells.slice(from, from + perLine), look));
  return [...lines, ...asGiven(explanation, name, look)];
}

/** Latin names are read by words; what another name or script decided is not lined up by characters at all. */
function inCells(a: string, b: string, field: FieldOutcome): boolean {
  const paired = field.rules?.some(({ id }) => id.startsWith('pairing/'));
  return field.outcome !== 'missing' && !paired && !/\p{sc=Latin}/u.test(a + b);
}

/** 「佐藤 花子（旧氏 山田）」: a name with the other names that stand beside it. */
function withOtherNames(record: SourceRecord, name: FieldName, { lang }: Look): string {
  const text = textOf(record, name) ?? '―';
  const kana = name === 'nameKana';
  const beside: readonly (readonly [string, string | null | undefined])[] = [
    [lang === 'ja' ? '旧氏' : 'former surname', kana ? record.formerNameKana : record.formerName],
    [lang === 'ja' ? '通称' : 'alias', kana ? record.aliasKana : record.alias],
    [lang === 'ja' ? 'ローマ字' : 'alphabet', kana || text === record.nameAlphabet ? null : record.nameAlphabet],
  ];
  const said = beside.flatMap(([what, other]) => (other ? [`${what} ${other}`] : []));
  if (said.length === 0 || !['nameKanji', 'nameKana'].includes(name)) return text;
  return lang === 'ja' ? `${text}（${said.join('、')}）` : `${text} (${said.join(', ')})`;
}

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
    const name = sexName(text)?.[look.lang] ?? text;
    return `${indent}${name}${record.sex === name ? '' : look.chalk.dim(` (${record.sex})`)}`;
  });
}

function readingLines({ read }: Explanation): string[] {
  return read.map((record) => `${indent}${record.nameKanji ?? record.nameAlphabet ?? record.nameKana ?? '―'}`);
}
