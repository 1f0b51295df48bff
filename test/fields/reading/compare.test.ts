import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type KanaName, parseKanaName } from '../../../src/fields/kana-name/index.js';
import { type KanjiName, parseKanjiName } from '../../../src/fields/kanji-name/index.js';
import { compareReading, readingImplausible, readingRules } from '../../../src/fields/reading/index.js';

const rows = readFileSync(new URL('./compare.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string, string, string]);

const kanji = (text: string): KanjiName => parseKanjiName(text) as KanjiName;
const kana = (text: string): KanaName => parseKanaName(text) as KanaName;

describe('compareReading', () => {
  it.each(rows)('%s read %s: %s %s', (written, spoken, outcome, ids) => {
    const result = compareReading(kanji(written), kana(spoken), 2);
    expect([result.outcome, (result.rules ?? []).map((rule) => rule.id).join(',')]).toEqual([outcome, ids]);
  });

  it('names what is read as what', () => {
    expect(compareReading(kanji('渡邉一郎'), kana('ワタナベ　イチロー'), 2).rules).toEqual([
      { id: 'reading/enamdict', evidence: 2, from: '渡邉', to: 'ワタナベ' },
      { id: 'reading/enamdict', evidence: 2, from: '一郎', to: 'イチロー' },
      { id: 'kana/long-vowel', evidence: 2, from: 'ウ', to: 'ー' },
    ]);
  });

  it('holds a reading equal only where the policy allows its evidence', () => {
    expect(compareReading(kanji('渡辺'), kana('ワタナベ'), 1).outcome).toBe('differ');
    expect(compareReading(kanji('佐藤 健'), kana('ザトウ ケン'), 3).outcome).toBe('agree_by_rule');
  });
});

describe('readingImplausible', () => {
  it.each([
    ['山田 太郎', 'スズキ タロウ', true],
    ['七音', 'ドレミ', true],
    ['山田 太郎', 'ヤマダ タロウ', false],
    ['高木 優', 'タガギ ユウ', false],
    ['田中 ●子', 'タナカ ハルオ', false],
    ['JOHN SMITH', 'ジョン スミス', false],
  ])('%s read %s: %s', (written, spoken, implausible) => {
    expect(readingImplausible(kanji(written), kana(spoken))).toBe(implausible);
  });
});

describe('readingRules', () => {
  const examples = readingRules.flatMap((rule) =>
    rule.examples.map(([a, b]) => [rule.id, a, b, rule.evidence] as const),
  );
  it.each(examples)('%s holds %s and %s equal', (id, a, b, evidence) => {
    const { outcome, rules } = compareReading(kanji(a), kana(b), evidence);
    expect(outcome).toBe('agree_by_rule');
    expect(rules?.map((rule) => rule.id)).toContain(id);
  });
});
