/** A profile's YAML with the place of everything in it, so that a message can name line and column. */
import { type Document, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { TotsugoError } from '../errors.js';
import { expectedAt } from './profile-schema.js';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A profile's YAML with the place of every key in it. */
export interface Written {
  readonly value: unknown;
  /** The place of a key or value by its path; of the nearest one above where there is none. */
  placeOf(path: readonly PropertyKey[]): Place;
}

export function readYaml(path: string, text: string): Written {
  const counter = new LineCounter();
  const { document, value } = parsed(path, text, counter);
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const placeOf = (keys: readonly PropertyKey[]): Place => {
    let node: Node | null = document.contents;
    let offset = 0;
    for (const key of keys) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
        if (!pair) break;
        offset = (pair.key as Node).range?.[0] ?? offset;
        node = pair.value as Node | null;
      } else {
        const item: unknown = document.getIn([...keys.slice(0, keys.indexOf(key)), key], true);
        offset = (item as Node | undefined)?.range?.[0] ?? offset;
        node = (item as Node | undefined) ?? null;
      }
    }
    return place(offset);
  };
  return { value, placeOf };
}

/** An alias that stands for too much, and nesting deeper than the parser goes, are no profile. */
function parsed(file: string, text: string, counter: LineCounter): { document: Document; value: unknown } {
  const refused = (detail: string, at = { line: 1, col: 1 }) =>
    new TotsugoError('PROFILE_SYNTAX', { file, line: at.line, column: at.col, detail });
  try {
    const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
    const [error] = document.errors;
    if (error) throw refused(error.code, counter.linePos(error.pos[0]));
    return { document, value: document.toJS({ maxAliasCount: 20 }) };
  } catch (error) {
    if (error instanceof RangeError) throw refused('TOO_DEEP');
    if (error instanceof ReferenceError) throw refused('ALIAS');
    throw error;
  }
}

/** The first problem in the file's order, as an error that names its place. */
export function problem(file: string, { placeOf }: Written, issues: readonly z.core.$ZodIssue[]): TotsugoError {
  const found = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const path = [...issue.path, issue.keys[0] as string];
      return { code: 'PROFILE_KEY_UNKNOWN', path, place: placeOf(path) } as const;
    }
    const { path } = issue;
    const missing = issue.input === undefined && path.length > 0;
    return { code: missing ? 'PROFILE_KEY_MISSING' : 'PROFILE_VALUE', path, place: placeOf(path) } as const;
  });
  found.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const first = found[0] as (typeof found)[number];
  const expected = expectedAt(first.path);
  return new TotsugoError(first.code, { file, ...first.place, key: first.path.join('.') || 'profile', expected });
}
