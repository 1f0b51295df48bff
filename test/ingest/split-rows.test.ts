import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRows } from '../../src/ingest/csv.js';

const field = fc.string({
  unit: fc.constantFrom('渡', 'ﾅ', 'a', '1', ' ', '　', "'", '=', '\r', '\ufeff', ';'),
  maxLength: 4,
});
const line = fc.tuple(fc.array(field, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'));
const texts = fc.tuple(fc.array(line, { maxLength: 5 }), fc.boolean());

describe('rows without quotes', () => {
  it.each([',', '\t'])('are what csv-parse reads, at the delimiter %j', (delimiter) => {
    fc.assert(
      fc.property(texts, ([lines, ended]) => {
        const whole = lines.map(([fields, end]) => fields.join(delimiter) + end).join('');
        const text = ended ? whole : whole.replace(/\r?\n$/, '');
        // A carriage return that ends a field ends the line's last one too: csv-parse is told of line feeds alone.
        const expected = (
          parse(text, {
            delimiter,
            relax_column_count: true,
            record_delimiter: ['\n'],
            quote: null,
            escape: null,
          }) as string[][]
        ).map((row) => row.map((value, at) => (at === row.length - 1 ? value.replace(/\r$/, '') : value)));
        expect(splitRows(text, delimiter)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
