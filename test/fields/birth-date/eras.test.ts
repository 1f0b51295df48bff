/** Held against ICU's Japanese calendar, which is right from 1873 on. */
import { describe, expect, it } from 'vitest';
import { compareBirthDates, parseBirthDate } from '../../../src/fields/birth-date/index.js';
import type { DateNotation } from '../../../src/model.js';

const format = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
const letters: Readonly<Record<string, string>> = { 明治: 'M', 大正: 'T', 昭和: 'S', 平成: 'H', 令和: 'R' };
const receipts: Readonly<Record<string, number>> = { 明治: 1, 大正: 2, 昭和: 3, 平成: 4, 令和: 5 };
const pensions: Readonly<Record<string, number>> = { 明治: 1, 大正: 3, 昭和: 5, 平成: 7, 令和: 9 };

function eraParts(day: Date) {
  const parts = Object.fromEntries(format.formatToParts(day).map(({ type, value }) => [type, value]));
  const year = parts.year === '元' ? 1 : Number(parts.year);
  return { era: parts.era ?? '', year, month: Number(parts.month), day: Number(parts.day) };
}

const two = (value: number) => String(value).padStart(2, '0');
const kanji = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const digit = (part: number) => '〇一二三四五六七八九'.charAt(part);
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digit(ones) : ''}`;
};

function notations(day: Date): readonly (readonly [string, DateNotation])[] {
  const { era, year, month, day: dayOfMonth } = eraParts(day);
  const digits = `${two(year)}${two(month)}${two(dayOfMonth)}`;
  const iso = day.toISOString().slice(0, 10);
  return [
    [iso, 'iso'],
    [iso.replaceAll('-', '/').replaceAll('/0', '/'), 'iso'],
    [iso.replaceAll('-', ''), 'compact'],
    [`${era}${year === 1 ? '元' : year}年${month}月${dayOfMonth}日`, 'wareki'],
    [`${era}${year === 1 ? '元' : kanji(year)}年${kanji(month)}月${kanji(dayOfMonth)}日`, 'wareki'],
    [`${letters[era]}${year}.${month}.${dayOfMonth}`, 'wareki-short'],
    [`${letters[era]}${digits}`, 'wareki-short'],
    [`${era.charAt(0)}${two(year)}/${two(month)}/${two(dayOfMonth)}`, 'wareki-short'],
    [`${receipts[era]}${digits}`, 'era-code-1-5'],
    [`${pensions[era]}-${two(year)}-${two(month)}-${two(dayOfMonth)}`, 'era-code-13579'],
  ];
}

function misread(from: string, to: string, step: number): string[] {
  const wrong: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += step * 86_400_000) {
    const day = new Date(time);
    const iso = day.toISOString().slice(0, 10);
    const plain = parseBirthDate(iso, ['iso']);
    for (const [text, notation] of notations(day)) {
      const value = parseBirthDate(text, [notation]);
      const same = value && plain && compareBirthDates(value, plain).outcome === 'agree';
      if (value?.text !== iso || !same) wrong.push(`${text} as ${notation}: ${value?.text}, not ${iso}`);
    }
  }
  return wrong;
}

describe('a day written in any notation is that day', () => {
  it('every seventh day from 1873 to 2026', () => {
    expect(misread('1873-01-01', '2026-12-31', 7)).toEqual([]);
  });

  it.each(['1912-07-30', '1926-12-25', '1989-01-08', '2019-05-01'])('every day within six weeks of %s', (day) => {
    const at = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString();
    expect(misread(at(-42), at(42), 1)).toEqual([]);
  });
});
