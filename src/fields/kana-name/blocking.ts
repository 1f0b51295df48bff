import { halfVoicelessOf, LONG_MARK, largeOf, type Vowel, voicelessOf } from './characters.js';
import type { KanaName } from './parse.js';
import { isLongAfter, vowelAfter, vRow } from './sounds.js';

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

/**
 * A coarse key for finding candidates: equal for all names that rules up to evidence 3 hold equal (small and large,
 * long vowels, ヅ/ズ, ヂ/ジ, ヴ, voicing). Null where the name holds a lost character.
 * ショウジ ユウコ, シヨージ ユーコ and シヨウシユウコ have one key.
 */
export function kanaBlockingKey(name: KanaName): string | null {
  if (name.key === null) return null;
  let key = '';
  let vowel: Vowel | undefined;
  for (let at = 0; at < name.key.length; at++) {
    const row = vRow(name.key[at], name.key[at + 1]);
    if (row) at++;
    const kana = row ?? (name.key[at] as string);
    if (vowel && isLongAfter(vowel, kana)) {
      key += LONG_MARK;
      continue;
    }
    const large = largeOf.get(kana) ?? kana;
    key += COARSE.get(large) ?? large;
    vowel = vowelAfter(large, vowel);
  }
  return key;
}
