/** How the text of a field is read before its room sees it: blanks, fillers, identifiers. */

/** A field's value, or null where the source has none. */
export const optional = <T>(text: string | null | undefined, parse: (text: string) => T | null): T | null =>
  text === null || text === undefined || text === '' ? null : parse(text);

/** What clerks and systems write where there is no value: it states nothing, so that two of them agree in nothing. */
const fillers =
  /^(?:不詳|不明|未詳|未定|非公開|非表示|該当なし|登録なし|未登録|なし|無し|無|住所不定|住所不明|氏名不詳|[-‐‑–—―−ーｰ*＊・.．/／\s]+)$/u;
const longestFiller = 8;
const firstOfFillers = new Set([...'不未非該登な無住氏・ー'].map((character) => character.charCodeAt(0)));

function isFiller(text: string): boolean {
  if (text.length > longestFiller) return false;
  const first = text.charCodeAt(0);
  // Kana and kanji of the ordinary name, full and half width: most names end here.
  const letter = (first >= 0x3041 && first <= 0x9fff) || (first >= 0xff71 && first <= 0xff9d);
  return !(letter && !firstOfFillers.has(first)) && fillers.test(text.normalize('NFKC').trim());
}

/** What the source states, or null where it has nothing or a filler (不詳, －). */
export const stated = (text: string | null | undefined): string | null => (text && !isFiller(text) ? text : null);

/** A field's value, or null where the source has none or a filler. */
export const unlessFiller = <T>(text: string | null | undefined, parse: (text: string) => T | null): T | null =>
  optional(stated(text), parse);

/** An identifier: width and surrounding space do not matter, everything else does. `００１２ ` → `0012`. */
export function identifier(text: string): string | null {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code >= 0x7f) return text.normalize('NFKC').trim() || null;
  }
  return text || null;
}
