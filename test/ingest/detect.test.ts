import { closeSync, openSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { detectEncoding } from '../../src/ingest/detect.js';
import type { Encoding } from '../../src/ingest/index.js';
import { encode, writeInput } from './support.js';

function detect(bytes: Buffer) {
  const fd = openSync(writeInput('detect.csv', bytes), 'r');
  try {
    return detectEncoding(fd)?.encoding ?? null;
  } finally {
    closeSync(fd);
  }
}

const header = '宛名番号,個人番号,氏名,生年月日\r\n';
const asciiRow = 'A1,123456789018,YAMADA TARO,1990-01-01\r\n';
const kanjiRow = 'B2,,渡邉　花子,昭和60年1月2日\r\n';
/** More than one piece of what is read at a time. */
const asciiHead = asciiRow.repeat(20_000);

const cases: [string, Buffer, Encoding | null][] = [
  ['ASCII alone', Buffer.from(asciiRow), 'utf-8'],
  ['CP932 after a long head of ASCII', encode(asciiHead + kanjiRow, 'cp932'), 'cp932'],
  ['UTF-8 after a long head of ASCII', encode(asciiHead + kanjiRow, 'utf-8'), 'utf-8'],
  ['CP932 in the last bytes, no line end', encode(`${asciiHead}B2,,渡`, 'cp932'), 'cp932'],
  [
    'UTF-8 with one broken row',
    Buffer.concat([encode(header + kanjiRow, 'utf-8'), Buffer.from([0xe6, 0x0a]), encode(kanjiRow, 'utf-8')]),
    'utf-8',
  ],
  [
    'CP932 with one broken row',
    Buffer.concat([encode(header + kanjiRow, 'cp932'), Buffer.from([0xff, 0x0a]), encode(kanjiRow, 'cp932')]),
    'cp932',
  ],
  ['half-width kana that are valid UTF-8 too', encode('A1,ﾅｵ\n', 'cp932'), 'cp932'],
  ['half-width kana in UTF-8', encode('A1,ﾅｵ\n', 'utf-8'), 'utf-8'],
  [
    'short CP932 rows that UTF-8 can read too, with one broken row',
    Buffer.concat([encode(asciiRow + '1,,邉渡,1990\r\n'.repeat(4), 'cp932'), Buffer.from([0x81, 0xff, 0xff, 0x0a])]),
    'cp932',
  ],
  ['UTF-16LE without a mark, full of kanji', encode((header + kanjiRow).repeat(50), 'utf-16le'), 'utf-16le'],
  ['UTF-16BE without a mark, full of kanji', encode((header + kanjiRow).repeat(50), 'utf-16be'), 'utf-16be'],
  ['UTF-16LE with many 一 and ideographic spaces', encode('1\t一　一　一\r\n'.repeat(50), 'utf-16le'), 'utf-16le'],
  ['CP932 with a few NUL bytes', encode(`${header}${kanjiRow.repeat(20)}A\0\0,\r\n`, 'cp932'), 'cp932'],
  ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), encode(header, 'utf-8')]), 'utf-8'],
  ['EUC-JP', iconv.encode(`${header}${kanjiRow}C3,,鈴木、京都府,\r\n`.repeat(40), 'euc-jp'), null],
  ['ISO-2022-JP', Buffer.from('\x1b$B;3ED\x1b(B,1990\r\n', 'latin1'), null],
  ['noise', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at % 20 === 0 ? 10 : 0xf5 + (at % 11)))), null],
];

describe('detectEncoding', () => {
  test.each(cases)('%s', (_, bytes, expected) => {
    expect(detect(bytes)).toBe(expected);
  });

  test('kanji and kana are never taken for another encoding', () => {
    const unit = fc.constantFrom(...'渡邉髙橋山田太郎一花子アイウエオカキクケコソ表能十あいうＡ１ｱｲｳﾞ');
    const name = fc.string({ unit, minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 20 }),
        fc.constantFrom<Encoding>('utf-8', 'cp932'),
        (names, encoding) => {
          const csv = header + names.map((one) => `1,,${one},1990\r\n`).join('');
          expect(detect(encode(csv, encoding))).toBe(encoding);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('one line that both encodings can read is what gives Japanese letters', () => {
    for (const encoding of ['utf-8', 'cp932'] as const) {
      expect(detect(encode(`${header}1,,邉渡,1990\r\n`, encoding))).toBe(encoding);
    }
  });

  test('lines that both encodings can read do not outweigh the header that one alone can', () => {
    for (const encoding of ['utf-8', 'cp932'] as const) {
      expect(detect(encode(`${header}1,,邉山,1990\r\n2,,邉田,1990\r\n`, encoding))).toBe(encoding);
    }
  });
});
