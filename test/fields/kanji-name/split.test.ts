import { describe, expect, test } from 'vitest';
import {
  type KanjiName,
  parseKanjiName,
  sameInOtherOrder,
  splitComparison,
} from '../../../src/fields/kanji-name/index.js';

function parse(text: string): KanjiName {
  const name = parseKanjiName(text);
  if (!name) throw new Error('blank');
  return name;
}

describe('surname and given name apart', () => {
  const cases: [string, string, string | null][] = [
    ['山田 花子', '佐藤 花子', 'differ agree'],
    ['山田 花子', '佐々木花子', 'differ agree'],
    ['佐々木花子', '山田 花子', 'differ agree'],
    ['山田 花子', '山田幸恵', 'agree differ'],
    ['渡邉 眞子', '渡辺 真子', 'agree_by_rule agree_by_rule'],
    ['渡邉 眞子', '田中真子', 'differ agree_by_rule'],
    ['山田花子', '佐藤花子', null],
    ['山田 花子', '佐藤幸恵', null],
    ['山 田花子', '山田 花子', 'agree agree'],
    ['山田 花子', '花', null],
    ['●田 花子', '佐藤花子', 'differ agree'],
    ['●田 花子', '山田花子', 'undecidable agree'],
  ];
  for (const [a, b, parts] of cases) {
    test(`${a} | ${b}`, () => {
      const found = splitComparison(parse(a), parse(b), 2);
      expect(found && `${found.surname} ${found.given}`).toBe(parts);
      const turned = splitComparison(parse(b), parse(a), 2);
      expect(turned).toEqual(found);
    });
  }
});

describe('words in another order', () => {
  const cases: [string, string, boolean][] = [
    ['太郎 山田', '山田 太郎', true],
    ['太郎 山田', '山田太郎', true],
    ['太郎山田', '山田 太郎', true],
    ['太郎山田', '山田太郎', true],
    ['眞一 髙橋', '高橋真一', true],
    ['太郎佐々木', '佐々木 太郎', true],
    ['太郎 佐々木', '佐々木太郎', true],
    ['山田 太郎', '山田太郎', false],
    ['山田 太郎', '田山 太郎', false],
    ['山田 太郎', '山本 太郎', false],
    ['山田 太郎', '山田 太', false],
  ];
  for (const [a, b, expected] of cases) {
    test(`${a} | ${b}`, () => {
      expect(sameInOtherOrder(parse(a), parse(b), 2)).toBe(expected);
      expect(sameInOtherOrder(parse(b), parse(a), 2)).toBe(expected);
    });
  }
});
