import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { charsetOf } from '../../src/ingest/charset.js';
import { encode } from './support.js';

const cp932 = charsetOf('cp932');
const read = (...bytes: number[]) => cp932.toUtf8(Buffer.from(bytes))?.toString() ?? null;

describe('CP932', () => {
  test.each([
    [[0x81, 0x60], '～', 'wave dash is U+FF5E'],
    [[0x81, 0x7c], '－', 'minus is U+FF0D'],
    [[0xfb, 0xfc], '髙', 'IBM extension'],
    [[0xee, 0xe0], '髙', 'NEC selection of IBM extensions'],
    [[0xfa, 0xb1], '﨑', 'a compatibility character stays one'],
    [[0xf0, 0x40], '\ue000', 'the first private-use character'],
    [[0xf9, 0xfc], '\ue757', 'the last private-use character'],
    [[0x5c], '\\', 'the yen sign is a backslash'],
    [[0x7e], '~', 'the overline is a tilde'],
    [[0x1a], '\x1a', 'control characters stand for themselves'],
    [[0x1c], '\x1c', 'control characters stand for themselves'],
    [[0x7f], '\x7f', 'control characters stand for themselves'],
  ])('%j is %j: %s', (bytes, text) => {
    expect(read(...bytes)).toBe(text);
  });

  test.each([
    [[0x80]],
    [[0xa0]],
    [[0xfd]],
    [[0xff]],
    [[0x81]],
    [[0x81, 0x20]],
    [[0x82, 0x0a]],
    [[0x85, 0x40]],
    [[0xeb, 0x40]],
  ])('%j is refused, and what follows is still read', (bytes) => {
    expect(read(...bytes)).toBeNull();
    expect(read(0x82, 0xa0)).toBe('あ');
  });

  test('every double byte reads as the table of Windows has it', () => {
    let compared = 0;
    for (let lead = 0x81; lead <= 0xfc; lead++) {
      if (lead >= 0xa0 && lead <= 0xdf) continue;
      for (let trail = 0x40; trail <= 0xfc; trail++) {
        const wanted = iconv.decode(Buffer.from([lead, trail]), 'cp932');
        // The last 188 private-use characters are not in iconv-lite's table.
        if (trail === 0x7f || wanted.includes('\ufffd')) continue;
        expect(read(lead, trail)).toBe(wanted);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(9000);
  });
});

describe.each(['utf-8', 'cp932', 'utf-16le', 'utf-16be'] as const)('line ends in %s', (encoding) => {
  const { lineEnd, lastLineEnd, unit } = charsetOf(encoding);
  // 上 (4E 0A) and ソ (83 5C) hold the bytes of ASCII characters.
  const line = fc.string({ unit: fc.constantFrom(...'a上ソ能一\r'), maxLength: 5 });
  test('are found where the text has them, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const parts = lines.map((text) => encode(`${text}\n`, encoding));
        const bytes = Buffer.concat([...parts, encode('上', encoding)]);
        const found: number[] = [];
        for (let at = lineEnd(bytes, 0); at >= 0; at = lineEnd(bytes, at)) found.push(at);
        let sum = 0;
        const wanted = parts.map((part) => {
          sum += part.length;
          return sum;
        });
        expect(found).toEqual(wanted);
        expect(lastLineEnd(bytes, bytes.length)).toBe(wanted.at(-1) ?? 0);
        expect(bytes.length % unit).toBe(0);
      }),
    );
  });
});
