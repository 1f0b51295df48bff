import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { insurerAddress, registerAddress } from '../../src/synthesize/address-text.js';
import { type Address, nextDoor } from '../../src/synthesize/addresses.js';
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
    oaza: false,
  };
  const address: Address = { town, numbers: [1, 2, 13], koaza: null, streets: null, building: ['コーポ青木', 101] };
  const rural: Address = {
    ...address,
    town: { ...town, name: '安行', chome: 0, oaza: true },
    numbers: [0, 12, 3],
    koaza: '前田',
  };
  const north: Address = {
    ...address,
    town: { ...town, prefecture: '北海道', municipality: '札幌市中央区', name: '北二十四条西', chome: 8 },
  };
  const kyoto: Address = {
    ...address,
    town: { ...town, prefecture: '京都府', municipality: '京都市中京区', name: '上本能寺前町', chome: 0 },
    numbers: [0, 488, 0],
    streets: '寺町通御池上る',
  };

  it('as the register writes it', () => {
    expect(registerAddress(address)).toBe('埼玉県川口市青木一丁目２番１３号');
    expect(registerAddress({ ...address, numbers: [12, 2, 1] })).toBe('埼玉県川口市青木十二丁目２番１号');
    expect(registerAddress(rural)).toBe('埼玉県川口市大字安行字前田１２番地３');
    expect(registerAddress(kyoto)).toBe('京都府京都市中京区寺町通御池上る上本能寺前町４８８番地');
  });

  it.each([
    [0, '埼玉県川口市青木一丁目2番13号 コーポ青木101号室'],
    [1, '川口市青木1-2-13 コーポ青木101号室'],
    [2, '川口市青木１－２－１３　コーポ青木１０１号室'],
    [3, '埼玉県川口市青木1丁目2番13号 コーポ青木101号室'],
    [4, '埼玉県川口市青木1-2-13 コーポ青木101号室'],
  ])('in an insurer’s style %i', (style, text) => {
    expect(insurerAddress(address, style, 'full')).toBe(text);
  });

  it.each([
    ['none', 0, '埼玉県川口市青木一丁目2番13号'],
    ['none', 1, '川口市青木1-2-13'],
    ['bare', 1, '川口市青木1-2-13 コーポ青木101'],
    ['room', 1, '川口市青木1-2-13-101'],
    ['room', 0, '埼玉県川口市青木一丁目2番13号 コーポ青木101'],
  ] as const)('with the building %s in style %i', (building, style, text) => {
    expect(insurerAddress(address, style, building)).toBe(text);
  });

  it.each([
    ['大字 and 小字', rural, '川口市安行前田12-3', '埼玉県川口市大字安行字前田12番地の3'],
    ['the streets of Hokkaido', north, '札幌市中央区北24条西1-2-13', '北海道札幌市中央区北二十四条西1丁目2番13号'],
    [
      'the streets of Kyoto',
      kyoto,
      '京都市中京区上本能寺前町488',
      '京都府京都市中京区寺町通御池上ル上本能寺前町488番地',
    ],
  ])('%s with hyphens and without', (_, place, hyphens, whole) => {
    expect(insurerAddress(place, 1, 'none')).toBe(hyphens);
    expect(insurerAddress(place, 3, 'none')).toBe(whole);
  });

  it('next door is the next room, house or lot', () => {
    expect(nextDoor(address).building).toEqual(['コーポ青木', 102]);
    expect(nextDoor({ ...address, building: null }).numbers).toEqual([1, 2, 14]);
    expect(nextDoor({ ...kyoto, building: null }).numbers).toEqual([0, 489, 0]);
  });
});
