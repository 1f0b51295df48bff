import { readFileSync } from 'node:fs';

interface Spelling {
  readonly base: string;
  readonly spelled: string;
}

let table: ReadonlyMap<string, Spelling> | undefined;

function letters(): ReadonlyMap<string, Spelling> {
  table ??= new Map(
    rows('./letters.tsv').map(([letter = '', base = '', spelled = '']) => [letter, { base, spelled }] as const),
  );
  return table;
}

/** The rows of a table that stands beside this file, without comments and heading. */
export function rows(name: string): string[][] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'));
}

/** A name's letters without their marks: Ü U, É E, Đ D, Ø O. */
export function withoutMarks(text: string): string {
  return isPlain(text) ? text : respell(text, 'base');
}

/** A name's letters as travel documents spell them: Ü UE, É E, Đ D, Ø OE. */
export function asTravelDocument(text: string): string {
  return isPlain(text) ? text : respell(text, 'spelled');
}

const isPlain = (text: string): boolean => !/[\u0080-\uffff]/.test(text);

function respell(text: string, way: keyof Spelling): string {
  const known = letters();
  const spelled = [...text].map((letter) => known.get(letter)?.[way] ?? letter).join('');
  return spelled.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
