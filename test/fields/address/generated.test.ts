import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Address, compareAddresses, municipalityOf, parseAddress } from '../../../src/fields/address/index.js';
import { numberToKanji } from '../../../src/fields/address/numerals.js';

/** Every 37th town of the whole table, so that all prefectures and kinds of names take part; the same ones every time. */
const step = 37;

interface Sample {
  readonly code: string;
  readonly prefecture: string;
  readonly district: string;
  readonly city: string;
  readonly ward: string;
  readonly town: string;
  readonly neighbour: string;
}

const samples: Sample[] = [];
let counted = 0;
for (const line of readFileSync(new URL('../../../src/fields/address/towns.tsv', import.meta.url), 'utf8').split(
  '\n',
)) {
  if (line === '' || line.startsWith('#')) continue;
  const [code = '', prefecture = '', district = '', city = '', ward = '', list = ''] = line.split('\t');
  const towns = list.split(',').map((town) => town.replace('*', ''));
  for (const [at, town] of towns.entries()) {
    counted += 1;
    // 浦臼第8 is followed by kanji numerals or nothing: 浦臼第87丁目 can't be read by anyone.
    if (counted % step !== 0 || towns.length < 2 || /[0-9]$/.test(town)) continue;
    samples.push({ code, prefecture, district, city, ward, town, neighbour: towns[(at + 1) % towns.length] as string });
  }
}

const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const spaced = (text: string) => text.replace(/(?<=\D)(?=\d)|(?<=\d)(?=[^\d-])/g, ' ');

/** Ways to write one place, by name; every one of them is the same place as `plain`. */
function notations(one: Sample, [first, second, third]: readonly [number, number, number]) {
  const place = one.prefecture + one.district + one.city + one.ward;
  const numbers = `${first}-${second}-${third}`;
  const full = `${first}丁目${second}番${third}号`;
  const kanji = [first, second, third].map(numberToKanji) as [string, string, string];
  return {
    plain: place + one.town + full,
    hyphens: place + one.town + numbers,
    wide: wide(place + one.town + numbers),
    spaces: spaced(place + one.town + full),
    kanjiTown: `${place}${one.town}${kanji[0]}丁目${second}番${third}号`,
    kanjiAll: `${place}${one.town}${kanji[0]}丁目${kanji[1]}番${kanji[2]}号`,
    mixed: `${place}${one.town}${first}丁目${second}－${third}`,
    no: `${place}${one.town}${first}丁目${second}の${third}`,
    longMark: `${place}${one.town}${first}ー${second}ー${third}`,
    noPrefecture: one.district + one.city + one.ward + one.town + numbers,
    noDistrict: one.prefecture + one.city + one.ward + one.town + numbers,
    oaza: `${place}大字${one.town}${numbers}`,
    building: `${place}${one.town}${full}　メゾン桜２０１号室`,
    buildingHyphen: `${place}${one.town}${numbers}-201`,
    ga: `${place}${one.town.replace('ケ', 'ヶ')}${numbers}`,
  };
}

const numbersOf = (at: number) => [(at % 7) + 1, ((at * 7) % 39) + 1, ((at * 13) % 24) + 1] as const;

function outcome(a: string, b: string): string {
  const [first, second] = [parseAddress(a), parseAddress(b)];
  if (first === null || second === null) return 'missing';
  return compareAddresses(first, second, 2).outcome;
}

describe(`notations of ${samples.length} towns`, () => {
  it('covers every prefecture', () => {
    expect(new Set(samples.map((one) => one.prefecture)).size).toBe(47);
    expect(samples.length).toBeGreaterThan(3000);
  });

  it('agree with each other', () => {
    const failed: string[] = [];
    for (const [at, one] of samples.entries()) {
      const { plain, ...others } = notations(one, numbersOf(at));
      for (const [name, text] of Object.entries(others)) {
        const result = outcome(plain, text);
        if (result !== 'agree' && result !== 'agree_by_rule') failed.push(`${name}: ${plain} / ${text} ${result}`);
      }
    }
    expect(failed).toEqual([]);
  }, 120_000);

  it('differ from other numbers, towns and municipalities', () => {
    const failed: string[] = [];
    for (const [at, one] of samples.entries()) {
      const [first, second, third] = numbersOf(at);
      const here = notations(one, [first, second, third]).plain;
      const elsewhere = samples[(at + 97) % samples.length] as Sample;
      const others = [
        notations(one, [first + 1, second, third]),
        notations(one, [first, second + 1, third]),
        notations(one, [first, second, third + 1]),
        notations(one, [first, second, third * 10 + 1]),
        notations({ ...one, town: one.neighbour }, [first, second, third]),
        notations({ ...elsewhere, town: one.town }, [first, second, third]),
      ];
      for (const other of others) {
        for (const [name, text] of Object.entries(other)) {
          if (outcome(here, text) !== 'differ') failed.push(`${name}: ${here} / ${text}`);
        }
      }
    }
    expect(failed).toEqual([]);
  }, 120_000);

  it('lie in the municipality the table says, or in none that is certain', () => {
    const wrong: string[] = [];
    let unknown = 0;
    for (const [at, one] of samples.entries()) {
      for (const text of Object.values(notations(one, numbersOf(at)))) {
        const found = municipalityOf(parseAddress(text) as Address);
        if (found === null) unknown += 1;
        else if (found.code !== one.code) wrong.push(`${text} ${found.code} ${one.code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(unknown).toBeLessThan(samples.length / 1000);
  }, 120_000);
});
