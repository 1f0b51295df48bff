import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BirthDate,
  birthDateRules,
  birthDateTypo,
  compareBirthDates,
  parseBirthDate,
} from '../../../src/fields/birth-date/index.js';

const read = (text: string): BirthDate => {
  const value = parseBirthDate(text, ['iso', 'compact', 'wareki', 'wareki-short']);
  if (!value) throw new Error('blank');
  return value;
};

describe('compareBirthDates', () => {
  it.each([
    ['昭和60年1月2日', '1985-01-02', 'agree'],
    ['S60.1.2', '19850102', 'agree'],
    ['昭和64年2月1日', '平成元年2月1日', 'agree'],
    ['明治45年7月30日', '大正元年7月30日', 'agree'],
    ['昭和60年2月29日', '1985-02-29', 'agree'],
    ['1985-02-29', '1985-03-01', 'differ'],
    ['1985-02-29', '1985-02-28', 'differ'],
    ['明治3年5月3日', '明治三年五月三日', 'agree'],
    ['明治3年5月3日', '明治3年5月4日', 'differ'],
    ['明治3年5月3日', '1870-06-01', 'undecidable'],
    ['明治5年12月2日', '1872-12-31', 'undecidable'],
    ['明治3年5月3日', '1875-06-01', 'differ'],
    ['昭和20年月日不詳', '1945-03-04', 'undecidable'],
    ['昭和20年月日不詳', '1946-03-04', 'differ'],
    ['昭和20年月日不詳', '昭和20年月日不詳', 'undecidable'],
    ['昭和20年5月日不詳', '1945-05-04', 'undecidable'],
    ['昭和20年5月日不詳', '1945-06-04', 'differ'],
    ['昭和20年5月上旬', '1945-05-10', 'undecidable'],
    ['昭和20年5月上旬', '1945-05-11', 'differ'],
    ['昭和20年5月上旬', '昭和20年5月下旬', 'differ'],
    ['昭和○年○月上旬', '1945-05-04', 'undecidable'],
    ['昭和○年○月上旬', '1995-05-04', 'differ'],
    ['明治年月日不詳', '1905-05-04', 'undecidable'],
    ['明治年月日不詳', '昭和年月日不詳', 'differ'],
    ['昭和20年5月3日（推定）', '1945-05-03', 'undecidable'],
    ['昭和20年5月3日（推定）', '1945-05-04', 'differ'],
    ['????-01-02', '1985-01-02', 'undecidable'],
    ['????-01-02', '1985-02-02', 'differ'],
    ['不詳', '1985-01-02', 'undecidable'],
    ['31049', '1985-01-02', 'undecidable'],
    ['31049', '31049', 'undecidable'],
    ['1985-00-00', '1985-01-02', 'undecidable'],
    ['1985-00-00', '1984-01-02', 'differ'],
  ])('%s and %s: %s', (a, b, outcome) => {
    expect(compareBirthDates(read(a), read(b)).outcome).toBe(outcome);
    expect(compareBirthDates(read(b), read(a)).outcome).toBe(outcome);
  });
});

describe('birthDateTypo', () => {
  it.each([
    ['1985-01-02', '1985-01-03', 'digit'],
    ['1985-01-02', '1885-01-02', 'digit'],
    ['1985-01-02', '1985-11-02', 'digit'],
    ['昭和60年1月2日', '昭和65年1月2日', 'digit'],
    ['昭和60年1月2日', '平成元年1月2日', 'digit'],
    ['1985-01-12', '1985-01-21', 'swap'],
    ['1958-01-12', '1985-01-12', 'swap'],
    ['昭和34年3月9日', '昭和43年3月9日', 'swap'],
    ['1985-02-11', '1985-11-02', 'day_month'],
    ['1985-01-02', '1985-02-01', 'day_month'],
    ['昭和5年6月7日', '平成5年6月7日', 'era_slip'],
    ['大正12年6月7日', '昭和12年6月7日', 'era_slip'],
    ['平成2年6月7日', '令和2年6月7日', 'era_slip'],
    ['昭和60年1月2日', '1960-01-02', 'era_slip'],
    ['昭和60年1月2日', '1972-09-30', null],
    ['1985-01-02', '1987-03-02', null],
    ['1985-02-29', '1985-02-28', 'digit'],
    ['昭和20年月日不詳', '1946-03-04', null],
  ])('%s and %s: %s', (a, b, typo) => {
    expect(birthDateTypo(read(a), read(b))).toBe(typo);
    expect(birthDateTypo(read(b), read(a))).toBe(typo);
    const rules = typo
      ? [expect.objectContaining({ id: `birth-date/${typo.replace('_', '-')}`, evidence: 4 })]
      : undefined;
    expect(compareBirthDates(read(a), read(b)).rules).toEqual(rules);
  });

  it.each(birthDateRules.flatMap((rule) => rule.examples.map(([a, b]) => [rule.id, a, b] as const)))(
    '%s: %s and %s',
    (id, a, b) => {
      expect(compareBirthDates(read(a), read(b))).toMatchObject({ outcome: 'differ', rules: [{ id }] });
    },
  );
});

describe('laws', () => {
  const date = fc
    .tuple(fc.integer({ min: 1868, max: 2026 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 31 }))
    .map(([year, month, day]) => read(`${year}-${month}-${day}`));

  it('comparing is symmetric in outcome and in the slips named', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [forth, back] = [compareBirthDates(a, b), compareBirthDates(b, a)];
        expect(back.outcome).toBe(forth.outcome);
        expect(back.rules?.map((rule) => rule.id)).toEqual(forth.rules?.map((rule) => rule.id));
      }),
    );
  });

  it('a date agrees with itself, or is undecidable; two agree exactly where their keys do', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(compareBirthDates(a, a).outcome).toBe(a.key === null ? 'undecidable' : 'agree');
        expect(compareBirthDates(a, b).outcome === 'agree').toBe(a.key !== null && a.key === b.key);
      }),
    );
  });
});
