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

const four = '[0-9\uff10-\uff19]{4}';
const gap = '[\\s\\-\u2010\uff0d]?';
const numberLike = new RegExp(`(?<![0-9\uff10-\uff19])${four}${gap}${four}${gap}${four}(?![0-9\uff10-\uff19])`, 'g');

/**
 * A text with whatever looks like an Individual Number masked: twelve digits of either width, also in groups of four. For texts that
 * are none but may hold one, as where a number was typed into a name or an address.
 *
 * @example maskWithin('渡辺一郎 1234-5678-9018') // '渡辺一郎 **********9018'
 */
export function maskWithin(text: string): string {
  return text.length < 12 ? text : text.replace(numberLike, (found) => mask(found));
}
