import { describe, expect, it } from 'vitest';
import { encodeCp932 } from '../../src/synthesize/cp932.js';
import { charactersTable, drawGaiji, toPrivateUse } from '../../src/synthesize/gaiji.js';
import { makeRandom } from '../../src/synthesize/random.js';
import { makeCity } from './read-city.js';

describe('characters that CP932 lacks', () => {
  it.each([
    ['吉田　橋子', ['吉田　𣘺子', '𠮷田　橋子']],
    ['辻　一郎', ['辻󠄀　一郎']],
    ['山田　太郎', [null]],
  ])('%s as a register may hold it', (kanji, forms) => {
    const drawn = new Set(Array.from({ length: 40 }, (_, i) => drawGaiji(makeRandom(`g${i}`), kanji)));
    expect([...drawn].sort()).toEqual([...forms].sort());
  });

  it('are private-use characters in CP932, which the profile’s table explains', () => {
    const bytes = encodeCp932(toPrivateUse('𠮷田　辻󠄀'));
    const decoded = new TextDecoder('shift_jis', { fatal: true }).decode(bytes);
    expect(decoded).toBe('\uE000田　\uE004');
    expect(charactersTable()).toContain('U+E000\tU+20BB7\n');
    expect(charactersTable()).toContain('U+E004\tU+8FBB U+E0100\n');
  });

  it('stand in the register alone: the insurer writes the usual character', () => {
    const options = { people: 3000, seed: 'gaiji', rates: { notation: { gaiji: 0.02 } } } as const;
    const cp932 = makeCity(options);
    const utf8 = makeCity({ ...options, encoding: 'utf-8' });
    const lacking = /𠮷|𣘺|圡|\u{E0100}/u;
    const names = cp932.residents.filter((row) => /[\uE000-\uE004]/.test(row.氏名 ?? ''));
    expect(names.length).toBeGreaterThan(5);
    expect(utf8.residents.filter((row) => lacking.test(row.氏名 ?? '')).length).toBe(names.length);
    expect(utf8.enrolments.filter((row) => lacking.test(row.氏名 ?? ''))).toEqual([]);
    expect(cp932.truth.filter((row) => row.what === 'gaiji').length).toBeGreaterThanOrEqual(names.length);
  });
});
