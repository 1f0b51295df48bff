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
