import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressRules,
  compareAddresses,
  countersAgree,
  parseAddress,
  partsOf,
} from '../../../src/fields/address/index.js';
import type { Evidence } from '../../../src/model.js';

const pieces = [
  '東京都',
  '北海道',
  '京都府',
  '静岡県',
  '千代田区',
  '中央区',
  '札幌市',
  '浜松市',
  '中区',
  '京都市',
  '中京区',
  '府中市',
  '丸の内',
  '霞が関',
  '霞ヶ関',
  '北一条西',
  '本町',
  '三番町',
  '大字',
  '字',
  '上ノ原',
  '一丁目',
  '2丁目',
  '十二番地',
  '3番',
  '４号',
  '5',
  '十',
  '百二',
  '〇',
  '-',
  'ー',
  '－',
  '～',
  'の',
  'ノ',
  ' ',
  '　',
  'イ',
  '甲',
  '番外',
  '無番地',
  'コ－ポ',
  'ﾊﾟ',
  'ｶﾞ',
  'マンション',
  '第2',
  '302',
  '号室',
  'A棟',
  '様方',
  '●',
  '?',
  '\uE000',
  '葛󠄀',
  '𠮷',
  '上る',
  '東入',
  '(',
  ')',
  '・',
  '〒100-0005',
  '第3地割',
  '\u3099',
  'ヽ',
] as const;
const addressText = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 }).map((list) => list.join(''));
const anyText = fc.oneof(addressText, fc.string({ unit: 'binary', maxLength: 12 }));
const thresholds = fc.constantFrom<Evidence>(1, 2, 3, 4);

const wide = (text: string) =>
  text.replace(/[!-,.-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
/** A space after every character that is no digit: there a space says nothing. */
const spaced = (text: string) => text.replace(/(?<=[^0-9０-９\s])(?!\u3099|\u309a|\u{e0100})/gu, '　');

describe('laws of addresses', () => {
  it('reading the canonical text again gives the same value', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(null, '1000005', '183-0027'), (text, postalCode) => {
        const value = parseAddress(text, postalCode);
        if (value !== null) expect(parseAddress(value.text, value.postalCode)).toEqual(value);
      }),
      { numRuns: 3000 },
    );
  });

  it('an address agrees with itself, or is undecidable where it lost a character', () => {
    fc.assert(
      fc.property(anyText, thresholds, (text, threshold) => {
        const value = parseAddress(text);
        if (value === null) return;
        expect(compareAddresses(value, value, threshold).outcome).toBe(value.key === null ? 'undecidable' : 'agree');
      }),
      { numRuns: 2000 },
    );
  });

  it('is symmetric, and agrees plainly just where the keys are equal and no number counts two things', () => {
    const near = fc.tuple(fc.array(fc.constantFrom(...pieces), { maxLength: 4 }), addressText, addressText);
    fc.assert(
      fc.property(near, thresholds, ([start, restA, restB], threshold) => {
        const [a, b] = [parseAddress(start.join('') + restA), parseAddress(start.join('') + restB)];
        if (a === null || b === null) return;
        const [there, back] = [compareAddresses(a, b, threshold), compareAddresses(b, a, threshold)];
        expect(back.outcome).toBe(there.outcome);
        expect((back.rules ?? []).map((rule) => [rule.id, rule.to ?? '', rule.from ?? '']).sort()).toEqual(
          (there.rules ?? []).map((rule) => [rule.id, rule.from ?? '', rule.to ?? '']).sort(),
        );
        expect(there.outcome === 'agree').toBe(
          a.key !== null && a.key === b.key && countersAgree(a.counters, b.counters),
        );
        if (there.outcome === 'agree_by_rule') {
          expect(there.rules?.length).toBeGreaterThan(0);
          for (const rule of there.rules ?? []) expect(rule.evidence).toBeLessThanOrEqual(threshold);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('width and spaces change nothing', () => {
    fc.assert(
      fc.property(addressText, (text) => {
        const value = parseAddress(text);
        expect(parseAddress(wide(text))?.key).toBe(value?.key);
        expect(parseAddress(spaced(text))?.key).toBe(value?.key);
      }),
      { numRuns: 2000 },
    );
  });

  it('a higher threshold never turns agreement into difference', () => {
    fc.assert(
      fc.property(addressText, addressText, (textA, textB) => {
        const [a, b] = [parseAddress(textA), parseAddress(textB)];
        if (a === null || b === null) return;
        const agreed = ([1, 2, 3, 4] as const).map(
          (threshold) => compareAddresses(a, b, threshold).outcome !== 'differ',
        );
        expect(agreed).toEqual([...agreed].sort((x, y) => Number(x) - Number(y)));
      }),
    );
  });

  it('the parts are the whole text', () => {
    fc.assert(
      fc.property(addressText, (text) => {
        const value = parseAddress(text);
        if (value === null) return;
        const parts = partsOf(value);
        expect(
          parts.prefecture + parts.municipality + parts.streets + parts.town + parts.numbersText + parts.building,
        ).toBe(value.text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('rules of addresses', () => {
  it('have ids of their own', () => {
    expect(new Set(addressRules.map((rule) => rule.id)).size).toBe(addressRules.length);
  });

  it.each(addressRules.flatMap((rule) => rule.examples.map(([a, b]) => [rule.id, a, b, rule] as const)))(
    '%s: %s / %s',
    (id, a, b, rule) => {
      const [first, second] = [parseAddress(a), parseAddress(b)];
      if (first === null || second === null) throw new Error('an example is blank');
      const { outcome, rules } = compareAddresses(first, second, 2);
      expect(new Set(rules?.map((one) => one.id))).toEqual(new Set([id]));
      expect(outcome).toBe(rule.evidence <= 2 ? 'agree_by_rule' : 'differ');
      expect(rule.source).not.toBe('');
    },
  );
});
