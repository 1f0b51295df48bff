/** The keys that a waiting enrolment is looked up by, beside those of its own name and birth date. */
import type { BirthDate } from '../fields/birth-date/index.js';
import { parseIndividualNumber } from '../fields/individual-number/index.js';
import type { Normalized } from '../judge/normalize.js';
import type { NumberRepair } from '../model.js';
import { givenKey, nameKey, otherKeys } from './blocking.js';

/** All further keys: the given name and birth date, every other name, and each birth date that is one slip away. */
export function furtherKeys(n: Normalized): number[] {
  const birth = n.birthDate?.key ?? null;
  if (birth === null) return [];
  const given = givenNames(n).map((name) => givenKey(name, birth));
  return [...given.filter((key) => key !== null), ...otherKeys(n), ...slippedKeys(n)];
}

/** A name without a boundary ends in its given name, wherever that begins. */
function givenNames({ nameKana, kanaInKanjiField }: Normalized): string[] {
  const name = nameKana ?? kanaInKanjiField;
  if (!name) return [];
  if (name.parts.length > 1) return [name.parts.slice(1).join('')];
  const [whole = ''] = name.parts;
  return [...whole].slice(2).map((_, at) => whole.slice(at + 2));
}

/** The key of the name with every birth date one slip away. */
function slippedKeys(n: Normalized): number[] {
  const keyWith = n.birthDate && nameKey(n);
  return n.birthDate && keyWith ? datesNearby(n.birthDate).map(keyWith) : [];
}

/**
 * The dates that one slip makes of a date: one digit of 1985-01-02 replaced, two neighbours or month and day exchanged. Only days
 * that a month may have.
 */
export function datesNearby({ year, month, day, key, era }: BirthDate): string[] {
  if (key === null || era || year === null || month === null || day === null) return [];
  const digits = `${year}`.padStart(4, '0') + two(month) + two(day);
  const found = new Set<string>();
  for (let at = 0; at < 8; at += 1) {
    for (let digit = 0; digit <= 9; digit += 1) found.add(replaced(digits, at, `${digit}`));
    if (at > 0) found.add(swapped(digits, at));
  }
  found.add(digits.slice(0, 4) + digits.slice(6) + digits.slice(4, 6));
  found.delete(digits);
  return [...found].filter(isDay).map((text) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}

const two = (part: number): string => `${part}`.padStart(2, '0');
const replaced = (text: string, at: number, character: string): string =>
  text.slice(0, at) + character + text.slice(at + 1);
const swapped = (text: string, at: number): string =>
  text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1);

function isDay(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  return year >= 1868 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** The valid numbers that one slip makes of a number that leads nowhere, each with the slip; and one with its lost zero. */
export function numbersNearby(n: Normalized): Map<number, NumberRepair> {
  const found = new Map<number, NumberRepair>();
  const { digits = null, repaired = null } = n.individualNumber ?? {};
  if (repaired !== null) found.set(Number(repaired), 'lost_zero');
  if (digits === null) return found;
  const add = (text: string, repair: NumberRepair) => {
    if (text !== digits && !found.has(Number(text)) && parseIndividualNumber(text)?.key)
      found.set(Number(text), repair);
  };
  for (let at = 1; at < digits.length; at += 1) add(swapped(digits, at), 'neighbours_swapped');
  for (let at = 0; at < digits.length; at += 1) {
    for (let digit = 0; digit <= 9; digit += 1) add(replaced(digits, at, `${digit}`), 'one_digit');
  }
  return found;
}
