import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsOf } from '../../src/report/diff.js';

const marked = (a: string, b: string): string[] =>
  runsOf(a, b).map((runs) => runs.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''));

describe('characters that differ', () => {
  test.each([
    ['a variant', '渡邉 一郎', '渡辺　一郎', '渡[邉] 一郎', '渡[辺]　一郎'],
    ['nothing but width and spaces', 'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ', 'ワタナベイチロウ', 'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ', 'ワタナベイチロウ'],
    ['a half-width voicing mark goes with its kana', 'ﾅｶﾀﾞ', 'ナカタ', 'ﾅｶ[ﾀﾞ]', 'ナカ[タ]'],
    ['a variation selector goes with its base', '葛\u{E0100}城', '葛城', '[葛\u{E0100}]城', '[葛]城'],
    ['a character beyond the BMP', '𠮷田', '吉田', '[𠮷]田', '[吉]田'],
    ['one more character', '一郎', '一太郎', '一郎', '一[太]郎'],
    ['everything', '山田', '佐藤', '[山田]', '[佐藤]'],
    ['letter case', 'Zhang', 'ZHANG', 'Zhang', 'ZHANG'],
    ['nothing on one side', '', '山田', '', '[山田]'],
  ])('%s', (_, a, b, left, right) => {
    expect(marked(a, b)).toEqual([left, right]);
  });

  test('very long texts are marked whole', () => {
    expect(marked(`${'a'.repeat(300)}b`, 'a')).toEqual([`[${'a'.repeat(300)}b]`, '[a]']);
  });

  test('no character is lost, and what is alike is alike on both sides', () => {
    const text = fc.string({ unit: fc.constantFrom(...'渡邉辺ｶﾞカが 　𠮷A'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [left, right] = runsOf(a, b);
        const all = (runs: typeof left) => runs.map((run) => run.text).join('');
        const alike = (runs: typeof left) =>
          runs
            .filter((run) => !run.differs)
            .map((run) => run.text)
            .join('')
            .normalize('NFKC')
            .replace(/\s/g, '');
        expect([all(left), all(right)]).toEqual([a, b]);
        expect(alike(left)).toBe(alike(right));
      }),
    );
  });
});
