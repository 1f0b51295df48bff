import { endOf, type FoldedStart, foldName, foldStart } from './fold.js';
import { bearerOfTown, type Municipality, municipalitiesOfPostalCode, type NameForm, townTable } from './town-table.js';

/** One way to read the start of an address: a municipality, and the town of it that the text goes on with. */
export interface Reading {
  readonly municipality: Municipality;
  readonly form: NameForm | 'none';
  /** Index in the text after the municipality's name, and after the longest town of its table there. */
  readonly after: number;
  readonly townEnd: number;
  /** The folded town found in the table; '' where none is. */
  readonly town: string;
}

export interface Place {
  readonly prefecture: string;
  /** Every municipality the text (and the postal code) allows; several where a name is ambiguous; none where unknown. */
  readonly readings: readonly Reading[];
  /** Index after prefecture and municipality. */
  readonly after: number;
  /** The text alone does not decide; the postal code did. */
  readonly byPostalCode: boolean;
  /** How many municipalities the name alone allows, before town and postal code are asked. */
  readonly bearers: number;
}

/** The prefecture that a text starts with, or ''. */
export function prefectureOf(text: string): string {
  const { prefectures } = townTable();
  const three = text.slice(0, 3);
  if (prefectures.has(three)) return three;
  const four = text.slice(0, 4);
  return prefectures.has(four) ? four : '';
}

/** Reads prefecture, municipality and the start of the town. `postalCode`: seven digits or ''. */
export function placeOf(text: string, postalCode: string): Place {
  const prefecture = prefectureOf(text);
  const named = namedAt(text, prefecture);
  const codes = postalCode === '' ? [] : municipalitiesOfPostalCode(postalCode);
  if (named.length > 0) {
    const byText = narrowed(named);
    const byBoth = byText.length > 1 ? byText.filter((one) => codes.includes(one.municipality.code)) : byText;
    const byPostalCode = byText.length > 1 && byBoth.length > 0;
    const readings = byPostalCode ? narrowed(byBoth) : byText;
    return { prefecture, readings, after: (readings[0] as Reading).after, byPostalCode, bearers: named.length };
  }
  const table = townTable();
  const start = prefecture.length;
  const allowed = codes
    .map((code) => table.byCode.get(code))
    .filter((one) => one !== undefined)
    .filter((one) => prefecture === '' || one.prefecture === prefecture);
  const fold = townStart(text, start, allowed);
  const readings = allowed.map((municipality) => readTown(municipality, 'none', start, fold));
  return { prefecture, readings: narrowed(readings), after: start, byPostalCode: readings.length > 0, bearers: 0 };
}

/** Every municipality's name ends in one of these. */
const suffixes = new Set([...'市区町村'].map((suffix) => suffix.charCodeAt(0)));

/** As much of the text, folded, as the longest town of these municipalities could take. */
function townStart(text: string, from: number, municipalities: readonly Municipality[]): FoldedStart {
  let longest = 0;
  for (const { towns } of municipalities) longest = Math.max(longest, towns().longest);
  return foldStart(text, from, longest);
}

function namedAt(text: string, prefecture: string): Reading[] {
  const { byName, longestName } = townTable();
  const start = foldStart(text, prefecture.length, Math.min(longestName, firstDigit(text) - prefecture.length));
  const { folded } = start;
  for (let length = Math.min(longestName, folded.length); length >= 2; length--) {
    if (!suffixes.has(folded.charCodeAt(length - 1))) continue;
    const after = endOf(start, length);
    if (after < 0) continue;
    const named = byName.get(folded.slice(0, length));
    if (named === undefined) continue;
    const fitting = prefecture === '' ? named : named.filter((one) => one.municipality.prefecture === prefecture);
    if (fitting.length === 0) continue;
    const fold = townStart(
      text,
      after,
      fitting.map((one) => one.municipality),
    );
    const readings = fitting.map((one) => readTown(one.municipality, one.form, after, fold));
    if (prefecture !== '' || readings.some(standsAlone)) return readings;
  }
  return [];
}

/** Index of the first digit, or the text's length: no municipality's name has digits. */
export function firstDigit(text: string): number {
  let at = 0;
  while (at < text.length && (text.charCodeAt(at) < 0x30 || text.charCodeAt(at) > 0x39)) at++;
  return at;
}

/**
 * Without a prefecture 大島町1-2 may be a town of any city: 町 and 村 count where a town of theirs follows, or where no
 * town in the country bears the name; a bare ward (中央区) only where a town of its own follows.
 */
function standsAlone(reading: Reading): boolean {
  if (reading.town !== '') return true;
  const { city, ward } = reading.municipality;
  if (reading.form === 'city') return false;
  return ward !== '' || /[市区]$/u.test(city) || !isAlsoTown(city);
}

/** Whether some town in the country bears this municipality's name. */
export const isAlsoTown = (city: string): boolean => bearerOfTown(foldName(city)) !== undefined;

/** The longest town of a municipality that the folded text starts with. */
function readTown(municipality: Municipality, form: Reading['form'], after: number, fold: FoldedStart): Reading {
  const { folded: towns, longest } = municipality.towns();
  for (let length = Math.min(longest, fold.folded.length); length > 0; length--) {
    const town = fold.folded.slice(0, length);
    if (!towns.has(town)) continue;
    const end = endOf(fold, length);
    if (end >= 0) return { municipality, form, after, townEnd: end, town };
  }
  return { municipality, form, after, townEnd: after, town: '' };
}

/** Of several readings, those that explain most of the text as a town's name. */
function narrowed(readings: Reading[]): Reading[] {
  if (readings.length < 2) return readings;
  const most = Math.max(...readings.map((one) => one.town.length));
  return most === 0 ? readings : readings.filter((one) => one.town.length === most);
}

/** Whether a place names one municipality beyond doubt. A name without its prefecture needs a town of its own behind it. */
export function isCertain(place: Place, reading: Reading, town: string): boolean {
  if (reading.town !== '' && reading.townEnd === place.after + town.length) return true;
  if (place.byPostalCode) return reading.form !== 'none' || reading.town !== '';
  if (place.bearers > 1) return false;
  if (place.prefecture !== '') return true;
  const { district, city } = reading.municipality;
  if (reading.form === 'district') return !isAlsoTown(city);
  return (
    reading.form === 'full' && (district !== '' || reading.town !== '' || (/[町村]$/u.test(city) && !isAlsoTown(city)))
  );
}
