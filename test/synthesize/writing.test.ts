import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { insurerAddress, registerAddress } from '../../src/synthesize/addresses.js';
import { cp932Code, encodeCp932, inJis0208 } from '../../src/synthesize/cp932.js';
import { dayNumber, dayOf, formatDay } from '../../src/synthesize/dates.js';
import { halfWidth, respell, revoice } from '../../src/synthesize/kana.js';
import { makeRandom } from '../../src/synthesize/random.js';

describe('CP932', () => {
  it.each([
    ['髙', 0xfbfc],
    ['﨑', 0xfab1],
    ['ー', 0x815b],
    ['ｱ', 0xb1],
    ['A', 0x41],
    ['𠮷', -1],
    ['葛󠄀', -1],
  ])('code of %s', (character, code) => {
    expect([...character].length === 1 && character.length === 1 ? cp932Code(character.charCodeAt(0)) : -1).toBe(code);
  });

  it('gives the bytes that iconv-lite gives', () => {
    const text = '渡邊　髙﨑,ﾜﾀﾅﾍﾞ ｼｮｳ,埼玉県川口市１２番３号\r\n●';
    expect(encodeCp932(text).equals(iconv.encode(text, 'cp932'))).toBe(true);
  });

  it('gives each user-defined character the bytes that decode to it', () => {
    for (let unit = 0xe000; unit <= 0xe757; unit++) {
      const bytes = encodeCp932(String.fromCharCode(unit));
      expect(new TextDecoder('shift_jis', { fatal: true }).decode(bytes)).toBe(String.fromCharCode(unit));
    }
  });

  it('refuses what has no code', () => {
    expect(() => encodeCp932('𠮷田')).toThrow('no CP932 code');
  });

  it.each([
    ['高', true],
    ['髙', false],
    ['﨑', false],
    ['邊', true],
    ['ア', true],
    ['A', true],
    ['①', false],
  ])('%s in JIS X 0208: %s', (character, within) => {
    expect(inJis0208(character)).toBe(within);
  });
});

describe('dates', () => {
  it.each([
    ['iso', '1985-01-02'],
    ['compact', '19850102'],
    ['wareki', '昭和60年1月2日'],
    ['wareki-short', 'S60.01.02'],
  ] as const)('as %s', (notation, text) => {
    expect(formatDay({ year: 1985, month: 1, day: 2 }, notation)).toBe(text);
  });

  it.each([
    [1989, 1, 7, '昭和64年1月7日'],
    [1989, 1, 8, '平成元年1月8日'],
    [2019, 4, 30, '平成31年4月30日'],
    [2019, 5, 1, '令和元年5月1日'],
    [1926, 12, 24, '大正15年12月24日'],
    [1926, 12, 25, '昭和元年12月25日'],
    [1985, 2, 29, '昭和60年2月29日'],
  ])('%i-%i-%i is %4$s', (year, month, day, text) => {
    expect(formatDay({ year, month, day }, 'wareki')).toBe(text);
  });

  it('count days as the calendar does', () => {
    for (let number = -45_000; number < 25_000; number += 13) {
      const date = new Date(number * 86_400_000);
      const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(dayOf(number)).toEqual(day);
      expect(dayNumber(day)).toBe(number);
    }
  });
});

describe('kana', () => {
  it.each([
    ['ワタナベ　ショウコ', 'ﾜﾀﾅﾍﾞ ｼｮｳｺ'],
    ['ヴァン　パク', 'ｳﾞｧﾝ ﾊﾟｸ'],
    ['オーノ', 'ｵｰﾉ'],
  ])('%s in half width', (wide, half) => {
    expect(halfWidth(wide)).toBe(half);
    expect(half.normalize('NFKC')).toBe(wide.replace('　', ' '));
  });

  it.each([
    ['オオノ　タカシ', ['オーノ　タカシ']],
    ['カトウ　マユ', ['カトー　マユ']],
    ['イノウエ　マナ', [null]],
    ['ヤマダ　ショウ', ['ヤマダ　シヨウ', 'ヤマダ　ショー']],
  ])('other spellings of %s', (kana, spellings) => {
    const found = new Set(Array.from({ length: 60 }, (_, i) => respell(makeRandom(`s${i}`), kana)));
    expect([...found].sort()).toEqual([...spellings].sort());
  });

  it('voices an inner sound and leaves the first alone', () => {
    const found = new Set(Array.from({ length: 60 }, (_, i) => revoice(makeRandom(`s${i}`), 'タカダ')));
    expect([...found].sort()).toEqual(['タガダ', 'タカタ'].sort());
  });
});

describe('addresses', () => {
  const town = {
    code: '11203',
    prefecture: '埼玉県',
    municipality: '川口市',
    postalCode: '3320031',
    name: '青木',
    chome: 5,
  };
  const address = { town, numbers: [1, 2, 13], building: 'コーポ青木101号室' } as const;

  it('as the register writes it', () => {
    expect(registerAddress(address)).toBe('埼玉県川口市青木一丁目２番１３号');
    expect(registerAddress({ ...address, numbers: [12, 2, 1] })).toBe('埼玉県川口市青木十二丁目２番１号');
  });

  it.each([
    [0, '埼玉県川口市青木一丁目2番13号 コーポ青木101号室'],
    [1, '川口市青木1-2-13 コーポ青木101号室'],
    [2, '川口市青木１－２－１３　コーポ青木101号室'],
    [3, '埼玉県川口市青木1丁目2番13号 コーポ青木101号室'],
    [4, '埼玉県川口市青木1-2-13 コーポ青木101号室'],
  ])('in an insurer’s style %i', (style, text) => {
    expect(insurerAddress(address, style, true)).toBe(text);
  });

  it('without the building', () => {
    expect(insurerAddress(address, 1, false)).toBe('川口市青木1-2-13');
  });
});
