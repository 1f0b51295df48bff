/** Addresses in real towns: lots, 丁目, 大字, streets, buildings. */
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
  /** Written 大字 in the register. */
  readonly oaza: boolean;
}

export interface Address {
  readonly town: Town;
  /** 丁目・番・号, or 番地 and its branch (0: none). */
  readonly numbers: readonly [number, number, number];
  /** 小字, without the word 字; only of a 大字. */
  readonly koaza: string | null;
  /** 通り名, of Kyoto alone: 寺町通御池上る. */
  readonly streets: string | null;
  /** A building's name and the room: コーポ青木, 101. */
  readonly building: readonly [string, number] | null;
}

/** How an insurer writes the 方書: as the register does, without 号室, behind the lot number alone, or not at all. */
export type BuildingStyle = 'full' | 'bare' | 'room' | 'none';

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
    // Postal data knows neither 丁目 nor 大字: the town's own postal code says, the same every time, what it has.
    const digit = Number(postalCode.slice(-2)) % 10;
    const kyoto = code.startsWith('2610');
    const chome = /条[東西南北]?$/.test(name) ? 8 : kyoto || /[町村字]$/.test(name) || digit > 6 ? 0 : (digit % 6) + 1;
    const oaza = chome === 0 && !kyoto && digit % 2 === 1 && !/[町字]$/.test(name);
    list.push({ code, prefecture, municipality, postalCode, name, chome, oaza });
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

/** Names of fields and slopes as 小字 usually have them. */
const koazas = ['上ノ台', '西原', '前田', '宮ノ下', '中島', '大久保', '向山', '下河原'];
const streets = ['寺町通', '烏丸通', '室町通', '堀川通', '河原町通', '高倉通'];
const crossings = ['御池', '三条', '六角', '蛸薬師', '丸太町', '夷川'];
const directions = ['上る', '下る', '東入', '西入'];

export function drawAddress(random: Random, code: string): Address {
  const town = oneOf(random, municipalities().get(code) as Town[]);
  const numbers: Address['numbers'] =
    town.chome > 0
      ? [1 + random.below(town.chome), 1 + random.below(30), 1 + random.below(25)]
      : [0, 1 + random.below(2400), random.chance(0.5) ? 1 + random.below(20) : 0];
  const koaza = town.oaza && random.chance(0.3) ? oneOf(random, koazas) : null;
  const named = code.startsWith('2610') && random.chance(0.6);
  const by = named ? oneOf(random, streets) + oneOf(random, crossings) + oneOf(random, directions) : null;
  const place = { town, numbers, koaza, streets: by };
  if (!random.chance(0.35)) return { ...place, building: null };
  const name = `${oneOf(random, buildings)}${town.name.slice(0, 4)}`;
  return { ...place, building: [name, 100 * (1 + random.below(9)) + 1 + random.below(8)] };
}

/** The next room of the building, or the next house or lot. */
export function nextDoor(address: Address): Address {
  const { numbers, building } = address;
  if (building) return { ...address, building: [building[0], building[1] + 1] };
  const [chome, block, house] = numbers;
  return { ...address, numbers: house > 0 ? [chome, block, house + 1] : [chome, block + 1, house] };
}

/** An address in any other municipality of the table. */
export function drawElsewhere(random: Random, code: string): Address {
  const others = municipalityCodes().filter((other) => other !== code);
  return drawAddress(random, oneOf(random, others));
}

/** Municipalities with towns enough for a city of any size. */
export const largeMunicipalities = once(() =>
  municipalityCodes().filter((code) => (municipalities().get(code)?.length ?? 0) >= 36),
);
