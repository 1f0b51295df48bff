import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, mask, maskWithin, parseIndividualNumber } from '../../../src/fields/individual-number/index.js';

// 123456789018 is the number official specimens show.
const specimen = '123456789018';
const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('notation', () => {
  it.each([
    ['plain', specimen],
    ['full-width', wide(specimen)],
    ['spaces', '1234 5678 9018'],
    ['full-width spaces', '1234　5678　9018'],
    ['hyphens', '1234-5678-9018'],
    ['full-width hyphens', wide('1234-5678-9018')],
    ['apostrophe', `'${specimen}`],
    ['formula', `="${specimen}"`],
    ['quotes', `"${specimen}"`],
    ['tab', `\t${specimen}`],
    ['trailing .0', `${specimen}.0`],
    ['zero-width space', `\u200b${specimen}`],
  ])('%s', (_, text) => {
    expect(parseIndividualNumber(text)).toEqual({
      text: '********9018',
      masked: '********9018',
      key: specimen,
      digits: specimen,
      fault: null,
      repaired: null,
    });
  });

  it.each(['', ' ', '　', "'", '000000000000', '0'])('%j is missing', (text) =>
    expect(parseIndividualNumber(text)).toBeNull(),
  );
});

describe('faults', () => {
  it.each([
    ['1.23457E+11', 'excel_exponent', null],
    ['1.23456789018E+11', 'excel_exponent', null],
    ['1E+11', 'excel_exponent', null],
    [wide('1.23457E+11'), 'excel_exponent', null],
    ['12345678901', 'lost_zeros', null],
    ['9018', 'lost_zeros', null],
    ['1234567890180', 'too_long', null],
    ['12345678901A', 'not_digits', null],
    ['●23456789018', 'not_digits', null],
    ['123456789019', 'check_digit', '123456789019'],
  ])('%s is %s', (text, fault, digits) => {
    expect(parseIndividualNumber(text)).toMatchObject({ fault, digits, key: null });
  });

  it('puts lost zeros back where the check digit then holds', () => {
    const body = '01234567890';
    const whole = body + checkDigit(body);
    expect(parseIndividualNumber(whole.slice(1))).toMatchObject({ fault: 'lost_zeros', repaired: whole });
    const wrong = `${whole.slice(1, -1)}${(checkDigit(body) + 1) % 10}`;
    expect(parseIndividualNumber(wrong)).toMatchObject({ fault: 'lost_zeros', repaired: null });
  });
});

describe('checkDigit', () => {
  it('is 8 for the specimen', () => expect(checkDigit('12345678901')).toBe(8));

  it('is 0 where the remainder is 0 or 1, else 11 less it, from weights 2 to 7 and 2 to 6 from the right', () => {
    const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 }), (digits) => {
        const remainder = digits.reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0) % 11;
        expect(checkDigit(digits.join(''))).toBe(remainder < 2 ? 0 : 11 - remainder);
      }),
    );
  });
});

describe('mask', () => {
  it.each([
    [specimen, '********9018'],
    ['12345678901', '*******8901'],
    ['9018', '9018'],
    ['ABC', '***'],
    ['1.23457E+11', '*****57**11'],
    ['', ''],
  ])('%s becomes %s', (text, masked) => expect(mask(text)).toBe(masked));

  it('leaves at most four digits of any text, and masking twice is masking once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9０-９٠-٩ -]{0,20}$/)), (text) => {
        const masked = mask(text);
        expect(masked.match(/\p{Nd}/gu)?.length ?? 0).toBeLessThanOrEqual(4);
        expect(masked.replace(/\p{Nd}/gu, '')).toMatch(/^\**$/);
        expect(mask(masked)).toBe(masked);
      }),
      { numRuns: 1000 },
    );
  });
});

it('a masked number is read as it stands', () => {
  expect(parseIndividualNumber('********9018')).toEqual({
    text: '********9018',
    masked: '********9018',
    key: null,
    digits: null,
    fault: null,
    repaired: null,
  });
});

it('what is shown of any text stays the same when read again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9 *.E+-]{0,16}$/)), (text) => {
      const once = parseIndividualNumber(text);
      if (once) expect(parseIndividualNumber(once.text)?.text).toBe(once.text);
    }),
    { numRuns: 2000 },
  );
});

describe('maskWithin', () => {
  it.each([
    ['a number after a name', `渡辺一郎 ${specimen}`, '渡辺一郎 ********9018'],
    ['groups of four', '渡辺一郎1234-5678-9018', '渡辺一郎**********9018'],
    ['full width', `（${wide(specimen)}）`, '（********9018）'],
    ['an address', '丸の内1-9-1 1203号', '丸の内1-9-1 1203号'],
    ['a telephone number', '03-1234-5678', '03-1234-5678'],
    ['a postal code before an address', '100-0005 丸の内1-9-1', '100-0005 丸の内1-9-1'],
    ['groups of three', '渡辺一郎 123-456-789-018', '渡辺一郎 **********9*018'],
    ['spaced hyphens', '渡辺一郎 1234 - 5678 - 9018', '渡辺一郎 **************9018'],
    ['thousands', '渡辺一郎 123,456,789,018', '渡辺一郎 **********9*018'],
    ['run into another digit', `1${specimen}`, '*********9018'],
  ])('%s', (_, text, shown) => {
    expect(maskWithin(text)).toBe(shown);
    expect(maskWithin(shown)).toBe(shown);
  });
});
