import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareKanaNames, type KanaName, kanaNameRules, parseKanaName } from '../../../src/fields/kana-name/index.js';
import type { FieldOutcome } from '../../../src/model.js';

const rows = readFileSync(new URL('./compare.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string, string]);

const kana = (text: string): KanaName => parseKanaName(text) as KanaName;
const named = ({ rules = [] }: FieldOutcome): string =>
  rules.map((rule) => `${rule.id} ${rule.from}>${rule.to}`).join(',');

describe('compareKanaNames', () => {
  it.each(rows)('%s | %s: %s %s', (a, b, outcome, rules) => {
    const result = compareKanaNames(kana(a), kana(b), 2);
    expect([result.outcome, named(result)]).toEqual([outcome, rules]);
  });

  it.each(rows)('%s | %s the other way round', (a, b, outcome, rules) => {
    const result = compareKanaNames(kana(b), kana(a), 2);
    const turned = (result.rules ?? []).map((rule) => ({ ...rule, from: rule.to, to: rule.from }));
    expect(result.outcome).toBe(outcome);
    expect(
      named({ ...result, rules: turned })
        .split(',')
        .sort(),
    ).toEqual(rules.split(',').sort());
  });

  it('holds voicing equal where the policy asks for evidence 3', () => {
    expect(compareKanaNames(kana('ナカタ'), kana('ナカダ'), 3).outcome).toBe('agree_by_rule');
  });
});

describe('kanaNameRules', () => {
  const examples = kanaNameRules.flatMap((rule) =>
    rule.examples.map(([a, b]) => [rule.id, a, b, rule.evidence] as const),
  );
  it.each(examples)('%s holds %s and %s equal, alone', (id, a, b, evidence) => {
    const { outcome, rules } = compareKanaNames(kana(a), kana(b), evidence);
    expect(outcome).toBe('agree_by_rule');
    expect(new Set(rules?.map((rule) => rule.id))).toEqual(new Set([id]));
  });
});
