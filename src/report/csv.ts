/**
 * CSV as Excel opens it: CRLF, quotes where needed, and cells that a spreadsheet would change held as text.
 *
 * A cell that a spreadsheet would take for a formula (=, +, -, @ and their full-width forms), or silently turn into
 * another value (leading zeros lost, 1-2-3 read as a date, 13 digits shown as 1.23E+12), starts with one TAB. Spreadsheets then
 * keep it as text and show nothing of the TAB. A text that starts with a TAB of its own gets another, so that taking one
 * leading TAB off (`unguard`) gives back every text exactly.
 */

const GUARD = '\t';

/** First characters that make, or may make, a formula; after OWASP's list for CSV injection, full-width forms included. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
/** Texts of digits and what Excel reads around them: dates, times, fractions, exponents, amounts, era dates. */
const convertible = /^[\d０-９\s.,:/\-+%$¥()Ee明治大正昭和平成令MTSHRAPap年月日時分秒元]*$/;
/** Month names or units beside digits: SEPT2, 1-MAR. */
const monthLike = /^(?:[A-Za-z]{3,9}[\s\-/]?\d{1,4}|\d{1,4}[\s\-/]?[A-Za-z]{3,9})(?:[\s\-/,]+\d{1,4})?$/;
/** Whole numbers that Excel shows as they are. */
const plainNumber = /^(?:0|[1-9]\d{0,10})$/;
const logical = /^(?:true|false)$/i;
const digit = /[\d０-９]/;

/** The text of a cell so that a spreadsheet keeps and shows it unchanged. Example: `0012` → TAB + `0012`. */
export function guard(text: string): string {
  if (text === '') return text;
  if (formula.test(text)) return GUARD + text;
  if (!digit.test(text)) return logical.test(text) ? GUARD + text : text;
  if (plainNumber.test(text)) return text;
  return convertible.test(text) || monthLike.test(text) ? GUARD + text : text;
}

/** The text that `guard` was given. */
export function unguard(cell: string): string {
  return cell.startsWith(GUARD) ? cell.slice(1) : cell;
}

const quoted = /[",\r\n\t]/;
const space = /\s/;

/** Quotes where a reader would else part the cell, or may take the spaces at its ends away. */
const needsQuotes = (text: string): boolean =>
  quoted.test(text) || space.test(text.charAt(0)) || space.test(text.charAt(text.length - 1));

function cell(text: string): string {
  const guarded = guard(text);
  return needsQuotes(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One line, with its CRLF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}
