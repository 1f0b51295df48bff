/**
 * Numbers with check digits, all made up: 個人番号 (総務省令第85号 第5条) and 保険者番号 (厚生労働省, 保険者番号等の設定について: digits
 * weighted 2, 1, 2, 1 … from the right, digits of the products summed, modulo 10).
 */
import { permute36, unpermute36 } from './random.js';

/** The check digit of 11 digits. Example: `individualCheckDigit('12345678901')` is `8`. */
export function individualCheckDigit(eleven: string): number {
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += Number(eleven[11 - n]) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return rest <= 1 ? 0 : 11 - rest;
}

/** The insurer's number with its check digit. Example: `insurerNumber('0613001')` has 8 digits. */
export function insurerNumber(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const product = Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** The check digit of a 全国地方公共団体コード's five digits: weights 6 to 2, modulo 11. Example: `13101` gives `131016`. */
export function municipalityCode(five: string): string {
  let sum = 0;
  for (let i = 0; i < 5; i++) sum += Number(five[i]) * (6 - i);
  return `${five}${(11 - (sum % 11)) % 10}`;
}

/** Numbers from this index on belong to nobody in the register. */
const outsiders = 2 ** 35;

/** Added to every number, so that the first do not all begin with zeros; and how many there can be. */
const offset = 87_654_321_098;
const all = 100_000_000_000;

/** Whether a valid number is held by a resident of a city of so many people, or was given to a stranger. */
export function isGiven(number: string, people: number, seed: string): boolean {
  const value = (Number(number.slice(0, 11)) - offset + all) % all;
  if (value >= 2 ** 36) return false;
  const index = unpermute36(value, seed);
  return index < people || index >= outsiders;
}

/** The made-up Individual Number of the n-th person of a city: unique, valid, and without order. */
export function individualNumber(index: number, seed: string): string {
  const eleven = String((permute36(index, seed) + offset) % all).padStart(11, '0');
  return `${eleven}${individualCheckDigit(eleven)}`;
}

/** A valid number that no resident holds. */
export function strangerNumber(index: number, seed: string): string {
  return individualNumber(outsiders + index, seed);
}
