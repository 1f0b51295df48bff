import type { AppliedRule, Evidence, FieldOutcome } from '../../model.js';
import { asTravelDocument, withoutMarks } from './letters.js';
import { lostOutcome } from './lost.js';
import type { AlphabetName } from './parse.js';
import { resemblance } from './resemblance.js';
import { applied } from './rules.js';
import { joinsInto, sameParts } from './tokens.js';

/**
 * Compares two alphabet names. Width, case, spaces, commas and periods are notation; hyphen and apostrophe, marks, the
 * order of the parts and whether parts are joined are rules. A lost character stands for any one letter.
 *
 * @example compareAlphabetNames(parse('ZHANG YULIN'), parse('Yu Lin Zhang'), 2).outcome // 'agree_by_rule'
 */
export function compareAlphabetNames(a: AlphabetName, b: AlphabetName, threshold: Evidence): FieldOutcome {
  if (a.key !== null && a.key === b.key) return { outcome: 'agree' };
  if (a.key === null || b.key === null) return lostOutcome(a, b);
  const rules = heldEqual(a, b) ?? resemblance(a, b);
  if (!rules) return { outcome: 'differ' };
  const holds = rules.every((rule) => rule.evidence <= threshold);
  return { outcome: holds ? 'agree_by_rule' : 'differ', rules };
}

type Spell = (text: string) => string;

/** Both without marks, or one side's marks spelled out. */
const spellings: readonly (readonly [Spell, Spell])[] = [
  [withoutMarks, withoutMarks],
  [asTravelDocument, withoutMarks],
  [withoutMarks, asTravelDocument],
];

function heldEqual(a: AlphabetName, b: AlphabetName): readonly AppliedRule[] | null {
  for (const [spellA, spellB] of spellings) {
    const [left, right] = [a.tokens.map(spellA), b.tokens.map(spellB)];
    const inOrder = left.join('') === right.join('');
    const reordered = inOrder ? null : reorder(a, b, left, right);
    if (inOrder || reordered) return [...notation(a, b), ...(reordered ?? [])];
  }
  return null;
}

function reorder(
  a: AlphabetName,
  b: AlphabetName,
  left: readonly string[],
  right: readonly string[],
): AppliedRule[] | null {
  const order = applied('alphabet/token-order', a.text, b.text);
  if (sameParts(left, right)) return [order];
  return joinsInto(left, right) || joinsInto(right, left) ? [applied('alphabet/joined', a.text, b.text), order] : null;
}

/** The rules for marks and punctuation, where the letters are known to be the same. */
function notation(a: AlphabetName, b: AlphabetName): AppliedRule[] {
  const rules: AppliedRule[] = [];
  const marks = (name: AlphabetName) => name.tokens.filter((token) => withoutMarks(token) !== token);
  const [marksA, marksB] = [marks(a), marks(b)];
  const punctuation = (name: AlphabetName) => name.text.replace(/[^'-]/g, '');
  const unordered = (text: string) => [...text].sort().join('');
  if (unordered(punctuation(a)) !== unordered(punctuation(b)))
    rules.push(applied('alphabet/punctuation', a.text, b.text));
  if (!sameParts(marksA, marksB)) rules.push(applied('alphabet/diacritics', a.text, b.text));
  if (rules.length > 0 || !sameLetters(a, b)) return rules;
  return [applied('alphabet/punctuation', a.text, b.text)];
}

const sameLetters = (a: AlphabetName, b: AlphabetName): boolean => a.tokens.join('') === b.tokens.join('');
