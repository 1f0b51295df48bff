/** Reading a value takes time in proportion to its length: no regular expression goes back and forth over hostile texts. */
import { describe, expect, it } from 'vitest';
import { repeated } from '../../scripts/fuzz/hostile.js';
import { comparePair } from '../../src/judge/compare.js';
import { standardNamesakes } from '../../src/judge/namesakes.js';
import { normalizeRecord } from '../../src/judge/normalize.js';
import { defaultConventions, defaultPolicy } from '../../src/judge/policy.js';

const keys = [
  'nameKanji',
  'nameKana',
  'formerName',
  'alias',
  'nameAlphabet',
  'birthDate',
  'sex',
  'address',
  'individualNumber',
  'postalCode',
] as const;
/** Beside what the fuzz repeats, what an address is read by. */
const texts = [...repeated, '1丁目', '東京都', '京都市', '1-', '(1)'];

function milliseconds(key: string, text: string): number {
  const from = performance.now();
  normalizeRecord({ source: 'municipal', [key]: text }, defaultConventions);
  return performance.now() - from;
}

describe('comparing names of kana without end', () => {
  it.each(['あ', 'ア', 'ｱﾞ', 'ノ'])('%s', (one) => {
    const side = (source: 'municipal' | 'insurer', more: string) =>
      normalizeRecord({ source, nameKanji: one.repeat(16_000) + more }, defaultConventions);
    const [a, b] = [side('municipal', ''), side('insurer', 'x')];
    const from = performance.now();
    comparePair(a, b, defaultPolicy, standardNamesakes());
    // Half a minute, where it grows with the square.
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('reading a hostile text', () => {
  it.each(keys)('%s', (key) => {
    for (const one of texts) {
      const short = Math.max(1, milliseconds(key, one.repeat(4_000)));
      // Eight times the text; a square would take 64 times as long. Generous, since the machine may be busy.
      const long = milliseconds(key, `${one.repeat(32_000)}x`);
      expect(long < 2_000 || long < short * 40, `${JSON.stringify(one)}: ${short} ms, ${long} ms`).toBe(true);
    }
  });
});
