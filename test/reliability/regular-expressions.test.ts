/** No regular expression of the program goes back and forth over a long text: each takes time in proportion to its length. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const length = 20_000;

/** Every regular expression literal below src/, with where it stands. */
function literals(): [place: string, text: string][] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const found: [string, string][] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.push([file, node.text]);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true));
    return found;
  });
}

/** What an expression is tried on: each character that it names, and of each kind that classes stand for, without end. */
function texts(source: string): string[] {
  const named = [...source].filter((character) => !'\\^$()[]{}*+?|'.includes(character));
  const kinds = ['a', 'Z', '1', ' ', '\n', '\t', 'あ', 'ア', '０', '一', '"', ',', '-', '(', '　'];
  return [...new Set([...named, ...kinds])];
}

function milliseconds(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** The texts that an expression takes long over: half a second and more where it grows with the square. */
function slow([file, text]: [string, string]): string[] {
  const end = text.lastIndexOf('/');
  const expression = new RegExp(text.slice(1, end), text.slice(end + 1).replace(/[gy]/g, ''));
  return texts(text.slice(1, end))
    .filter((one) => {
      const long = `${one.repeat(length)}\u0001`;
      const tried = () => milliseconds(() => expression.test(long));
      // Once more: the machine may have been busy.
      return tried() > 150 && tried() > 150;
    })
    .map((one) => `${file}: ${text} on ${JSON.stringify(one)}`);
}

it('every one of the source, on each of its characters without end', { timeout: 120_000 }, () => {
  const all = literals();
  expect(all.length).toBeGreaterThan(200);
  expect(all.flatMap(slow)).toEqual([]);
});

it('one that takes the square of the length is found', () => {
  expect(slow(['made.ts', '/[- ]+$/u'])).not.toEqual([]);
  expect(slow(['made.ts', '/(?<![- ])[- ]+$/u'])).toEqual([]);
});
