import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { cp932Encoder } from '../../src/report/index.js';

const hex = (text: string): string => cp932Encoder().encode(text).toString('hex');
const decode = (bytes: Uint8Array): string => new TextDecoder('shift_jis', { fatal: true }).decode(bytes);

describe('bytes', () => {
  test.each([
    ['ASCII', 'A1,"\r\n', '41312c220d0a'],
    ['half-width kana', 'ﾜﾀﾅﾍﾞ', 'dcc0c5cdde'],
    ['kanji', '渡辺', '936e95d3'],
    ['髙 by the IBM extension', '髙', 'fbfc'],
    ['﨑 by the IBM extension', '﨑', 'fab1'],
    ['① by NEC row 13', '①', '8740'],
    ['∵ by JIS', '∵', '81e6'],
    ['the wave dash as Windows has it', '〜', '8160'],
    ['the fullwidth tilde alike', '～', '8160'],
    ['the minus sign as Windows has it', '−', '817c'],
    ['the double line as Windows has it', '‖', '8161'],
    ['the em dash as Windows has it', '—', '815c'],
    ['the first user-defined character', '\uE000', 'f040'],
    ['the last user-defined character', '\uE757', 'f9fc'],
    ['one that others lose', '\uE69D', 'f941'],
    ['a decomposed kana', 'か\u3099', '82aa'],
  ])('%s', (_, text, bytes) => {
    expect(hex(text)).toBe(bytes);
  });
});

describe('what CP932 lacks', () => {
  test.each([
    ['a character beyond the BMP', '𠮷田', '〓田', { 'U+20BB7': 1 }],
    ['a Korean syllable, twice', '각각', '〓〓', { 'U+AC01': 2 }],
    ['a variation selector leaves its base', '邉\u{E0102}田', '邉田', { 'U+E0102': 1 }],
    ['a lone surrogate', '\uD842x', '〓x', { 'U+D842': 1 }],
  ])('%s', (_, text, read, lost) => {
    const encoder = cp932Encoder();
    expect(decode(encoder.encode(text))).toBe(read);
    expect(Object.fromEntries(encoder.lost)).toEqual(lost);
  });
});

test('what is not counted as lost reads back as it was, or as the form Windows writes', () => {
  const forms: Record<string, string> = {
    '〜': '～',
    '−': '－',
    '‖': '∥',
    '—': '―',
    '¢': '￠',
    '£': '￡',
    '¬': '￢',
    '¦': '￤',
  };
  // DEL is left out: Node's own decoder reads the byte 7F of this encoding as another control character.
  const unit = fc
    .integer({ min: 0x20, max: 0xffff })
    .filter((point) => (point < 0xd800 || point > 0xdfff) && point !== 0x7f);
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 50 }), (points) => {
      const encoder = cp932Encoder();
      const kept = points.filter((point) => {
        const one = cp932Encoder();
        one.encode(String.fromCharCode(point));
        return one.lost.size === 0;
      });
      const text = String.fromCharCode(...kept);
      const expected = text.replace(/[〜−‖—¢£¬¦]/g, (c) => forms[c] as string);
      expect(decode(encoder.encode(text))).toBe(expected);
      expect(encoder.lost.size).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('every character agrees with another encoder where that one can write it', () => {
  const encoder = cp932Encoder();
  const differing: string[] = [];
  for (let point = 0x81; point <= 0xffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const text = String.fromCharCode(point);
    const theirs = iconv.encode(text, 'cp932');
    if (theirs.equals(Buffer.from('?')) || iconv.decode(theirs, 'cp932') !== text) continue;
    if (!theirs.equals(encoder.encode(text)))
      differing.push(`${point.toString(16)} ${theirs.toString('hex')} ${hex(text)}`);
  }
  expect(differing).toEqual([]);
});
