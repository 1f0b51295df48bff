import { foldName } from './fold.js';
import { streetsEnd } from './kyoto.js';
import { type Place, placeOf } from './municipality.js';
import { type AddressNumber, findNumbers } from './numbers.js';

/** An address taken apart. Everything is as written but for width; `townKey` alone is folded. */
export interface AddressParts {
  /** 東京都, or '' where the text leaves it out. */
  readonly prefecture: string;
  readonly place: Place;
  /** The part of the text that names the municipality, as written; '' where it is left out or unknown. */
  readonly municipality: string;
  /** Kyoto's street description before the town, as written; else ''. */
  readonly streets: string;
  /** Town with whatever stands between it and the numbers (大字, 字), as written. */
  readonly town: string;
  readonly townKey: string;
  readonly numbers: readonly AddressNumber[];
  /** The numbers as written. */
  readonly numbersText: string;
  /** What follows the numbers, as written: `readBuilding` parts it into name and room. */
  readonly building: string;
}

/**
 * Takes a canonical text apart.
 * @param text as `canonicalText` gives it
 * @param postalCode seven digits, or ''
 * @example readParts('東京都千代田区丸の内一丁目9番1号', '').numbers // 1 丁目, 9 番, 1 号
 */
export function readParts(text: string, postalCode: string): AddressParts {
  const place = placeOf(text, postalCode);
  const [reading] = place.readings;
  let start = place.after;
  let streets = '';
  if (reading?.municipality.code.startsWith('2610')) {
    const end = streetsEnd(text, start);
    if (end > start) {
      streets = text.slice(start, end);
      start = end;
    }
  }
  const named =
    streets === '' && reading !== undefined
      ? Math.max(reading.townEnd, start)
      : start + townAfterStreets(place, text, start);
  const sequence = findNumbers(text, named);
  const town = text.slice(start, sequence.start);
  return {
    prefecture: place.prefecture,
    place,
    municipality: text.slice(place.prefecture.length, place.after),
    streets,
    town,
    townKey: foldName(town),
    numbers: sequence.numbers,
    numbersText: text.slice(sequence.start, sequence.end),
    building: text.slice(sequence.end),
  };
}

/** Length of the table's town that follows Kyoto's streets. */
function townAfterStreets(place: Place, text: string, start: number): number {
  const towns = place.readings[0]?.municipality.towns();
  if (towns === undefined) return 0;
  for (let length = Math.min(towns.longest + 2, text.length - start); length > 0; length--) {
    if (towns.folded.has(foldName(text.slice(start, start + length)))) return length;
  }
  return 0;
}
