/** Addresses in real towns, and the ways in which sources write one and the same address. */
import { oneOf, type Random } from './random.js';
import { once, readTable } from './tables.js';

export interface Town {
  readonly code: string;
  readonly prefecture: string;
  readonly municipality: string;
  readonly postalCode: string;
  readonly name: string;
  /** Number of 丁目; 0 where the town counts by 番地. */
  readonly chome: number;
}

export interface Address {
  readonly town: Town;
  /** 丁目・番・号, or 番地 and its branch (0: none). */
  readonly numbers: readonly [number, number, number];
  readonly building: string | null;
}

const municipalities = once(() => {
  const byCode = new Map<string, Town[]>();
  for (const [code, prefecture, municipality, postalCode, name] of readTable('towns.tsv') as [
    string,
    string,
    string,
    string,
    string,
  ][]) {
    const list = byCode.get(code) ?? [];
    // Postal data knows no 丁目: the town's own postal code says, the same every time, whether and how many it has.
    const digit = Number(postalCode.slice(-2)) % 10;
    const chome = /条[東西南北]?$/.test(name) ? 8 : /[町村字]$/.test(name) || digit > 6 ? 0 : (digit % 6) + 1;
    list.push({ code, prefecture, municipality, postalCode, name, chome });
    byCode.set(code, list);
  }
  return byCode;
});

export const municipalityCodes = once(() => [...municipalities().keys()]);

export function hasMunicipality(code: string): boolean {
  return municipalities().has(code);
}

const buildings = [
  'コーポ',
  'メゾン',
  'ハイツ',
  'グランド',
  'サンライズ',
  'パークサイド',
  'レジデンス',
  'シティハイム',
];

export function drawAddress(random: Random, code: string): Address {
  const town = oneOf(random, municipalities().get(code) as Town[]);
  const numbers: Address['numbers'] =
    town.chome > 0
      ? [1 + random.below(town.chome), 1 + random.below(30), 1 + random.below(25)]
      : [0, 1 + random.below(2400), random.chance(0.5) ? 1 + random.below(20) : 0];
  if (!random.chance(0.35)) return { town, numbers, building: null };
  const name = `${oneOf(random, buildings)}${town.name.slice(0, 4)}`;
  return { town, numbers, building: `${name}${1 + random.below(9)}0${1 + random.below(8)}号室` };
}

/** An address in any other municipality of the table. */
export function drawElsewhere(random: Random, code: string): Address {
  const others = municipalityCodes().filter((other) => other !== code);
  return drawAddress(random, oneOf(random, others));
}

const kanjiDigits = '〇一二三四五六七八九';
const kanjiNumber = (n: number) =>
  n < 10
    ? (kanjiDigits[n] as string)
    : `${n >= 20 ? kanjiDigits[Math.floor(n / 10)] : ''}十${n % 10 ? kanjiDigits[n % 10] : ''}`;
const wide = (text: string) => text.replace(/[0-9-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** As the register writes it, without 方書: 埼玉県川口市青木一丁目２番３号. */
export function registerAddress({ town, numbers: [chome, block, house] }: Address): string {
  const place = `${town.prefecture}${town.municipality}${town.name}`;
  if (chome > 0) return wide(`${place}${kanjiNumber(chome)}丁目${block}番${house}号`);
  return wide(`${place}${block}番地${house > 0 ? `${house}` : ''}`);
}

/** How many styles `insurerAddress` knows. */
export const addressStyles = 5;

/**
 * As an insurer writes it, 方書 behind it after a space. Style 0 is the register's with plain digits; 1 hyphens without the
 * prefecture; 2 wide hyphens; 3 丁目 in digits; 4 hyphens, prefecture, ヶ and ケ exchanged.
 */
export function insurerAddress(address: Address, style: number, withBuilding: boolean): string {
  const { town, numbers, building } = address;
  const [chome, block, house] = numbers;
  const place =
    style === 1 || style === 2
      ? `${town.municipality}${town.name}`
      : `${town.prefecture}${town.municipality}${town.name}`;
  const tail = withBuilding && building ? `${style === 2 ? '　' : ' '}${building}` : '';
  if (style === 0)
    return registerAddress(address).replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)) + tail;
  if (style === 3) {
    const number = chome > 0 ? `${chome}丁目${block}番${house}号` : `${block}番地${house > 0 ? `の${house}` : ''}`;
    return place + number + tail;
  }
  const number = (chome > 0 ? [chome, block, house] : house > 0 ? [block, house] : [block]).join('-');
  if (style === 2) return place + wide(number) + tail;
  if (style === 4) return place.replace(/[ヶケ]/g, (c) => (c === 'ヶ' ? 'ケ' : 'ヶ')) + number + tail;
  return place + number + tail;
}

/** Municipalities with towns enough for a city of any size. */
export const largeMunicipalities = once(() =>
  municipalityCodes().filter((code) => (municipalities().get(code)?.length ?? 0) >= 36),
);
