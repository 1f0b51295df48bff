import { describe, expect, test } from 'vitest';
import {
  compareKanjiNames,
  type KanjiName,
  kanjiNameRules,
  parseKanjiName,
} from '../../../src/fields/kanji-name/index.js';
import { rows } from './rows.js';

function parse(text: string): KanjiName {
  const name = parseKanjiName(text);
  if (!name) throw new Error('blank');
  return name;
}

describe('pairs of names', () => {
  for (const [a = '', b = '', outcome = '', rules = '', source = ''] of rows('./cases.tsv', import.meta.url)) {
    test(`${a} | ${b}: ${outcome} ${rules}`, () => {
      expect(source).not.toBe('');
      const found = compareKanjiNames(parse(a), parse(b), 2);
      expect(found.outcome).toBe(outcome);
      expect((found.rules ?? []).map((rule) => rule.id)).toEqual(rules ? rules.split(' ') : []);
    });
  }
});

test('a rule that acts twice on the same characters is named once', () => {
  expect(compareKanjiNames(parse('髙橋髙子'), parse('高橋高子'), 2)).toEqual({
    outcome: 'agree_by_rule',
    rules: [{ id: 'variant/ucs-unification', evidence: 1, from: '髙', to: '高' }],
  });
});

test('the contract’s example: 渡邉 and 渡辺', () => {
  expect(compareKanjiNames(parse('渡邉 一郎'), parse('渡辺一郎'), 2)).toEqual({
    outcome: 'agree_by_rule',
    rules: [{ id: 'variant/koseki', evidence: 2, from: '邉', to: '辺' }],
  });
});

test('evidence above the threshold leaves a difference that names what it resembles', () => {
  const [a, b] = [parse('渡邉一郎'), parse('渡辺一郎')];
  expect(compareKanjiNames(a, b, 1)).toMatchObject({ outcome: 'differ', rules: [{ id: 'variant/koseki' }] });
  expect(compareKanjiNames(parse('冲田'), parse('沖田'), 3).outcome).toBe('agree_by_rule');
});

describe('the examples of each rule', () => {
  for (const rule of kanjiNameRules) {
    for (const [a, b] of rule.examples) {
      test(`${rule.id}: ${a} | ${b}`, () => {
        const found = compareKanjiNames(parse(a), parse(b), rule.evidence);
        expect(found.outcome).toBe('agree_by_rule');
        expect(found.rules?.at(-1)).toMatchObject({ id: rule.id, evidence: rule.evidence });
        expect(new Set(found.rules?.map(({ id }) => id))).toEqual(new Set([rule.id]));
      });
    }
  }
});
