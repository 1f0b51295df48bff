/** The work of `totsugo explain`: the records that the command line describes, their verdict, and how it is shown. */
import { Chalk } from 'chalk';
import { TotsugoError } from '../errors.js';
import { birthDateRules } from '../fields/birth-date/index.js';
import { readRecord, withoutNumbers } from '../filter/record.js';
import { shownRule } from '../filter/verdict.js';
import { comparePair } from '../judge/compare.js';
import { standardNamesakes } from '../judge/namesakes.js';
import { normalizeRecord, toRecord } from '../judge/normalize.js';
import { defaultConventions, defaultPolicy } from '../judge/policy.js';
import { ruleById } from '../judge/rules.js';
import type { FieldOutcome, Fields, Rule, SourceRecord, TextKey, Verdict } from '../model.js';
import type { ExplainOptions } from './explain.js';
import { explanationText } from './explain-text.js';
import type { Shell } from './shell.js';

/** What is shown: the records as given and as read, and what comparing them gave. */
export interface Explanation {
  readonly given: readonly [SourceRecord, SourceRecord];
  readonly read: readonly [SourceRecord, SourceRecord];
  readonly verdict: Verdict;
  /** A protected person is in the pair: no address is shown, and no rule says what it turned into what in one. */
  readonly withheld: boolean;
  readonly rule: (id: string) => Rule | undefined;
}

export async function explain(names: readonly string[], options: ExplainOptions, shell: Shell): Promise<void> {
  const explanation = explanationOf(recordsOf(names, options, shell));
  const stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number } = shell.stdout;
  const colour = stdout.isTTY === true && !shell.env.NO_COLOR && shell.env.TERM !== 'dumb';
  const look = {
    lang: shell.lang,
    columns: stdout.columns ?? Number.POSITIVE_INFINITY,
    chalk: new Chalk({ level: colour ? 1 : 0 }),
  };
  shell.stdout.write(options.json ? `${jsonOf(explanation)}\n` : explanationText(explanation, look));
  shell.setStatus(0);
}

function explanationOf(given: readonly [SourceRecord, SourceRecord]): Explanation {
  const a = normalizeRecord(given[0], defaultConventions);
  const b = normalizeRecord(given[1], defaultConventions);
  const verdict = comparePair(a, b, defaultPolicy, standardNamesakes());
  const withheld = a.protected || b.protected;
  return {
    given: [withoutNumbers(given[0]), withoutNumbers(given[1])],
    read: [shown(toRecord(a), withheld), shown(toRecord(b), withheld)],
    verdict: { ...verdict, fields: shownFields(verdict.fields, withheld) },
    withheld,
    rule: (id) => ruleById(id) ?? birthDateRules.find((rule) => rule.id === id),
  };
}

function shown(record: SourceRecord, withheld: boolean): SourceRecord {
  const { address, previousAddress, postalCode, ...rest } = withoutNumbers(record);
  return withheld ? rest : { ...rest, postalCode, address, previousAddress };
}

function shownFields(fields: Fields, withheld: boolean): Fields {
  const shownField = ({ outcome, rules }: FieldOutcome): FieldOutcome =>
    rules ? { outcome, rules: rules.map(shownRule) } : { outcome };
  const shownAddress = ({ outcome, rules }: FieldOutcome): FieldOutcome =>
    rules ? { outcome, rules: rules.map(({ id, evidence }) => ({ id, evidence })) } : { outcome };
  const entries = Object.entries(fields).map(([name, field]) => [
    name,
    name === 'address' && withheld ? shownAddress(field) : shownField(field),
  ]);
  return Object.fromEntries(entries) as Fields;
}

function jsonOf({ read, verdict, rule }: Explanation): string {
  const applied = Object.values(verdict.fields).flatMap((field) => field.rules?.map(({ id }) => id) ?? []);
  const rules = [...new Set(applied)].flatMap((id) => {
    const found = rule(id);
    return found ? [{ id, evidence: found.evidence, ja: found.ja, en: found.en, source: found.source }] : [];
  });
  const { grade, class: name, fields, hints } = verdict;
  return JSON.stringify({ a: read[0], b: read[1], grade, class: name, fields, hints, rules });
}

/** The two records: read from JSON, else put together from the names and options. */
function recordsOf(
  names: readonly string[],
  options: ExplainOptions,
  shell: Shell,
): readonly [SourceRecord, SourceRecord] {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  const usage = (ja: string, en: string) => new TotsugoError('USAGE', { detail: t(ja, en) });
  if (options.aJson !== undefined || options.bJson !== undefined) {
    if (options.aJson === undefined || options.bJson === undefined || names.length > 0) {
      throw usage(
        '--a-json と --b-json は、両方を、氏名なしで指定してください。',
        'Give --a-json and --b-json both, and no names beside them.',
      );
    }
    return [jsonRecord(options.aJson, 'municipal'), jsonRecord(options.bJson, 'insurer')];
  }
  const given: [string, TextKey, readonly string[] | undefined][] = [
    [t('氏名', 'names'), keyOfNames(names), names.length > 0 ? names : undefined],
    ['--kana', 'nameKana', options.kana],
    ['--alphabet', 'nameAlphabet', options.alphabet],
    ['--birth', 'birthDate', options.birth],
    ['--sex', 'sex', options.sex],
    ['--address', 'address', options.address],
  ];
  const a: SourceRecord = { source: 'municipal' };
  const b: SourceRecord = { source: 'insurer' };
  const named = given.filter(([, , values]) => values !== undefined);
  if (named.length === 0) {
    throw usage(
      '2つの氏名を指定してください。例：totsugo explain 渡邉一郎 渡辺一朗',
      'Give two names, for example: totsugo explain 渡邉一郎 渡辺一朗',
    );
  }
  for (const [option, key, values = []] of named) {
    if (values.length !== 2)
      throw usage(
        `${option} は2つ指定してください（${values.length}つあります）。空白を含むときは引用符で囲んでください。`,
        `Give two ${option} (${values.length} given). Quote a text that holds spaces.`,
      );
    [a[key], b[key]] = values;
  }
  return [a, b];
}

/** Two names in kana alone are kana names. */
function keyOfNames(names: readonly string[]): TextKey {
  return names.every((name) => /^[\p{sc=Katakana}\p{sc=Hiragana}ーｰﾞﾟ・･\s]+$/u.test(name)) ? 'nameKana' : 'nameKanji';
}

function jsonRecord(text: string, source: 'municipal' | 'insurer'): SourceRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TotsugoError('LINE_NOT_JSON');
  }
  const record = readRecord(value);
  return record.source ? record : { ...record, source };
}
