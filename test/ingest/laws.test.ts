/** What must hold of reading whatever the rows are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/ingest/index.js';
import { encode, fourColumns, readAll, writeInput } from './support.js';

const header = '宛名番号,個人番号,氏名,生年月日';
const encodings: Encoding[] = ['utf-8', 'cp932', 'utf-16le', 'utf-16be'];

/** Characters that every encoding holds and gives back, among them all that CSV gives a meaning to. */
const character = fc.constantFrom(...'",\n\r\r\n\t 0123aZ\\|;~アｱﾞ。、髙邉渡上表ソ能十申欠一丁');
/** Lines inside a field that hold delimiters too may look like rows, and are then rejected in doubt: not here. */
const text = fc
  .string({ unit: character, maxLength: 12 })
  .map((one) => (one.includes('\n') ? one.replaceAll(',', '、') : one));
const row = fc.tuple(fc.integer({ min: 1, max: 999999 }).map(String), text, text, text);
const quote = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
const lineOf = (fields: readonly string[]) => fields.map(quote).join(',');

/** A blank field is a missing value. */
const stated = ([recordId, individualNumber, nameKanji, birthDate]: readonly string[]) => ({
  source: 'municipal',
  recordId,
  individualNumber: individualNumber || null,
  nameKanji: nameKanji || null,
  birthDate: birthDate || null,
});

describe.each(encodings)('rows written in %s', (encoding) => {
  const profile = { ...fourColumns, encoding };

  test('come back as they were, at any chunk size', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 300 }),
        (rows, lineEnd, chunkBytes) => {
          const csv = [header, ...rows.map(lineOf)].join(lineEnd) + lineEnd;
          const path = writeInput(`round-${encoding}.csv`, encode(csv, encoding));
          const { records, rejects } = readAll(path, profile, { chunkBytes });
          expect(rejects).toEqual([]);
          expect(records).toEqual(rows.map(stated));
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** One row on one line, as exports have them. */
const plainCharacter = fc.constantFrom(...'0123aZアイ髙邉渡上表ソ能"、,'.split(''));
const plainText = fc.string({ unit: plainCharacter, maxLength: 8 });
const plainRow = fc.tuple(fc.integer({ min: 1, max: 999999 }).map(String), plainText, plainText, plainText);

/** The corruption of a row: any bytes but a line feed put in, left out or in place of others. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.integer({ min: 0, max: 6 }),
  added: fc.array(
    fc.oneof(fc.constantFrom(0x22, 0x2c, 0x0d, 0x00, 0x81, 0xe3, 0xff, 0x1a), fc.integer({ min: 0, max: 255 })),
    { maxLength: 6 },
  ),
});

describe.each(['utf-8', 'cp932'] as const)('a corrupted row in %s', (encoding) => {
  const profile = { ...fourColumns, encoding };

  test('never changes another row, and is counted itself', () => {
    fc.assert(
      fc.property(
        fc.array(plainRow, { minLength: 2, maxLength: 10 }),
        fc.nat(),
        damage,
        fc.integer({ min: 1, max: 400 }),
        (rows, pick, { at, removed, added }, chunkBytes) => {
          const victim = pick % rows.length;
          const lines = [header, ...rows.map(lineOf)].map((line) => encode(line, encoding));
          const sound = lines[victim + 1] as Buffer;
          const from = Math.floor(at * sound.length);
          const bytes = Buffer.from(added.filter((byte) => byte !== 0x0a));
          lines[victim + 1] = Buffer.concat([sound.subarray(0, from), bytes, sound.subarray(from + removed)]);
          const path = writeInput(
            `damaged-${encoding}.csv`,
            Buffer.concat(lines.flatMap((line) => [line, encode('\n', encoding)])),
          );
          const { records, lines: at2, rejects } = readAll(path, profile, { chunkBytes });
          const others = records.filter((_, index) => at2[index] !== victim + 2);
          expect(others).toEqual(rows.filter((_, index) => index !== victim).map(stated));
          for (const reject of rejects) expect(reject.line).toBe(victim + 2);
          const blank = /^("")?\s*$/.test((lines[victim + 1] as Buffer).toString('latin1').replaceAll('\x1a', ''));
          if (!blank) expect(records.length + rejects.length).toBe(rows.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});
