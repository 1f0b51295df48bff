/** The ways in which sources write one and the same address. */
import type { Address, BuildingStyle } from './addresses.js';

const kanjiDigits = '〇一二三四五六七八九';
const kanjiNumber = (n: number) =>
  n < 10
    ? (kanjiDigits[n] as string)
    : `${n >= 20 ? kanjiDigits[Math.floor(n / 10)] : ''}十${n % 10 ? kanjiDigits[n % 10] : ''}`;
const wide = (text: string) => text.replace(/[0-9-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const narrow = (text: string) => text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** As the register writes it, without 方書: 埼玉県川口市青木一丁目２番３号, 埼玉県川口市大字安行字前田１２番地. */
export function registerAddress({ town, numbers: [chome, block, house], streets, koaza }: Address): string {
  const area = `${streets ?? ''}${town.oaza ? '大字' : ''}${town.name}${koaza ? `字${koaza}` : ''}`;
  const place = `${town.prefecture}${town.municipality}${area}`;
  if (chome > 0) return wide(`${place}${kanjiNumber(chome)}丁目${block}番${house}号`);
  return wide(`${place}${block}番地${house > 0 ? `${house}` : ''}`);
}

/** 方書 as the register writes it: コーポ青木101号室; empty where there is none. */
export function registerBuilding({ building }: Address): string {
  return building ? `${building[0]}${building[1]}号室` : '';
}

/** How many styles `insurerAddress` knows. */
export const addressStyles = 5;

/**
 * As an insurer writes it. Style 0 is the register's with plain digits; 1 hyphens without the prefecture; 2 the same in
 * wide characters; 3 丁目 in digits, 上ル; 4 hyphens, prefecture, ヶ and ケ exchanged. Styles with hyphens leave out 大字, 字,
 * the streets of Kyoto, and write 北１条西 for 北一条西.
 */
export function insurerAddress(address: Address, style: number, building: BuildingStyle): string {
  const { town, numbers, koaza, streets } = address;
  const [chome, block, house] = numbers;
  const hyphens = style === 1 || style === 2 || style === 4;
  const tail = buildingText(address, building, hyphens);
  if (style === 0) return narrow(registerAddress(address)) + tail;
  const prefecture = style === 1 || style === 2 ? '' : town.prefecture;
  if (!hyphens) {
    const area = `${streets?.replace(/(上|下)る$/, '$1ル') ?? ''}${town.oaza ? '大字' : ''}${town.name}${koaza ? `字${koaza}` : ''}`;
    const number = chome > 0 ? `${chome}丁目${block}番${house}号` : `${block}番地${house > 0 ? `の${house}` : ''}`;
    return `${prefecture}${town.municipality}${area}${number}${tail}`;
  }
  const lots = (chome > 0 ? [chome, block, house] : house > 0 ? [block, house] : [block]).join('-');
  const place = `${prefecture}${town.municipality}${withDigits(town)}${koaza ?? ''}`;
  if (style === 2) return wide(place + lots + tail).replace(/ /g, '　');
  if (style === 4) return place.replace(/[ヶケ]/g, (c) => (c === 'ヶ' ? 'ケ' : 'ヶ')) + lots + tail;
  return place + lots + tail;
}

/** 北十一条西 as 北11条西: Hokkaido alone counts its streets so. */
function withDigits({ prefecture, name }: Address['town']): string {
  if (prefecture !== '北海道') return name;
  return name.replace(/([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=条)/, (_, tens, ten, ones) => {
    const digit = (c: string) => (c === '' ? 0 : kanjiDigits.indexOf(c));
    return String(ten === '' ? digit(tens) : 10 * (digit(tens) || 1) + digit(ones));
  });
}

function buildingText(address: Address, style: BuildingStyle, hyphens: boolean): string {
  const { building } = address;
  if (!building || style === 'none') return '';
  if (style === 'room' && hyphens) return `-${building[1]}`;
  return style === 'full' ? ` ${registerBuilding(address)}` : ` ${building[0]}${building[1]}`;
}
