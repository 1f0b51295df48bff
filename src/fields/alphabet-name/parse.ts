/**
 * An alphabet name. `text` is canonical: upper case, half width, one space between the parts; commas, periods and the
 * filler `<` of passports are spaces, a hyphen and an apostrophe stay between letters, a lost character is ●. `tokens` are the
 * parts without hyphen and apostrophe. `key` is the text without spaces, null where a character is lost.
 */
export interface AlphabetName {
  readonly text: string;
  readonly key: string | null;
  readonly tokens: readonly string[];
}

export const LOST = '●';

/**
 * Reads an alphabet name as a residence card, a passport or an insurer writes it. Null: blank.
 *
 * @example parseAlphabetName('Zhang, Yu-lin')?.text // 'ZHANG YU-LIN'
 */
export function parseAlphabetName(text: string): AlphabetName | null {
  const canonical = /^[A-Z]+(?: [A-Z]+)*$/.test(text) ? text : fold(text);
  if (canonical === '') return null;
  const tokens = canonical.replaceAll("'", '').split(/[ -]/);
  return { text: canonical, key: canonical.includes(LOST) ? null : canonical.replaceAll(' ', ''), tokens };
}

function fold(text: string): string {
  const upper = text
    .replace(/[`´‘’ʼʻ′＇]/g, "'")
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC');
  return (
    upper
      // ŉ is an apostrophe and a letter: only now.
      .replace(/ʼ/g, "'")
      .replace(/[?〓●\uFFFD\p{Co}]/gu, LOST)
      .replace(/[‐‑‒–—―−ー]/g, '-')
      .replace(/[^\p{L}\p{M}\p{N}●'-]+/gu, ' ')
      .replace(/(?<! ) *-[- ]*/g, '-')
      .replace(/(?<![\p{L}\p{M}\p{N}●])['-]+|['-]+(?![\p{L}\p{M}\p{N}●])/gu, ' ')
      .replace(/ +/g, ' ')
      .trim()
  );
}
