/** The text of a rejected row, for people who asked to see it; no Individual Number in it. */
import type { Charset } from './charset.js';

/** Nine digits or more, of either width, up to two other characters between them: a number, whole or short of its zeros. */
const longNumber = /[0-9０-９](?:[^0-9０-９,\t;|"\r\n]{0,2}[0-9０-９]){8,}/g;
const exponent = /[0-9]\.[0-9]+E\+[0-9]+/gi;

function maskNumbers(text: string): string {
  return text
    .replace(longNumber, (digits) => {
      const figures = digits.replace(/[^0-9０-９]/g, '');
      return '*'.repeat(figures.length - 4) + figures.slice(-4);
    })
    .replace(exponent, (value) => `*${value.slice(value.toUpperCase().indexOf('E'))}`);
}

/** Without its line end; what cannot be shown becomes U+FFFD. Example: `A1,123456789018` → `A1,********9018`. */
export function rowText(charset: Charset, bytes: Buffer): string {
  const text = charset.toText(bytes).replace(/(?<![\r\n])[\r\n]+$/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return maskNumbers(text.replace(/[\u0000-\u0008\u000b-\u001f]/g, '\ufffd'));
}
