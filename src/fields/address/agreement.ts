import { kanjiDigits } from './fold.js';
import { isCertain } from './municipality.js';
import type { NumberKind } from './numbers.js';
import { ownText } from './own-text.js';
import type { AddressParts, Beginning } from './parts.js';

/** What makes two addresses the same value in different notation: see `agreementOf`. */
export interface Agreement {
  readonly key: string;
  /** What each number is said to count, a letter each; `-` where only a hyphen says so; '' where nothing does. */
  readonly counters: string;
}

const letters: Readonly<Record<NumberKind, string>> = {
  丁目: '丁',
  地割: '割',
  部: '部',
  番地: '地',
  番: '番',
  号: '号',
  '': '-',
};

/**
 * Two addresses agree where their keys are equal and no number is said to count two things (`countersAgree`): notation
 * of the same value are the prefecture and 郡 of a municipality that is certain without them, hyphens for 丁目, 番地, 番
 * and 号, and kanji numerals for digits. Letters of names have to be the same.
 * @example agreementOf(readParts('東京都千代田区丸の内一丁目9番1号', '')) // as of 千代田区丸の内1-9-1, counters 丁番号
 */
export function agreementOf(parts: AddressParts): Agreement {
  const { numbers } = parts;
  let values = '';
  let counters = '';
  let stated = 0;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at];
    if (number === undefined) continue;
    values += at === 0 ? number.value : `-${number.value}`;
    counters += letters[number.kind];
    if (number.kind !== '') stated = at + 1;
  }
  const key = `${keyOfBeginning(parts.beginning)}|${values}|${parts.building}`;
  return { key, counters: counters.slice(0, stated) };
}

const keys = new WeakMap<Beginning, string>();

function keyOfBeginning(beginning: Beginning): string {
  const known = beginning.kept ? keys.get(beginning) : undefined;
  if (known !== undefined) return known;
  const key = `${placeKey(beginning)}|${beginning.streets}|${townText(beginning)}`;
  if (beginning.kept) keys.set(beginning, ownText(key));
  return key;
}

/** Whether no number is said to count two different things. 1丁目2番 and 1番地2 are two places; 1-2 may be either. */
export function countersAgree(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [first, second] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (first !== second && first !== hyphen && second !== hyphen) return false;
  }
  return true;
}

const hyphen = '-'.charCodeAt(0);

/** The municipality's code with its name as written, where that is certain; else the text itself. */
function placeKey({ place, prefecture, municipality, town }: Beginning): string {
  const [reading] = place.readings;
  if (reading !== undefined && place.readings.length === 1 && isCertain(place, reading, town)) {
    const { code, district } = reading.municipality;
    if (reading.form === 'district') return code + municipality;
    if (reading.form === 'full' && municipality.startsWith(district)) return code + municipality.slice(district.length);
  }
  const codes = place.byPostalCode ? place.readings.map((one) => one.municipality.code).join(',') : '';
  return `${prefecture}${municipality}〒${codes}`;
}

/** 北1条 is 北一条, unless the table lists both spellings as towns of their own. */
function townText({ place, town, townKey }: Beginning): string {
  return place.readings[0]?.municipality.towns().clashing.has(townKey) ? town : kanjiDigits(town);
}
