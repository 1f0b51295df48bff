import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, guard, unguard } from '../../src/report/index.js';

describe('cells that a spreadsheet would change are held as text', () => {
  test.each([
    ['a formula', '=1+1'],
    ['a formula after blanks', '  =cmd|x'],
    ['a plus', '+81-3'],
    ['a minus', '-1'],
    ['an at sign', '@SUM(A1)'],
    ['a full-width formula', '＝１＋１'],
    ['leading zeros', '0000123'],
    ['zeros after the point', '1.50'],
    ['twelve digits', '123456789012'],
    ['an exponent', '12E34'],
    ['an ISO date', '1985-01-02'],
    ['a house number', '1-2-3'],
    ['an era date', '昭和60年1月2日'],
    ['a short era date', 'S60.1.2'],
    ['a time', '01:02:03'],
    ['a fraction', '1/2'],
    ['a month', 'SEPT2'],
    ['full-width digits', '００１２'],
    ['a logical value', 'TRUE'],
    ['a TAB of its own', '\tx'],
  ])('%s', (_, text) => {
    expect(guard(text)).toBe(`\t${text}`);
    expect(unguard(guard(text))).toBe(text);
  });

  test.each([
    ['nothing', ''],
    ['a name', '渡邉 一郎'],
    ['a short number', '12345'],
    ['nought', '0'],
    ['a masked number', '********9018'],
    ['an address', '丸の内1-9-1'],
    ['an alphabet name', 'ZHANG YULIN'],
  ])('%s stays as it is', (_, text) => {
    expect(guard(text)).toBe(text);
  });

  test('any text comes back', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unguard(guard(text)) === text));
  });
});

describe('lines', () => {
  test.each([
    ['plain cells', ['a', 'b'], 'a,b\r\n'],
    ['a comma', ['a,b'], '"a,b"\r\n'],
    ['a quote', ['a"b'], '"a""b"\r\n'],
    ['a line feed', ['a\nb'], '"a\nb"\r\n'],
    ['a carriage return', ['a\rb'], '"a\rb"\r\n'],
    ['a guarded cell', ['007'], '"\t007"\r\n'],
    ['empty cells', ['', ''], ',\r\n'],
  ])('%s', (_, cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  test('any cells come back through a CSV reader', () => {
    const cells = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'=+-@"\r\n\t, 01邉') })),
      {
        minLength: 2,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (rows) => {
        const text = rows.map(csvLine).join('');
        const read: string[][] = parse(text, {
          relax_column_count: true,
          record_delimiter: '\r\n',
          skip_empty_lines: false,
        });
        expect(read.map((row) => row.map(unguard))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});
