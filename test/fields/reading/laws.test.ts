import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KanaName, parseKanaName } from '../../../src/fields/kana-name/index.js';
import { type KanjiName, parseKanjiName } from '../../../src/fields/kanji-name/index.js';
import { compareReading } from '../../../src/fields/reading/index.js';
import type { Evidence } from '../../../src/model.js';

const names = readFileSync(new URL('./held-out.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string]);
const known = fc.constantFrom(...names).map(([, written, spoken]) => [written, spoken] as const);
const lost = (text: string, at: number): string => `${text.slice(0, at)}●${text.slice(at + 1)}`;

const kanji = (text: string): KanjiName => parseKanjiName(text) as KanjiName;
const kana = (text: string): KanaName => parseKanaName(text) as KanaName;
const compare = (written: string, spoken: string, at: Evidence = 2) => compareReading(kanji(written), kana(spoken), at);
const run = { numRuns: 1000 };

describe('laws of readings', () => {
  it('is the same whatever was asked before', () => {
    fc.assert(
      fc.property(known, known, ([written, spoken], [other]) => {
        const first = compare(written, spoken);
        compare(other, spoken);
        expect(compare(written, spoken)).toEqual(first);
      }),
      run,
    );
  });

  it('width and script of the kana change nothing', () => {
    fc.assert(
      fc.property(known, known, ([written], [, spoken]) => {
        const hiragana = spoken.replace(/[ァ-ヶ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));
        expect(compare(written, hiragana)).toEqual(compare(written, spoken));
      }),
      run,
    );
  });

  it('spaces where they may stand take nothing away: parted names agree as unparted ones do', () => {
    fc.assert(
      fc.property(known, known, ([surname, first], [given, second]) => {
        const parted = compare(`${surname} ${given}`, `${first} ${second}`).outcome;
        if (parted !== 'agree_by_rule') return;
        for (const [written, spoken] of [
          [surname + given, `${first} ${second}`],
          [`${surname} ${given}`, first + second],
          [surname + given, first + second],
        ] as const)
          expect(compare(written, spoken).outcome).toBe('agree_by_rule');
      }),
      run,
    );
  });

  it('a higher threshold never takes an agreement away', () => {
    fc.assert(
      fc.property(known, known, ([written], [, spoken]) => {
        if (compare(written, spoken, 2).outcome === 'agree_by_rule')
          expect(compare(written, spoken, 3).outcome).toBe('agree_by_rule');
      }),
      run,
    );
  });

  it('a lost character in a name that agrees leaves it open', () => {
    fc.assert(
      fc.property(known, fc.nat(9), ([written, spoken], at) => {
        if (compare(written, spoken).outcome !== 'agree_by_rule' || spoken.length < 2) return;
        expect(compare(written, lost(spoken, at % spoken.length)).outcome).toBe('undecidable');
      }),
      run,
    );
  });
});
