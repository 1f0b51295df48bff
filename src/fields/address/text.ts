import type { CharacterTable } from '../../model.js';

/**
 * The canonical text of an address: one width, one hyphen, no space but between two digits, where it separates
 * (`1-9-1 302` is not `1-9-1302`). Nothing here changes what is written, only how.
 */

const Keep = 0;
const Blank = 1;
const Dash = 2;
const Width = 3;
const Lost = 4;
const Drop = 5;
const Private = 6;
const Voicing = 7;

/** Hyphens, dashes, minus signs, waves and the long vowel mark: between numbers all of them are typed for a hyphen. */
const dashes =
  '-\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\ufe58\ufe63\uff0d\u30fc\uff70~\u301c\uff5e';
const blanks = '\t\n\v\f\r \u00a0\u180e\u200b\u200c\u200d\u2060\u2028\u2029\u202f\u205f\u3000\ufeff';

let classes: Uint8Array | undefined;

function classTable(): Uint8Array {
  if (classes) return classes;
  const table = new Uint8Array(0x10000);
  table.fill(Width, 0xff01, 0xffa0);
  table.fill(Private, 0xe000, 0xf900);
  table.fill(Blank, 0x2000, 0x200b);
  table.fill(Drop, 0xfe00, 0xfe10);
  for (const mark of [0x3099, 0x309a, 0xff9e, 0xff9f]) table[mark] = Voicing;
  for (const blank of blanks) table[blank.charCodeAt(0)] = Blank;
  for (const dash of dashes) table[dash.charCodeAt(0)] = Dash;
  for (const lost of '?？〓\ufffd') table[lost.charCodeAt(0)] = Lost;
  // ● ○ ■ □ ◆ △ and the other geometric shapes stand for what a system could not store.
  table.fill(Lost, 0x25a0, 0x2600);
  // Supplementary planes: private use (DB80–DBFF) and variation selectors (DB40) start with these surrogates.
  table.fill(Private, 0xdb80, 0xdc00);
  table[0xdb40] = Drop;
  classes = table;
  return table;
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isKana = (code: number) => code >= 0x3041 && code <= 0x30ff && code !== 0x30fb;

/** What becomes of an address's characters. `lost` where a character of it can't be known: ● 〓 ? U+FFFD, unmapped PUA. */
export interface CanonicalText {
  readonly text: string;
  readonly lost: boolean;
}

/**
 * Canonical text of an address as a source gave it. Private-use characters go through the source's own table first.
 * Variation selectors are dropped: they choose a glyph, not a character (UTS #37).
 * @example canonicalText('丸の内　１－９－１').text // '丸の内1-9-1'
 */
export function canonicalText(source: string, characters?: CharacterTable): CanonicalText {
  const table = classTable();
  let at = 0;
  while (at < source.length && table[source.charCodeAt(at)] === Keep) at++;
  if (at === source.length) return { text: source, lost: false };
  return rewrite(source, at, table, characters);
}

/** True for a character that stands for one which was lost: see `CanonicalText`. */
export function isLost(code: number): boolean {
  const kind = classTable()[code];
  return kind === Lost || kind === Private;
}

function rewrite(source: string, from: number, table: Uint8Array, characters?: CharacterTable): CanonicalText {
  let out = source.slice(0, from);
  let lost = false;
  let blank = false;
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    const kind = table[code];
    if (kind === Blank) blank = true;
    else if (kind === Drop) at += code === 0xdb40 ? 1 : 0;
    else if (kind === Voicing) out = voiced(out, code === 0x309a || code === 0xff9f ? '\u309a' : '\u3099');
    else {
      let piece: string;
      if (kind === Keep) {
        let end = at + 1;
        while (end < source.length && table[source.charCodeAt(end)] === Keep) end++;
        piece = source.slice(at, end);
        at = end - 1;
      } else if (kind === Width) piece = code < 0xff5f ? String.fromCharCode(code - 0xfee0) : narrow(code);
      else if (kind === Dash) piece = dash(out, source, at, table);
      else if (kind === Private) {
        const whole = String.fromCodePoint(source.codePointAt(at) as number);
        at += whole.length - 1;
        const known = characters?.get(whole);
        if (known === undefined) lost = true;
        piece = known === undefined ? whole : canonicalText(known).text;
      } else {
        lost = true;
        piece = code === 0xff1f ? '?' : (source[at] as string);
      }
      out += blank && isDigit(piece.charCodeAt(0)) && isDigit(out.charCodeAt(out.length - 1)) ? ` ${piece}` : piece;
      blank = false;
    }
  }
  return { text: out, lost };
}

const narrow = (code: number) => String.fromCharCode(code).normalize('NFKC');

/** A dash inside a kana word is the long vowel mark (コ－ポ); after anything else the long vowel mark is a dash (1ー2). */
function dash(out: string, source: string, at: number, table: Uint8Array): string {
  if (!isKana(out.charCodeAt(out.length - 1))) return '-';
  if (source[at] === 'ー' || source[at] === 'ｰ') return 'ー';
  let next = at + 1;
  while (next < source.length && table[source.charCodeAt(next)] === Blank) next++;
  const code = source.charCodeAt(next);
  return isKana(code) || (code >= 0xff66 && code <= 0xff9d) ? 'ー' : '-';
}

/** Joins a separate voicing mark (half-width ｶﾞ, or U+3099) to the kana before it. */
function voiced(out: string, mark: string): string {
  return out === '' ? out : out.slice(0, -1) + (out.slice(-1) + mark).normalize('NFC');
}
