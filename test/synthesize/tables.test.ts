import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { compareKanjiNames, parseKanjiName } from '../../src/fields/kanji-name/index.js';
import { cp932Code } from '../../src/synthesize/cp932.js';
import {
  drawGiven,
  drawHomophone,
  drawSurname,
  drawSurnameHomophone,
  drawVariant,
  variants,
} from '../../src/synthesize/names.js';
import { makeRandom, weighted } from '../../src/synthesize/random.js';
import { readTable } from '../../src/synthesize/tables.js';

describe('tables', () => {
  it.each([
    ['surnames.tsv', 4, 4000],
    ['given-names.tsv', 6, 4000],
    ['towns.tsv', 5, 2000],
    ['variants.tsv', 3, 200],
    ['foreign-names.tsv', 6, 80],
  ])('%s has %i columns, can be written in CP932 and needs no quotes', (name, columns, rows) => {
    const table = readTable(name);
    expect(table.length).toBeGreaterThan(rows);
    expect(table.filter((row) => row.length !== columns)).toEqual([]);
    const text = table.flat().join('');
    expect(text).not.toMatch(/[",\r\n]/);
    expect([...text].filter((c) => c.length > 1 || cp932Code(c.charCodeAt(0)) < 0)).toEqual([]);
    expect(iconv.decode(iconv.encode(text, 'cp932'), 'cp932')).toBe(text);
  });
});

describe('names', () => {
  const draw = <T>(times: number, one: (random: ReturnType<typeof makeRandom>) => T) => {
    const random = makeRandom('names');
    return Array.from({ length: times }, () => one(random));
  };

  it('come as often as the table says', () => {
    const drawn = draw(50_000, drawSurname).filter((name) => name.kanji === '鈴木').length / 50_000;
    expect(drawn).toBeGreaterThan(0.0075);
    expect(drawn).toBeLessThan(0.0105);
  });

  it('are of the sex and the years asked for', () => {
    expect(draw(300, (random) => drawGiven(random, 1, 1950)).some((name) => name.kanji === '和子')).toBe(false);
    const old = draw(20_000, (random) => drawGiven(random, 2, 1950)).filter(({ kanji }) => kanji.endsWith('子')).length;
    const young = draw(20_000, (random) => drawGiven(random, 2, 2015)).filter(({ kanji }) =>
      kanji.endsWith('子'),
    ).length;
    expect(old).toBeGreaterThan(young * 3);
  });

  it('of the same sound are other kanji', () => {
    for (const other of draw(50, (random) => drawHomophone(random, { kanji: '幸子', kana: 'サチコ' }))) {
      expect(other?.kana).toBe('サチコ');
      expect(other?.kanji).not.toBe('幸子');
    }
    expect(drawHomophone(makeRandom('x'), { kanji: '無', kana: 'ヌヌヌ' })).toBeNull();
  });

  it('of the same sound are no other spelling of the name by an official source', () => {
    const parsed = (kanji: string) => parseKanjiName(kanji) ?? expect.unreachable();
    for (const [table, drawOther] of [
      ['surnames.tsv', drawSurnameHomophone],
      ['given-names.tsv', drawHomophone],
    ] as const) {
      const random = makeRandom(table);
      const others = readTable(table).flatMap(([kanji = '', kana = '']) => {
        const other = drawOther(random, { kanji, kana });
        return other ? [[kanji, other.kanji] as const] : [];
      });
      expect(others.length).toBeGreaterThan(500);
      const same = others.filter(([a, b]) => compareKanjiNames(parsed(a), parsed(b), 2).outcome !== 'differ');
      expect(same).toEqual([]);
    }
  });

  it('vary in one character by the table alone', () => {
    expect(new Set(draw(80, (random) => drawVariant(random, '渡辺一')))).toEqual(new Set(['渡邊一', '渡邉一']));
    expect(drawVariant(makeRandom('x'), '山口')).toBeNull();
    expect(variants().get('斎')).not.toContain('斉');
  });
});

describe('weighted choice', () => {
  it('never takes what weighs nothing, and takes the rest by weight', () => {
    const random = makeRandom('w');
    const choice = weighted(['a', 'b', 'c'], (item) => ({ a: 1, b: 0, c: 3 })[item] ?? 0);
    const drawn = Array.from({ length: 8000 }, () => choice.draw(random));
    expect(drawn.includes('b')).toBe(false);
    expect(drawn.filter((item) => item === 'c').length / 8000).toBeCloseTo(0.75, 1);
  });
});
