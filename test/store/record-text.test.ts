import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnKeys } from '../../src/ingest/profile-schema.js';
import type { SourceRecord } from '../../src/model.js';
import { recordOf, writeRecord } from '../../src/store/record-text.js';

/** The text of a record, written behind other bytes. */
function recordText(record: SourceRecord): string {
  const bytes = Buffer.alloc(4096, 0xff);
  const end = writeRecord(record, bytes, 3);
  expect([...bytes.subarray(0, 3)].every((byte) => byte === 0xff)).toBe(true);
  return bytes.toString('utf8', 3, end);
}

const keys = columnKeys.filter((key) => key !== 'protected');

const value = fc.oneof(
  fc.option(fc.string({ unit: 'grapheme', minLength: 1 }), { nil: null }),
  fc.constantFrom('\u001f', '[', '["x"]', 'a\u001fb', '"', '0', 'é', '𠮷野', '𠮷\u001f'),
);
const record = fc
  .tuple(fc.record(Object.fromEntries(keys.map((key) => [key, value]))), fc.constantFrom(true, false, null))
  .map(([texts, mark]) => ({ source: 'insurer', ...texts, protected: mark }) as SourceRecord);

describe('record text', () => {
  it('gives back every value under its own key, whatever it holds', () => {
    fc.assert(
      fc.property(record, (given) => {
        expect(recordOf(recordText(given), 'insurer')).toEqual(given);
      }),
    );
  });

  it('takes a blank value for none', () => {
    expect(recordOf(recordText({ recordId: '1', nameKana: '' }), 'municipal').nameKana).toBeNull();
  });

  it('is as short as the values allow', () => {
    expect(recordText({ recordId: '0001', nameKanji: '渡邉 一郎' })).toBe('0001\u001f\u001f渡邉 一郎');
  });
});
