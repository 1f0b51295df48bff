import { foldName } from './fold.js';
import { streetsEnd } from './kyoto.js';
import { firstDigit, type Place, placeOf } from './municipality.js';
import { type AddressNumber, findNumbers } from './numbers.js';
import { ownText } from './own-text.js';

/** What stands before the numbers. Everything is as written but for width; `townKey` alone is folded. */
export interface Beginning {
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
  /** One value for all addresses that begin alike. */
  readonly kept: boolean;
}

/** An address taken apart, likewise. */
export interface AddressParts extends Omit<Beginning, 'kept'> {
  readonly beginning: Beginning;
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
  const head = headOf(text, postalCode);
  const sequence = findNumbers(text, head.named);
  const beginning = beginningOf(text, head, sequence.start);
  const { prefecture, place, municipality, streets, town, townKey } = beginning;
  return {
    beginning,
    prefecture,
    place,
    municipality,
    streets,
    town,
    townKey,
    numbers: sequence.numbers,
    numbersText: text.slice(sequence.start, sequence.end),
    building: text.slice(sequence.end),
  };
}

/** Of a head that is read once for all its addresses: their beginning, where the numbers start at the first digit. */
function beginningOf(text: string, head: Head, numbers: number): Beginning {
  const kept = numbers === head.digit;
  if (kept && head.beginning) return head.beginning;
  const { place, streets, start } = head;
  const own = kept ? ownText : (cut: string) => cut;
  const town = own(text.slice(start, numbers));
  const municipality = own(text.slice(place.prefecture.length, place.after));
  const beginning = {
    prefecture: place.prefecture,
    place,
    municipality,
    streets,
    town,
    townKey: townKeyOf(town),
    kept,
  };
  if (kept) head.beginning = beginning;
  return beginning;
}

/** What stands before the numbers: `start` of the town, and the index up to which the table names it. */
interface Head {
  readonly place: Place;
  readonly streets: string;
  readonly start: number;
  readonly named: number;
  /** Index of the first digit, where the head is kept for other addresses; else -1. */
  readonly digit: number;
  beginning: Beginning | null;
}

function readHead(text: string, postalCode: string): Head {
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
  return { place, streets, start, named, digit: -1, beginning: null };
}

/** Heads by the text before the first digit; null where what follows has a say in how that is read. */
const heads = new Map<string, Head | null>();
const mostHeads = 50_000;

/** A town has thousands of addresses: their common start is read once. */
function headOf(text: string, postalCode: string): Head {
  const digit = firstDigit(text);
  if (digit === text.length) return readHead(text, postalCode);
  const before = text.slice(0, digit);
  const name = postalCode === '' ? before : `${before}〒${postalCode}`;
  const known = heads.get(name);
  if (known) return known;
  const head = readHead(text, postalCode);
  if (known === undefined) {
    if (heads.size >= mostHeads) heads.clear();
    const own = isOwn(head, before) ? { ...head, streets: ownText(head.streets), digit } : null;
    heads.set(ownText(name), own);
    return own ?? head;
  }
  return head;
}

/** Whether the text before the first digit is read alike whatever follows: no town of the place could go on with a number. */
function isOwn({ place, streets, named }: Head, before: string): boolean {
  const { readings, bearers, after } = place;
  if (bearers === 0 || readings.length !== bearers || streets !== '' || named > before.length) return false;
  const rest = foldName(before.slice(after));
  return readings.every(({ municipality }) => {
    if (municipality.code.startsWith('2610')) return false;
    for (const town of municipality.towns().folded)
      if (town.length > rest.length && town.startsWith(rest)) return false;
    return true;
  });
}

const townKeys = new Map<string, string>();

function townKeyOf(town: string): string {
  let key = townKeys.get(town);
  if (key === undefined) {
    if (townKeys.size >= mostHeads) townKeys.clear();
    key = ownText(foldName(town));
    townKeys.set(ownText(town), key);
  }
  return key;
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
