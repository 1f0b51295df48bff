import { LOST, largeOf, type Vowel, voicelessOf } from './characters.js';
import { isLongAfter, vowelAfter, vRow } from './sounds.js';

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...largeOf,
  ['ヰ', 'イ'],
  ['ヱ', 'エ'],
  ['ヲ', 'オ'],
  ['ヅ', 'ズ'],
  ['ヂ', 'ジ'],
]);

/**
 * A canonical kana text in the one spelling that its rules up to evidence 2 leave, long vowels apart: large kana, ズ ジ,
 * イ エ オ, バ行 for ヴ. `plainSounds('シヅヱ')` is `'シズエ'`.
 */
export function plainSounds(kana: string): string {
  let plain = '';
  for (let at = 0; at < kana.length; at++) {
    const row = vRow(kana[at], kana[at + 1]);
    const char = kana[at] as string;
    plain += row ?? (char === 'ヴ' ? 'ブ' : (PLAIN.get(char) ?? char));
    if (row) at++;
  }
  return plain;
}

/** A text with its long vowels spelt by `mark`: ー for any spelling of them, nothing to leave their length out. */
function longVowelsAs(mark: string, text: string): string {
  let written = '';
  let vowel: Vowel | undefined;
  for (const kana of plainSounds(text)) {
    const long = vowel !== undefined && isLongAfter(vowel, kana);
    written += long ? mark : kana;
    if (!long) vowel = vowelAfter(kana, vowel);
  }
  return written;
}

/** Whether two canonical kana texts differ in the length of a vowel and in nothing else: オノ and オオノ, not オオノ and オーノ. */
export const differInLengthAlone = (a: string, b: string): boolean =>
  longVowelsAs('', a) === longVowelsAs('', b) && longVowelsAs('ー', a) !== longVowelsAs('ー', b);

/** How a stretch of kana holds what it is asked for: as it is, but for voicing, but for a lost character; or not. */
export type Fit = 'same' | 'voicing' | 'lost' | undefined;

/**
 * Whether a reading stands in plain sounds at a place, its long vowels spelt either way; the first kana must be itself,
 * since a long vowel never crosses from one reading into the next (ヒロ・オミ is not ヒロ・ウミ).
 * `fitAt('コウ', 'コーキ', 0)` is `'same'`.
 */
export function fitAt(reading: string, sounds: string, at: number): Fit {
  if (at + reading.length > sounds.length) return undefined;
  let fit: Fit = 'same';
  let vowel: Vowel | undefined;
  for (let i = 0; i < reading.length; i++) {
    const wanted = reading[i] as string;
    const found = sounds[at + i] as string;
    const long = wanted !== found && vowel !== undefined && isLongAfter(vowel, wanted) && isLongAfter(vowel, found);
    if (wanted !== found && !long) {
      const next = found === LOST ? 'lost' : voicedApart(wanted, found) ? 'voicing' : undefined;
      if (next === undefined || (fit !== 'same' && fit !== next)) return undefined;
      fit = next;
    }
    vowel = vowelAfter(wanted, vowel);
  }
  return fit;
}

const voicedApart = (a: string, b: string): boolean => voicelessOf.get(a) === b || voicelessOf.get(b) === a;
