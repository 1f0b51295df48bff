import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/filter/lines.js';

async function linesOf(chunks: readonly Uint8Array[], limit?: number): Promise<string[]> {
  const found: string[] = [];
  async function* stream() {
    yield* chunks;
  }
  for await (const lines of readLines(stream(), limit)) {
    for (const line of lines) found.push(typeof line === 'string' ? line : `<${line.code}>`);
  }
  return found;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readLines', () => {
  it.each([
    ['ends a line at 0x0A', ['a\nb\n'], ['a', 'b']],
    ['needs no last line feed', ['a\nb'], ['a', 'b']],
    ['keeps blank lines', ['a\n\nb\n\n'], ['a', '', 'b', '']],
    ['gives nothing for nothing', [''], []],
    ['gives one blank line for a line feed', ['\n'], ['']],
    ['keeps a carriage return', ['a\r\nb\r\n'], ['a\r', 'b\r']],
    ['splits at nothing else', ['a\u2028b\u2029c\u0085d\u000be\rf\n'], ['a\u2028b\u2029c\u0085d\u000be\rf']],
    ['joins chunks', ['a', 'b', '\nc\nd', 'e'], ['ab', 'c', 'de']],
    ['drops a byte order mark before the first line alone', ['\ufeffa\n\ufeffb\n'], ['a', '\ufeffb']],
    ['drops it before a line feed elsewhere', ['\ufeffa', '\n'], ['a']],
  ])('%s', async (_, chunks, expected) => {
    expect(await linesOf(chunks.map(bytes))).toEqual(expected);
  });

  it('joins a character cut between chunks', async () => {
    const text = bytes('邉\n𠮷\n');
    for (let cut = 0; cut <= text.length; cut++) {
      expect(await linesOf([text.subarray(0, cut), text.subarray(cut)])).toEqual(['邉', '𠮷']);
    }
  });

  it('gives an error for a line that is not UTF-8, and reads its neighbours', async () => {
    const broken = Uint8Array.from([...bytes('a\nb'), 0xff, ...bytes('\nc\n'), 0xe9, 0x82, 0x0a, ...bytes('d')]);
    expect(await linesOf([broken])).toEqual(['a', '<LINE_NOT_UTF8>', 'c', '<LINE_NOT_UTF8>', 'd']);
  });

  it('gives an error for CESU-8 surrogates and overlong forms', async () => {
    expect(await linesOf([Uint8Array.from([0xed, 0xa0, 0x80, 0x0a, 0xc0, 0xaf, 0x0a, 0x61])])).toEqual([
      '<LINE_NOT_UTF8>',
      '<LINE_NOT_UTF8>',
      'a',
    ]);
  });

  it('gives an error for a line longer than the limit, wherever chunks end, and reads its neighbours', async () => {
    const text = bytes(`ab\n${'x'.repeat(11)}\n${'y'.repeat(10)}\nc\n${'z'.repeat(99)}`);
    const expected = ['ab', '<LINE_TOO_LONG>', 'yyyyyyyyyy', 'c', '<LINE_TOO_LONG>'];
    for (let size = 1; size <= text.length; size++) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.subarray(at * size, at * size + size),
      );
      expect(await linesOf(chunks, 10)).toEqual(expected);
    }
  });

  it('gives the same lines however the stream is cut', async () => {
    const text = fc
      .array(fc.constantFrom('a', '邉', '𠮷', '\n', '\r', '\u2028', ' '), { maxLength: 40 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(160), { maxLength: 6 }), async (whole, cuts) => {
        const all = bytes(whole);
        const ends = [...cuts.filter((cut) => cut < all.length), all.length].sort((a, b) => a - b);
        const chunks = ends.map((end, at) => all.subarray(ends[at - 1] ?? 0, end));
        const expected = whole.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(await linesOf(chunks)).toEqual(expected);
      }),
    );
  });
});
