import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../../src/fields/address/fold.js';
import { municipalitiesOfPostalCode, townTable } from '../../../src/fields/address/town-table.js';

const read = (name: string) => readFileSync(new URL(`../../../src/fields/address/${name}`, import.meta.url));
const lines = (name: string) =>
  read(name)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The check digit by the text of the specification, from the right end of its weights. */
function checkDigit(code: string): number {
  const products = [6, 5, 4, 3, 2].map((weight, at) => weight * Number(code[at]));
  return (11 - (products.reduce((sum, product) => sum + product) % 11)) % 10;
}

describe('the town table', () => {
  it.each([
    ['towns.tsv', '393b494ed7b4f63b04a2727cc41d4809a233a7f1ada00298bf3713236201a8c8'],
    ['postal.tsv', '323a0af19b9b00ce4f78a686fb4adff42e7f0370b634fb5603ea2a49eadb1c96'],
  ])('%s is what scripts/tables/towns.js built', (name, digest) => {
    expect(createHash('sha256').update(read(name)).digest('hex')).toBe(digest);
  });

  it('stays small', () => expect(read('towns.tsv').length + read('postal.tsv').length).toBeLessThan(3_000_000));

  it('has every municipality once, with its code and check digit', () => {
    const { byCode } = townTable();
    expect(byCode.size).toBe(1892);
    for (const code of byCode.keys()) {
      expect(code).toMatch(/^(0[1-9]|[1-3]\d|4[0-7])\d{4}$/);
      expect(Number(code[5])).toBe(checkDigit(code));
    }
    expect(new Set([...byCode.values()].map((one) => one.prefecture)).size).toBe(47);
  });

  it.each([
    ['131016', '東京都', '千代田区'],
    ['011002', '北海道', '札幌市'],
    ['011011', '北海道', '札幌市中央区'],
    ['103446', '群馬県', '北群馬郡榛東村'],
    ['221384', '静岡県', '浜松市中央区'],
    ['473821', '沖縄県', '八重山郡与那国町'],
  ])('knows %s as %s%s', (code, prefecture, name) => {
    const found = townTable().byCode.get(code);
    // A designated city has no towns but through its wards.
    if (code === '011002') expect(found).toBeUndefined();
    else expect([found?.prefecture, found?.name]).toEqual([prefecture, name]);
  });

  it('has towns for nearly every municipality, and none with a postal note in its name', () => {
    const all = [...townTable().byCode.values()];
    const without = all.filter((one) => one.towns().folded.size === 0);
    expect(without.length).toBeLessThan(all.length / 50);
    for (const line of lines('towns.tsv')) expect(line.split('\t')[5]).not.toMatch(/場合|[（）～、]/);
  });

  it('finds a town under every way its letters are written', () => {
    const chiyoda = townTable().byCode.get('131016')?.towns().folded;
    for (const name of ['霞が関', '霞ヶ関', '霞ケ関', '丸の内', '丸ノ内', '一ツ橋', '一つ橋']) {
      expect(chiyoda?.has(foldName(name)), name).toBe(true);
    }
  });

  it('names former municipalities with date, source and codes that exist', () => {
    for (const line of lines('aliases.tsv')) {
      const [prefecture, former, codes, since, source] = line.split('\t');
      expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source).toBeTruthy();
      for (const code of codes?.split(',') ?? []) {
        expect(townTable().byCode.get(code)?.prefecture, former).toBe(prefecture);
      }
    }
  });
});

describe('postal codes', () => {
  it.each([
    ['1000005', ['131016']],
    ['4600002', ['231061']],
    ['1830027', ['132063']],
    ['7260000', ['342084']],
    ['9071801', ['473821']],
    ['9999999', []],
  ])('%s lies in %j', (postalCode, codes) => expect(municipalitiesOfPostalCode(postalCode)).toEqual(codes));

  it('lead to municipalities of the table alone', () => {
    const { byCode } = townTable();
    for (const line of lines('postal.tsv')) {
      for (const code of (line.split('\t')[1] as string).split(',')) expect(byCode.has(code)).toBe(true);
    }
  });
});
