import type { NumberFault } from '../../model.js';
import { mask } from './mask.js';

/**
 * An Individual Number (個人番号). `digits` are its 12 digits where the text has 12, also where the check digit is wrong;
 * `fault` says what is wrong with the form; `repaired` is the number with the leading zeros put back that a spreadsheet
 * dropped, where its check digit then holds. `text` and `masked` are the same and may be shown: `********9018`.
 */
export interface IndividualNumber {
  readonly text: string;
  readonly masked: string;
  /** The agreement key: the digits of a number without fault. */
  readonly key: string | null;
  readonly digits: string | null;
  readonly fault: NumberFault | null;
  readonly repaired: string | null;
}

/**
 * Reads an Individual Number. Width, spaces, hyphens, a spreadsheet's leading apostrophe or tab, its `="…"` and a trailing `.0` are
 * notation. Null: blank, or zeros alone (a filler where there is no number). A masked number is read as masked, without digits.
 * Form: 番号法施行令 (平成26年政令第155号) 第8条; check digit: 平成26年総務省令第85号 第5条.
 *
 * @example parseIndividualNumber('1234 5678 9018')?.masked // '********9018'
 */
export function parseIndividualNumber(text: string): IndividualNumber | null {
  if (isTwelveDigits(text)) return ofTwelveDigits(text);
  const bare = strip(text);
  if (/^0*$/.test(bare)) return null;
  if (isTwelveDigits(bare)) return ofTwelveDigits(bare);
  if (/^\*+\d{0,4}$/.test(bare)) return faulty(bare, null);
  const fault = faultOf(bare);
  return faulty(mask(bare), fault, fault === 'lost_zeros' ? refill(bare) : null);
}

function ofTwelveDigits(digits: string): IndividualNumber | null {
  if (digits === '000000000000') return null;
  const masked = `********${digits.slice(8)}`;
  const right = holds(digits);
  const fault = right ? null : 'check_digit';
  return { text: masked, masked, key: right ? digits : null, digits, fault, repaired: null };
}

function faulty(masked: string, fault: NumberFault | null, repaired: string | null = null): IndividualNumber {
  return { text: masked, masked, key: null, digits: null, fault, repaired };
}

/**
 * The check digit of the first 11 digits: 11 − Σ P·Q mod 11, 0 where the remainder is 0 or 1, with P the nth digit from the
 * right and Q = n + 1 up to n = 6, n − 5 from there (総務省令第85号 第5条).
 *
 * @example checkDigit('12345678901') // 8
 */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += (digits.charCodeAt(11 - n) - 0x30) * (n <= 6 ? n + 1 : n - 5);
  const remainder = sum % 11;
  return remainder <= 1 ? 0 : 11 - remainder;
}

function isTwelveDigits(text: string): boolean {
  if (text.length !== 12) return false;
  for (let at = 0; at < 12; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

function strip(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^\s*=?["'‘’]|["'’]\s*$/gu, '')
    .replace(/(\d)\.0+\s*$/, '$1')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/(?<=[\d*])[-‐‑‒–—―−ー]+(?=\d)/g, '');
}

function faultOf(bare: string): NumberFault {
  if (/^\d+(\.\d+)?E\+?\d+$/i.test(bare)) return 'excel_exponent';
  if (!/^\d+$/.test(bare)) return 'not_digits';
  return bare.length < 12 ? 'lost_zeros' : 'too_long';
}

function holds(digits: string): boolean {
  return checkDigit(digits) === digits.charCodeAt(11) - 0x30;
}

function refill(bare: string): string | null {
  const padded = bare.padStart(12, '0');
  return holds(padded) ? padded : null;
}
