import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareKanjiNames,
  foldVariants,
  hasLostCharacter,
  type KanjiName,
  parseKanjiName,
  sameInOtherOrder,
  splitComparison,
} from '../../../src/fields/kanji-name/index.js';
import type { Evidence } from '../../../src/model.js';

const characters = [
  ...'渡邉邊辺髙高﨑崎嵜斎齋斉齊濵濱浜𠮷吉土圡士田山佐々木〻鶴靏嶋島嶌弁辨瓣辯曾曽会坂阪己巳已柿杮神藤一二三郎太子花',
  ...'さチサちツッつっヶケがガヵノのゑえヱヅズゆーうユゝゞヽ',
  ...'\ufa19\ufa10\uf9dc\u{2f800}',
  '葛\u{e0100}',
  '葛\u{e0101}',
  '辺\u{e0102}',
  '神\ufe00',
  ...'●〓?\ufffd\ue000\u{f0000}ABé〇',
];
const written = fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 6 });
const threshold = fc.constantFrom<Evidence>(1, 2, 3, 4);

function parse(text: string): KanjiName {
  const name = parseKanjiName(text);
  if (!name) throw new Error('blank');
  return name;
}

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');

describe('laws', () => {
  test('reading twice is reading once, whatever the text', () => {
    const check = (text: string): void => {
      const name = parseKanjiName(text);
      if (name) expect(parseKanjiName(name.text)).toEqual(name);
    };
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check), { numRuns: 3000 });
    fc.assert(
      fc.property(
        written.map((cs) => cs.join('')),
        check,
      ),
      { numRuns: 3000 },
    );
  });

  test('comparing is symmetric, from and to changing places', () => {
    fc.assert(
      fc.property(written, written, threshold, (a, b, limit) => {
        const [x, y] = [parse(a.join('')), parse(b.join(''))];
        const [there, back] = [compareKanjiNames(x, y, limit), compareKanjiNames(y, x, limit)];
        expect(back.outcome).toBe(there.outcome);
        const turned = there.rules?.map(({ from, to, ...rule }) => ({ ...rule, from: to, to: from }));
        expect(back.rules).toEqual(turned);
        expect(splitComparison(y, x, limit)).toEqual(splitComparison(x, y, limit));
        expect(sameInOtherOrder(y, x, limit)).toBe(sameInOtherOrder(x, y, limit));
      }),
      { numRuns: 5000 },
    );
  });

  test('a name agrees with itself, or is undecidable where a character is lost', () => {
    fc.assert(
      fc.property(written, threshold, (a, limit) => {
        const name = parse(a.join(''));
        expect(compareKanjiNames(name, name, limit)).toEqual({
          outcome: hasLostCharacter(name) ? 'undecidable' : 'agree',
        });
      }),
    );
  });

  test('names agree exactly where their keys are equal', () => {
    fc.assert(
      fc.property(written, written, (a, b) => {
        const [x, y] = [parse(a.join('')), parse(b.join(''))];
        expect(compareKanjiNames(x, y, 4).outcome === 'agree').toBe(x.key !== null && x.key === y.key);
      }),
    );
  });

  test('a space or another width changes no outcome', () => {
    fc.assert(
      fc.property(written, written, fc.nat(6), threshold, (a, b, at, limit) => {
        const [x, y] = [a.join(''), b.join('')];
        // A repeat or length mark, or one of a run of ?, stands to what is before it: a space there is no mere spacing.
        const cut = Math.min(at, a.length);
        const spaced = `${a.slice(0, cut).join('')} ${a.slice(cut).join('')}`;
        const expected = compareKanjiNames(parse(x), parse(y), limit);
        expect(compareKanjiNames(parse(spaced), parse(y), limit)).toEqual(expected);
        expect(compareKanjiNames(parse(wide(x)), parse(y), limit)).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });

  test('a lower threshold never makes more names equal', () => {
    const equal = (outcome: string): boolean => outcome.startsWith('agree');
    fc.assert(
      fc.property(written, written, (a, b) => {
        const [x, y] = [parse(a.join('')), parse(b.join(''))];
        const outcomes = ([1, 2, 3, 4] as const).map((limit) => equal(compareKanjiNames(x, y, limit).outcome));
        expect(outcomes).toEqual([...outcomes].sort());
      }),
    );
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(written, (a) => {
        const folded = foldVariants(a.join(''));
        expect(foldVariants(folded)).toBe(folded);
      }),
    );
  });
});
