import { checkDigit } from './individual-number.js';
import { mask } from './mask.js';

/** 202604010200 is a time of day. */
const timeStamp = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;

/**
 * A file name or an option as somebody typed it, with every Individual Number in it masked: twelve digits that stand alone,
 * whose check digit holds and which are no time of day.
 *
 * @example maskNumbers('export_123456789018.csv') // 'export_********9018.csv'
 */
export function maskNumbers(text: string): string {
  return text.replace(/(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])/g, (digits) =>
    !timeStamp.test(digits) && checkDigit(digits) === Number(digits[11]) ? mask(digits) : digits,
  );
}
