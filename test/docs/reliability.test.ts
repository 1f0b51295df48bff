/** docs/reliability.md says what the last results are, and keeps what was written by hand. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withResults } from '../../scripts/reliability.js';

const doc = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const results = JSON.parse(doc('reliability.json')) as { soak: Record<string, unknown>; fuzz: Record<string, unknown> };

it('docs/reliability.md is what node scripts/reliability.js writes', () => {
  expect(withResults(doc('reliability.md'), results)).toBe(doc('reliability.md'));
});

it('other results change the blocks alone', () => {
  const fuzz = { ...results.fuzz, cases: 7, failures: [{ index: 3, what: "night: Error: 'x' is odd\nat y" }] };
  const page = withResults(doc('reliability.md'), { ...results, fuzz });
  expect(page).toContain('--count 7 ');
  expect(page).toContain('- index 3: night: Error: … is odd\n');
  const byHand = (text: string) => text.replace(/<!-- (\w+) -->[\s\S]*?<!-- \/\1 -->/g, '');
  expect(byHand(page)).toBe(byHand(doc('reliability.md')));
  expect(withResults(page, results)).toBe(doc('reliability.md'));
});
