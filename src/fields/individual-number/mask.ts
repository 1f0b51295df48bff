/**
 * A text that may hold an Individual Number, safe to show: every character but its last four digits is `*`. Whatever the text
 * is, no more than four digits remain, and masking twice is masking once.
 *
 * @example mask('123456789018') // '********9018'
 */
export function mask(text: string): string {
  const folded = [...text.normalize('NFKC')];
  let left = 4;
  for (let at = folded.length - 1; at >= 0; at--) {
    const shown = left > 0 && /\p{Nd}/u.test(folded[at] ?? '');
    if (shown) left -= 1;
    else folded[at] = '*';
  }
  return folded.join('');
}

/** What people and spreadsheets put between the digits of a number: spaces, hyphens and dashes, points, commas, slashes. */
const gap = '[\\s\\-\u2010-\u2015\u2212\uff0d\u30fc\uff70_.,/\u30fb\uff0c\uff0e\uff0f\uff3f]{0,3}';
const numberLike = new RegExp(`[0-9\uff10-\uff19](?:${gap}[0-9\uff10-\uff19]){11,}`, 'g');

/**
 * A text with whatever looks like an Individual Number masked: twelve digits of either width or more, in groups of any length
 * or none. For texts that are none but may hold one, as where a number was typed into a name or an address. More than
 * twelve digits in a row may be a number with something run into it; too much masked harms nobody.
 *
 * @example maskWithin('渡辺一郎 123-456-789-018') // '渡辺一郎 **********9*018'
 */
export function maskWithin(text: string): string {
  return text.length < 12 ? text : text.replace(numberLike, (found) => mask(found));
}
