import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBirthDate } from '../../../src/fields/birth-date/index.js';
import type { DateNotation } from '../../../src/model.js';

const plain: readonly DateNotation[] = ['iso', 'compact', 'wareki', 'wareki-short'];
const receipts: readonly DateNotation[] = [...plain, 'era-code-1-5'];
const pensions: readonly DateNotation[] = [...plain, 'era-code-13579'];

describe('a whole date', () => {
  it.each([
    ['1985-01-02', '1985-01-02'],
    ['1985-1-2', '1985-01-02'],
    ['1985/1/2', '1985-01-02'],
    ['1985/01/02', '1985-01-02'],
    ['1985.1.2', '1985-01-02'],
    ['１９８５／０１／０２', '1985-01-02'],
    ['１９８５－１－２', '1985-01-02'],
    ['1985年1月2日', '1985-01-02'],
    ['西暦1985年1月2日', '1985-01-02'],
    ['二〇〇一年十二月三十一日', '2001-12-31'],
    ['千九百八十五年一月二日', '1985-01-02'],
    ['1985-01-02T00:00:00', '1985-01-02'],
    ['1985-01-02 00:00:00.000', '1985-01-02'],
    ['1985-01-02T00:00:00+09:00', '1985-01-02'],
    ['1985/1/2 0:00', '1985-01-02'],
    ['1/2', null],
    [' 1985-01-02 ', '1985-01-02'],
    ['1985 01 02', '1985-01-02'],
    ['19850102', '1985-01-02'],
    ['１９８５０１０２', '1985-01-02'],
    ['19850102000000', '1985-01-02'],
    ['昭和60年1月2日', '1985-01-02'],
    ['昭和60年01月02日', '1985-01-02'],
    ['昭和６０年１月２日', '1985-01-02'],
    ['昭和 60年 1月 2日', '1985-01-02'],
    ['昭和　60　年　1　月　2　日', '1985-01-02'],
    ['昭和60. 1. 2', '1985-01-02'],
    ['昭和60/1/2', '1985-01-02'],
    ['昭和600102', '1985-01-02'],
    ['昭和六十年一月二日', '1985-01-02'],
    ['昭和六〇年一月二日', '1985-01-02'],
    ['昭和二十一年十二月二十三日', '1946-12-23'],
    ['昭和弐拾壱年拾弐月廿参日', '1946-12-23'],
    ['昭和60年1月2日生', '1985-01-02'],
    ['昭和60年1月2日(水)', '1985-01-02'],
    ['㍼60年1月2日', '1985-01-02'],
    ['平成元年1月8日', '1989-01-08'],
    ['令和元年5月1日', '2019-05-01'],
    ['S60.1.2', '1985-01-02'],
    ['S60/01/02', '1985-01-02'],
    ['s60-1-2', '1985-01-02'],
    ['Ｓ６０．０１．０２', '1985-01-02'],
    ['Ｓ６０．　１．　２', '1985-01-02'],
    ['昭60.1.2', '1985-01-02'],
    ['S60年1月2日', '1985-01-02'],
    ['S600102', '1985-01-02'],
    ['H元.1.8', '1989-01-08'],
    ['R1.5.1', '2019-05-01'],
    ['T15・12・25', '1926-12-25'],
  ])('%s is %s', (text, canonical) => {
    expect(parseBirthDate(text, plain)).toMatchObject(
      canonical ? { text: canonical, key: canonical, kind: 'calendar' } : { key: null, kind: 'unreadable' },
    );
  });
});

describe('an era code', () => {
  it.each([
    ['3600102', receipts, '1985-01-02'],
    ['3-60-01-02', receipts, '1985-01-02'],
    ['3.60.1.2', receipts, '1985-01-02'],
    ['4010108', receipts, '1989-01-08'],
    ['5050505', receipts, '2023-05-05'],
    ['5050505', pensions, '1930-05-05'],
    ['5600102', pensions, '1985-01-02'],
    ['7-01-01-08', pensions, '1989-01-08'],
    ['9010501', pensions, '2019-05-01'],
    ['3000000', receipts, '昭和??-??-??'],
    ['3600000', receipts, '1985-??-??'],
  ] as const)('%s under %j is %s', (text, notations, canonical) => {
    expect(parseBirthDate(text, notations)?.text).toBe(canonical);
  });

  it.each([
    ['without any code', plain],
    ['with both codes', [...receipts, 'era-code-13579'] as DateNotation[]],
  ])('is not read %s', (_, notations) => {
    expect(parseBirthDate('3600102', notations)).toMatchObject({ kind: 'unreadable', key: null });
  });

  it.each(['6600102', '8-60-01-02'])('%s of no era is not read', (text) => {
    expect(parseBirthDate(text, pensions)?.kind).toBe('unreadable');
  });
});

describe('the bounds of an era', () => {
  it.each([
    ['明治45年7月30日', '1912-07-30'],
    ['大正元年7月30日', '1912-07-30'],
    ['大正15年12月25日', '1926-12-25'],
    ['昭和元年12月25日', '1926-12-25'],
    ['昭和64年1月7日', '1989-01-07'],
    ['昭和64年2月1日', '1989-02-01'],
    ['平成元年1月7日', '1989-01-07'],
    ['平成31年6月1日', '2019-06-01'],
    ['平成32年4月1日', '2020-04-01'],
    ['明治6年1月1日', '1873-01-01'],
  ])('%s is %s', (text, canonical) => {
    expect(parseBirthDate(text, plain)).toMatchObject({ text: canonical, kind: 'calendar' });
  });

  it.each(['昭和80年1月1日', '平成33年1月1日', '大正20年1月1日', 'S99.1.1', '慶応3年1月1日'])(
    '%s is not read',
    (text) => {
      expect(parseBirthDate(text, plain)?.kind).toBe('unreadable');
    },
  );

  it('before 1873 is lunisolar and not converted', () => {
    expect(parseBirthDate('明治5年12月2日', plain)).toMatchObject({
      text: '明治05-12-02',
      key: '明治05-12-02',
      kind: 'lunisolar',
    });
  });
});

describe('unknown parts', () => {
  it.each([
    ['昭和20年月日不詳', '1945-??-??'],
    ['昭和20年5月日不詳', '1945-05-??'],
    ['昭和20年以下不詳', '1945-??-??'],
    ['昭和20年5月不詳', '1945-05-??'],
    ['昭和20年不詳月不詳日', '1945-??-??'],
    ['昭和○年○月上旬', '昭和??-??-上旬'],
    ['昭和〇年〇月〇日', '昭和??-??-??'],
    ['昭和○○年5月3日', '昭和??-05-03'],
    ['昭和20年5月中旬', '1945-05-中旬'],
    ['昭和20年5月初旬', '1945-05-上旬'],
    ['昭和20年5月末', '1945-05-??'],
    ['昭和2●年5月3日', '昭和??-05-03'],
    ['明治年月日不詳', '明治??-??-??'],
    ['昭和不詳', '昭和??-??-??'],
    ['不詳', '????-??-??'],
    ['生年月日不詳', '????-??-??'],
    ['年月日不詳', '????-??-??'],
    ['推定昭和20年5月3日', '1945-05-03頃'],
    ['昭和20年5月3日（推定）', '1945-05-03頃'],
    ['昭和20年頃', '1945-??-??頃'],
    ['昭和20年春', '1945-??-??頃'],
    ['1985-00-00', '1985-??-??'],
    ['1985-01-00', '1985-01-??'],
    ['19850100', '1985-01-??'],
    ['19850000', '1985-??-??'],
    ['00000000', '????-??-??'],
    ['0000-00-00', '????-??-??'],
    ['1900/1/0', '????-??-??'],
    ['198?-01-02', '????-01-02'],
    ['S60.00.00', '1985-??-??'],
    ['1985年', '1985-??-??'],
    ['1985-01', '1985-01-??'],
  ])('%s is %s', (text, canonical) => {
    expect(parseBirthDate(text, plain)).toMatchObject({ text: canonical, key: null, kind: 'partial' });
  });

  it.each([
    '31049',
    '850102',
    '600102',
    '60.1.2',
    '01/02/1985',
    '1985-13-01',
    '1985-01-32',
    '99999999',
    '9999-12-31',
    '1985-01-01T15:00:00Z',
    'あ',
    '1985',
  ])('%s is not read', (text) => {
    expect(parseBirthDate(text, plain)).toMatchObject({ text, key: null, kind: 'unreadable' });
  });

  it.each(['', ' ', '　', '\t'])('%j is blank', (text) => {
    expect(parseBirthDate(text, plain)).toBeNull();
  });
});

it.each([
  ['1985-02-29', '1985-02-29'],
  ['昭和60年2月29日', '1985-02-29'],
  ['19850431', '1985-04-31'],
  ['1900-02-29', '1900-02-29'],
])('%s, a day no calendar has, is kept as %s', (text, canonical) => {
  expect(parseBirthDate(text, plain)).toMatchObject({ text: canonical, key: canonical, kind: 'non_calendar' });
});

describe('the notations of a profile', () => {
  it.each([
    ['1985/1/2', ['compact']],
    ['19850102', ['iso']],
    ['昭和60年1月2日', ['iso']],
    ['S60.1.2', ['wareki']],
    ['昭和60.1.2', ['wareki-short']],
  ] as const)('%s is not read where only %j is allowed', (text, notations) => {
    expect(parseBirthDate(text, notations)?.kind).toBe('unreadable');
  });

  it.each(['1985-01-02', '1985-02-29', '1945-??-??', '昭和??-05-上旬', '明治05-12-02', '????-??-??', '1945-05-03頃'])(
    '%s, a canonical text, is read whatever is allowed',
    (text) => {
      expect(parseBirthDate(text, [])?.text).toBe(text);
      expect(parseBirthDate(text, [])?.kind).not.toBe('unreadable');
    },
  );
});

describe('laws', () => {
  const notations = fc.constantFrom(plain, receipts, pensions, ['iso'] as DateNotation[], [] as DateNotation[]);
  const pieces = fc.constantFrom(
    '昭和',
    '平成',
    '令和',
    '明治',
    'S',
    'h',
    '１９８５',
    '1985',
    '60',
    '1',
    '02',
    '元',
    '十',
    '〇',
    '○',
    '?',
    '年',
    '月',
    '日',
    '-',
    '/',
    '.',
    ' ',
    '　',
    '不詳',
    '頃',
    '上旬',
    '推定',
    'T00:00:00',
    '(水)',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join('')),
  );

  it('reading the canonical text gives the same value', () => {
    fc.assert(
      fc.property(text, notations, (raw, allowed) => {
        const once = parseBirthDate(raw, allowed);
        if (once) expect(parseBirthDate(once.text, allowed)).toEqual(once);
      }),
      { numRuns: 5000 },
    );
  });

  it('width and blanks around never matter', () => {
    const dates = fc.date({ min: new Date('1873-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const wide = iso.replace(/[-0-9]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
        expect(parseBirthDate(`　${wide} `, plain)).toEqual(parseBirthDate(iso, plain));
        expect(parseBirthDate(iso.replaceAll('-', ''), plain)).toEqual(parseBirthDate(iso, plain));
      }),
    );
  });
});

it('reads a plain text as it reads the same text in full width', () => {
  const part = fc.oneof(
    fc.integer({ min: 0, max: 40 }).map(String),
    fc.constantFrom('', '00', '01', '1985', '元', '?', 'S', '45'),
  );
  const written = fc
    .tuple(
      fc.constantFrom('', '', 'S', 'H', 'T', 'M', 'R', 's', '昭和', '平成', '1'),
      part,
      part,
      part,
      fc.constantFrom('/', '.', '-', ''),
      fc.boolean(),
    )
    .map(([era, year, month, day, separator, spelled]) =>
      spelled ? `${era}${year}年${month}月${day}日` : `${era}${[year, month, day].join(separator)}`,
    );
  fc.assert(
    fc.property(written, fc.subarray([...plain]), (text, notations) => {
      const wide = text.replace(/[0-9A-Za-z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
      const [quick, folded] = [parseBirthDate(text, notations), parseBirthDate(wide, notations)];
      expect(quick).toEqual(folded);
    }),
    { numRuns: 5000 },
  );
});
