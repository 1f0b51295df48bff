import type { CharacterTable } from '../../model.js';
import { agreementOf } from './agreement.js';
import { isCertain, type Place, placeOf, prefectureOf } from './municipality.js';
import { ownText } from './own-text.js';
import { type AddressParts, readParts } from './parts.js';
import { canonicalText } from './text.js';

/** An address in canonical form. Plain data; `partsOf` takes it apart when that is asked for. */
export interface Address {
  /** Canonical text; parsing it again with the same postal code gives the same value. */
  readonly text: string;
  /** Two addresses with equal keys agree where their counters do; null where a character is lost. */
  readonly key: string | null;
  /** What each number is said to count (`agreement.ts`): 丁番号, 地, 丁; '' where hyphens alone part the numbers. */
  readonly counters: string;
  /** Seven digits, kept only where the text names no prefecture; else ''. */
  readonly postalCode: string;
}

/**
 * Reads an address as a source gave it. Blank text is missing: null.
 * @param postalCode any spelling of seven digits; consulted only where the text does not name its prefecture
 * @param characters the source's own private-use characters; those it lacks are lost
 * @example parseAddress('東京都千代田区丸の内　１－９－１')?.text // '東京都千代田区丸の内1-9-1'
 */
export function parseAddress(text: string, postalCode?: string | null, characters?: CharacterTable): Address | null {
  if (text === last.text && postalCode === last.postalCode && characters === last.characters) return last.address;
  const found = readAddress(text, postalCode, characters);
  last = { text, postalCode, characters, address: found };
  return found;
}

/** The address read last: families stand together in a file, and more than half of its rows have the address of the row before. */
let last: {
  readonly text: string;
  readonly postalCode: string | null | undefined;
  readonly characters: CharacterTable | undefined;
  readonly address: Address | null;
} = { text: '', postalCode: null, characters: undefined, address: null };

function readAddress(text: string, postalCode?: string | null, characters?: CharacterTable): Address | null {
  const { text: canonical, lost } = canonicalText(text, characters);
  if (canonical === '') return null;
  const [rest, ownPostalCode] = withoutPostalCode(canonical);
  if (ownPostalCode !== '') return readAddress(rest, postalCode || ownPostalCode);
  const digits = postalDigits(postalCode ?? '');
  const start = canonical.slice(0, nameLength);
  if (digits === '' || namesCity.has(start) || prefectureOf(canonical) !== '') {
    return address(canonical, '', lost);
  }
  const place = placeOf(canonical, digits);
  if (isCityAlone(place)) remember(start);
  return address(canonical, place.byPostalCode ? digits : '', lost);
}

function address(text: string, postalCode: string, lost: boolean): Address {
  if (lost) return { text, key: null, counters: '', postalCode };
  const { key, counters } = agreementOf(readParts(text, postalCode));
  return { text, key, counters, postalCode };
}

/** No city's or ward's full name is longer (北九州市小倉北区, 浜松市浜名区 …; the longest has ten characters). */
const nameLength = 12;
/** Starts of addresses that name one city of the country without its prefecture: there no postal code is asked. */
const namesCity = new Set<string>();

const isCityAlone = ({ bearers, readings }: Place): boolean =>
  bearers === 1 && readings[0]?.form === 'full' && /[市区]$/u.test(readings[0].municipality.name);

function remember(start: string): void {
  if (namesCity.size >= 20_000) namesCity.clear();
  namesCity.add(ownText(start));
}

/** Some sources write the postal code before the address: 〒100-0005東京都… It is no part of the address. */
function withoutPostalCode(text: string): [string, string] {
  if (text.charCodeAt(0) !== 0x3012) return [text, ''];
  const match = /^〒([0-9]{3}-?[0-9]{4}) ?/.exec(text);
  return match ? [text.slice(match[0].length), match[1] as string] : [text, ''];
}

/** 〒100-0005, １０００００５ → 1000005; '' where there are not seven digits. */
function postalDigits(postalCode: string): string {
  if (postalCode === '' || (postalCode.length === 7 && sevenDigits.test(postalCode))) return postalCode;
  if (postalCode.length === 8 && hyphened.test(postalCode)) return postalCode.slice(0, 3) + postalCode.slice(4);
  const digits = postalCode.normalize('NFKC').replace(/[^0-9]/g, '');
  return digits.length === 7 ? digits : '';
}

const sevenDigits = /^[0-9]{7}$/;
const hyphened = /^[0-9]{3}-[0-9]{4}$/;

const read = new Map<string, AddressParts>();
const remembered = 64;

/** The parts of an address. The last few are remembered: one enrolment meets several candidates. */
export function partsOf(address: Address): AddressParts {
  const name = address.postalCode === '' ? address.text : `${address.text}〒${address.postalCode}`;
  let parts = read.get(name);
  if (parts === undefined) {
    parts = readParts(address.text, address.postalCode);
    if (read.size >= remembered) read.clear();
    read.set(name, parts);
  }
  return parts;
}

/**
 * The municipality an address lies in, six-digit code and name; null where the address does not say for certain.
 * @example municipalityOf(parseAddress('東京都中央区銀座1-1')!) // { code: '131024', name: '東京都中央区' }
 */
export function municipalityOf(address: Address): { readonly code: string; readonly name: string } | null {
  const { place, town } = partsOf(address);
  const [reading] = place.readings;
  if (reading === undefined || place.readings.length > 1 || !isCertain(place, reading, town)) return null;
  const { code, prefecture, name } = reading.municipality;
  return { code, name: prefecture + name };
}

/** Municipality and town, for blocking: 131016丸ノ内; null where either is not certain. */
export function townKey(address: Address): string | null {
  const municipality = municipalityOf(address);
  const parts = partsOf(address);
  return municipality === null || parts.townKey === '' ? null : municipality.code + parts.townKey;
}

/** True or false where both addresses say for certain, else null. */
export function sameMunicipality(a: Address, b: Address): boolean | null {
  const [first, second] = [municipalityOf(a), municipalityOf(b)];
  return first === null || second === null ? null : first.code === second.code;
}
