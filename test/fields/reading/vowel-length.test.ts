import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { differInLengthAlone, type KanaName, parseKanaName } from '../../../src/fields/kana-name/index.js';
import { foldVariants, type KanjiName, parseKanjiName } from '../../../src/fields/kanji-name/index.js';
import { compareReading } from '../../../src/fields/reading/index.js';

const SURNAME_IN_BOTH = 1 + 8 + 16;
const index = brotliDecompressSync(
  readFileSync(new URL('../../../src/fields/reading/names.bin', import.meta.url)),
).toString('utf16le');

/** Surname → the readings that both dictionaries give it. */
function certainReadings(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of index.split('\n')) {
    const [name = '', readings = ''] = line.split('\t');
    for (const [, reading = '', mark = ''] of readings.matchAll(/([ァ-ヺー]+)([\x40-\x7f])/g)) {
      const bits = mark.charCodeAt(0) - 0x40;
      if ((bits & SURNAME_IN_BOTH) === SURNAME_IN_BOTH) found.set(name, [...(found.get(name) ?? []), reading]);
    }
  }
  return found;
}

const skeleton = (reading: string): string => reading.replace(/[アイウエオー]/g, '');
const agrees = (written: string, spoken: string): boolean =>
  compareReading(parseKanjiName(written) as KanjiName, parseKanaName(spoken) as KanaName, 2).outcome ===
  'agree_by_rule';

/** Pairs of surnames whose certain readings differ in the length of a vowel alone: 小野 オノ and 大野 オオノ. */
function lengthPairs(): [name: string, readingOfAnother: string][] {
  const certain = certainReadings();
  const alike = new Map<string, [string, string][]>();
  for (const [name, readings] of certain)
    for (const reading of readings)
      alike.set(skeleton(reading), [...(alike.get(skeleton(reading)) ?? []), [name, reading]]);
  const pairs: [string, string][] = [];
  for (const group of alike.values())
    for (const [a, own] of group)
      for (const [b, other] of group)
        if (differInLengthAlone(own, other) && foldVariants(a) !== foldVariants(b) && !certain.get(a)?.includes(other))
          pairs.push([a, other]);
  return pairs;
}

describe('surnames that differ in the length of a vowel', () => {
  const pairs = lengthPairs();

  it('are many', () => {
    expect(pairs.length).toBeGreaterThan(800);
  });

  it.each(['', ' '])('are not read as one another, but for names that also are given names (boundary "%s")', (gap) => {
    const confused = pairs.filter(([a, other]) => agrees(`${a}${gap}祐一`, `${other}${gap}ユウイチ`));
    expect(confused.length / pairs.length).toBeLessThan(0.06);
    expect(confused).not.toContainEqual(['小野', 'オオノ']);
    expect(confused).not.toContainEqual(['大野', 'オノ']);
  });

  it('keep their own readings', () => {
    const certain = certainReadings();
    const lost = pairs.filter(([a]) => !certain.get(a)?.every((own) => agrees(`${a} 祐一`, `${own} ユウイチ`)));
    expect(lost).toEqual([]);
  });
});
