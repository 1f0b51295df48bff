import { describe, expect, it } from 'vitest';
import { dayInEra } from '../../../src/fields/birth-date/index.js';
import { eraDate } from '../../../src/report/phrases.js';

describe('a day in its era', () => {
  it.each([
    [1868, 10, 22, null],
    [1868, 10, 23, '明治元年10月23日'],
    [1912, 7, 29, '明治45年7月29日'],
    [1912, 7, 30, '大正元年7月30日'],
    [1926, 12, 25, '昭和元年12月25日'],
    [1989, 1, 7, '昭和64年1月7日'],
    [1989, 1, 8, '平成元年1月8日'],
    [2019, 4, 30, '平成31年4月30日'],
    [2019, 5, 1, '令和元年5月1日'],
    [2026, 4, 7, '令和8年4月7日'],
  ])('%i-%i-%i: %s', (year, month, day, text) => {
    expect(dayInEra(year, month, day)).toBe(text);
  });

  it.each([
    ['2026-04-07', '令和8年4月7日'],
    ['1988-12-31', '昭和63年12月31日'],
    ['令和8年4月', '令和8年4月'],
    ['1600-01-01', '1600-01-01'],
    ['', ''],
  ])('%s in a reason: %s', (text, said) => {
    expect(eraDate(text)).toBe(said);
  });
});
