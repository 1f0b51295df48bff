import { readFileSync } from 'node:fs';

/** Rows of a table beside a file: comments gone, cells apart, \u{FA19} read as the character. */
export function rows(name: string, beside: string): string[][] {
  return readFileSync(new URL(name, beside), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) =>
      line.replace(/\\u\{([0-9A-F]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    )
    .map((line) => line.split('\t'));
}

/** Rows of one of the room's own tables. */
export const tableRows = (name: string): string[][] =>
  rows(name, new URL('../../../src/fields/kanji-name/', import.meta.url).href);
