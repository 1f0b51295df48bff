/** Reads the tables beside this room, once, when first needed. Sources and licences stand in each table's first lines. */
import { readFileSync } from 'node:fs';

/** Rows of a table as cells; lines that begin with # are comments. */
export function readTable(name: string): string[][] {
  return readFileSync(new URL(`./tables/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** The table, made by `build` at its first use. */
export function once<T>(build: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: build() };
    return made.value;
  };
}
