import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareKanaNames,
  type KanaName,
  kanaBlockingKey,
  parseKanaName,
} from '../../../src/fields/kana-name/index.js';
import type { Evidence, FieldOutcome } from '../../../src/model.js';

const letters = [
  ...'アイウエオカガキギクグコゴシジスズセソゾタダチヂツヅテトドナニネノハバパヒビフブホボマミモヤユヨラリルロワヲヰヱンァィゥェォッャュョヴーヶ',
];
const kanaText = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 })
  .map((chars) => `ヤ${chars.join('')}`);
const anyText = fc.oneof(
  kanaText,
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'ｱｶﾞﾟー-・ 　●?ヾゝかガ゛A山') }),
);
const threshold = fc.constantFrom<Evidence>(1, 2, 3, 4);

const kana = (text: string): KanaName => parseKanaName(text) as KanaName;

/** A spelling near another: a few kana in another of the spellings that rules speak of. */
const FAMILIES = [
  'ヨョ',
  'ユュ',
  'ヤャ',
  'ツッヅズ',
  'チヂジ',
  'オヲウー',
  'エヱイ',
  'イヰー',
  'カガヶ',
  'ハバパ',
  'アー',
  'ウー',
  'ホオ',
  'ミ',
];
const nearPair = fc.tuple(kanaText, fc.array(fc.nat(5), { minLength: 7, maxLength: 7 })).map(([text, choices]) => {
  const near = [...text].map((char, at) => {
    const family = FAMILIES.find((one) => one.includes(char));
    const choice = choices[at] as number;
    return family && choice > 2 ? (family[choice % family.length] as string) : char;
  });
  return [text, near.join('')] as const;
});
const anyPair = fc.oneof(nearPair, fc.tuple(kanaText, kanaText));

const turned = ({ outcome, rules }: FieldOutcome) => [
  outcome,
  (rules ?? []).map(({ id, from, to }) => `${id} ${to}>${from}`).sort(),
];
const straight = ({ outcome, rules }: FieldOutcome) => [
  outcome,
  (rules ?? []).map(({ id, from, to }) => `${id} ${from}>${to}`).sort(),
];
const HALF_WIDTH = new Map(
  [
    ...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー',
  ].map((full, at) => [full, 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ'[at] as string]),
);
const halfWidth = (text: string): string =>
  [...text.normalize('NFD')]
    .map((char) => HALF_WIDTH.get(char) ?? (char === '\u3099' ? 'ﾞ' : char === '\u309a' ? 'ﾟ' : char))
    .join('');
const hiragana = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));

const run = { numRuns: 2000 };

describe('laws of kana names', () => {
  it('normalizing twice is once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = parseKanaName(text);
        if (once) expect(parseKanaName(once.text)).toEqual(once);
      }),
      run,
    );
  });

  it('comparing is symmetric', () => {
    fc.assert(
      fc.property(anyPair, threshold, ([a, b], at) => {
        expect(straight(compareKanaNames(kana(a), kana(b), at))).toEqual(
          turned(compareKanaNames(kana(b), kana(a), at)),
        );
      }),
      run,
    );
  });

  it('a name agrees with itself, or is undecidable', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = parseKanaName(text);
        if (name) expect(compareKanaNames(name, name, 2).outcome).toBe(name.key === null ? 'undecidable' : 'agree');
      }),
      run,
    );
  });

  it('agreeing is having equal keys', () => {
    fc.assert(
      fc.property(anyPair, threshold, ([a, b], at) => {
        const agree = compareKanaNames(kana(a), kana(b), at).outcome === 'agree';
        expect(agree).toBe(kana(a).key !== null && kana(a).key === kana(b).key);
      }),
      run,
    );
  });

  it('width, script and spacing change nothing', () => {
    fc.assert(
      fc.property(anyPair, fc.nat(5), ([a, b], at) => {
        const expected = compareKanaNames(kana(a), kana(b), 2);
        const gap = Math.min(at, b.length);
        const spaced = /^[ーァ-ォッャュョヶ]/.test(b.slice(gap)) ? b : `${b.slice(0, gap)} ${b.slice(gap)}`;
        expect(compareKanaNames(kana(halfWidth(a)), kana(b), 2)).toEqual(expected);
        expect(compareKanaNames(kana(hiragana(a)), kana(spaced), 2)).toEqual(expected);
      }),
      run,
    );
  });

  it('names that rules up to evidence 3 hold equal have one blocking key', () => {
    fc.assert(
      fc.property(anyPair, fc.constantFrom<Evidence>(1, 2, 3), ([a, b], at) => {
        const { outcome } = compareKanaNames(kana(a), kana(b), at);
        if (outcome !== 'agree' && outcome !== 'agree_by_rule') return;
        expect(kanaBlockingKey(kana(a))).toBe(kanaBlockingKey(kana(b)));
      }),
      { numRuns: 20_000 },
    );
  });

  it('a name with a lost character has no blocking key', () => {
    expect(kanaBlockingKey(kana('サト● ハナコ'))).toBeNull();
    expect(kanaBlockingKey(kana('サトウ ユウコ'))).toBe(kanaBlockingKey(kana('ｻﾄｰ ﾕｰｺﾞ')));
    expect(kanaBlockingKey(kana('オノ タロウ'))).not.toBe(kanaBlockingKey(kana('オオノ タロウ')));
  });
});
