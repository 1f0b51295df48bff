import { halfVoicelessOf, LONG_MARK, LOST, largeOf, type Vowel, voicelessOf, vowelOf } from './characters.js';
import type { KanaName } from './parse.js';
import { isLongAfter, vRow } from './sounds.js';

/** What the rules up to evidence 3 may turn into each other becomes one letter; ヅ/ズ and ツ, ヂ/ジ and チ with them. */
const COARSE: ReadonlyMap<string, string> = new Map([
  ...voicelessOf,
  ...halfVoicelessOf,
  ['ヰ', 'イ'],
  ['ヱ', 'エ'],
  ['ヲ', 'オ'],
  ['ツ', 'ス'],
  ['ヅ', 'ス'],
  ['チ', 'シ'],
  ['ヂ', 'シ'],
  ['ヴ', 'フ'],
]);

const VOWELS: readonly Vowel[] = ['a', 'i', 'u', 'e', 'o'];
const FIRST = 0x30a0;
const LAST = 0x31ff;
const LONG = LONG_MARK.charCodeAt(0);
const LOST_UNIT = LOST.charCodeAt(0);
const VU = 'ヴ'.charCodeAt(0);

/** By code unit from FIRST: the coarse letter, the vowel it ends in (0 none, 1–5), the vowels it may lengthen (bits). */
interface Table {
  readonly letter: Uint16Array;
  readonly vowel: Uint8Array;
  readonly lengthens: Uint8Array;
}

let table: Table | undefined;

function build(): Table {
  const size = LAST - FIRST + 1;
  const made = { letter: new Uint16Array(size), vowel: new Uint8Array(size), lengthens: new Uint8Array(size) };
  for (let at = 0; at < size; at++) {
    const kana = String.fromCharCode(FIRST + at);
    const large = largeOf.get(kana) ?? kana;
    const vowel = vowelOf(large);
    made.letter[at] = (COARSE.get(large) ?? large).charCodeAt(0);
    made.vowel[at] = vowel ? VOWELS.indexOf(vowel) + 1 : 0;
    VOWELS.forEach((one, bit) => {
      if (isLongAfter(one, kana)) made.lengthens[at] = (made.lengthens[at] as number) | (2 << bit);
    });
  }
  return made;
}

let buffer = new Uint16Array(64);

/**
 * A coarse key for finding candidates: equal for all names that rules up to evidence 3 hold equal (small and large,
 * long vowels, ヅ/ズ, ヂ/ジ, ヴ, voicing). Null where the name holds a lost character.
 * ショウジ ユウコ, シヨージ ユーコ and シヨウシユウコ have one key.
 */
export function kanaBlockingKey({ key }: KanaName): string | null {
  if (key === null) return null;
  const units = kanaBlockingUnits(key);
  return textOf(units, units.length);
}

/** The same of a name without lost characters or spaces, as UTF-16 units; they are good until the next call. */
export function kanaBlockingUnits(key: string): Uint16Array {
  table ??= build();
  if (buffer.length < key.length) buffer = new Uint16Array(key.length);
  let length = 0;
  let vowel = 0;
  for (let at = 0; at < key.length; at++) {
    let code = key.charCodeAt(at);
    const row = code === VU ? vRow(key[at], key[at + 1]) : undefined;
    if (row) {
      code = row.charCodeAt(0);
      at++;
    }
    const place = code - FIRST;
    const kana = place >= 0 && code <= LAST;
    if (kana && vowel > 0 && (table.lengthens[place] as number) & (1 << vowel)) buffer[length++] = LONG;
    else {
      buffer[length++] = kana ? (table.letter[place] as number) : code;
      vowel = kana ? (code === LONG ? vowel : (table.vowel[place] as number)) : 0;
    }
  }
  return buffer.subarray(0, length);
}

/**
 * Whether two names may be held together by rules up to evidence 3, by their first kana alone: a quick no.
 * `mayAgree('ガモウ', 'カトウ')` is true, `mayAgree('サトウ', 'カトウ')` false.
 */
export function mayAgree(a: string, b: string): boolean {
  table ??= build();
  const left = a.charCodeAt(0);
  const right = b.charCodeAt(0);
  if (left === right || left === VU || right === VU || left === LOST_UNIT || right === LOST_UNIT) return true;
  return table.letter[left - FIRST] === table.letter[right - FIRST];
}

/** In pieces, since a call takes no more than some ten thousand arguments. */
function textOf(units: Uint16Array, length: number): string {
  let text = '';
  for (let from = 0; from < length; from += 4096) {
    text += String.fromCharCode.apply(null, units.subarray(from, Math.min(length, from + 4096)) as unknown as number[]);
  }
  return text;
}
