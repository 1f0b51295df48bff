import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const room = new URL('../../../src/fields/reading/', import.meta.url);
const textOf = (table: string): string =>
  table.endsWith('.bin')
    ? brotliDecompressSync(readFileSync(new URL(table, room))).toString('utf16le')
    : readFileSync(new URL(table, room), 'utf8');
const rows = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

const digests = rows(textOf('tables.sha256.tsv')).map((line) => line.split('\t') as [string, string, string, string]);

describe('tables of the reading room', () => {
  it.each(digests)('%s is what scripts/tables/readings.js wrote', (table, digest, lines) => {
    const text = textOf(table);
    expect(createHash('sha256').update(text).digest('hex')).toBe(digest);
    expect(rows(text)).toHaveLength(Number(lines));
  });

  it('names.bin stays below 3 MB, its names in code unit order, each with readings and what attests them', () => {
    expect(statSync(new URL('names.bin', room)).size).toBeLessThan(3_000_000);
    const lines = rows(textOf('names.bin'));
    const names = lines.map((line) => line.slice(0, line.indexOf('\t')));
    expect(names.every((name, at) => at === 0 || (names[at - 1] as string) < name)).toBe(true);
    expect(lines.filter((line) => !/^[^\t]+\t(?:[ァ-ヺー]+[A-\x7f])+$/u.test(line))).toEqual([]);
  });

  it('characters.tsv has one character and five columns of readings a line', () => {
    const bad = rows(textOf('characters.tsv')).filter(
      (line) =>
        !/^.\t(?:[_^=]?[ァ-ヺー]+ ?)*\t(?:[_^=]?[ァ-ヺー]+ ?)*\t(?:[_^=]?[ァ-ヺー]+ ?)*\t(?:[_^=]?[ァ-ヺー]+ ?)*\t(?:[_^=]?[ァ-ヺー]+ ?)*$/u.test(
          line,
        ),
    );
    expect(bad).toEqual([]);
  });
});
