import type { Evidence, FieldOutcome } from '../../model.js';
import type { AlphabetName } from './parse.js';
import { type AlphabetRuleId, applied } from './rules.js';
import { kanaSound, romanSound, type Sound, together } from './sounds.js';
import { orders } from './tokens.js';

/**
 * Compares an alphabet name with a kana text, in any order of the parts. A name that is the romanization of the kana (Hepburn,
 * 訓令式, long vowels as OU, OH, OO, Ō or left out) agrees by rule. Sound alone never makes the two differ: the kana of a name
 * from another language (チャン ユウリン for ZHANG YULIN) is what its record says, so all else is undecidable.
 *
 * @example compareAlphabetWithKana(parse('SATOH YUMI'), 'サトウ ユミ', 2).outcome // 'agree_by_rule'
 */
export function compareAlphabetWithKana(alphabet: AlphabetName, kana: string, threshold: Evidence): FieldOutcome {
  const heard = kanaSound(kana);
  const words = alphabet.tokens.map(romanSound);
  if (!heard || words.some((word) => word === null)) return { outcome: 'undecidable' };
  const spoken = orders(words as readonly Sound[]).map(together);
  const alike = (level: keyof Sound) => spoken.some((sound) => sound[level] === heard[level]);
  const id: AlphabetRuleId | null =
    alike('raw') || alike('long') ? 'alphabet/romanization' : alike('short') ? 'alphabet/long-vowel' : null;
  if (id === null) return { outcome: 'undecidable' };
  const rule = applied(id, alphabet.text, kana);
  return { outcome: rule.evidence <= threshold ? 'agree_by_rule' : 'undecidable', rules: [rule] };
}
