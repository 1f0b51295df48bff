import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseKanaName } from '../../../src/fields/kana-name/index.js';

const rows = readFileSync(new URL('./parse.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string, string])
  .map(([text, canonical, key, what]) => ({ text, canonical, key, what }));

describe('parseKanaName', () => {
  it.each(rows)('$what: $text', ({ text, canonical, key }) => {
    const name = parseKanaName(text);
    expect(name?.text ?? '').toBe(canonical);
    expect(name?.key ?? '').toBe(key);
    expect(name?.parts ?? ['']).toEqual(canonical.split(' '));
  });

  it('reads a long text without losing any of it', () => {
    const text = 'ｶﾞ'.repeat(2000);
    expect(parseKanaName(text)?.text).toBe('ガ'.repeat(2000));
  });
});
