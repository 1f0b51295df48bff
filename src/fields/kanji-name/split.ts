import type { Evidence, Outcome } from '../../model.js';
import { compareCharacters, compareKanjiNames } from './compare.js';
import { charactersOf, type KanjiName, split } from './parse.js';

export interface SplitComparison {
  readonly surname: Outcome;
  readonly given: Outcome;
}

const equal = (outcome: Outcome): boolean => outcome === 'agree' || outcome === 'agree_by_rule';

/**
 * Surname and given name compared apart, for hints. Where one side alone shows the boundary, the other is cut where
 * its given name or its surname agrees; null where neither side shows it or neither part agrees.
 *
 * @example splitComparison(parse('山田 花子'), parse('佐々木花子'), 2) // { surname: 'differ', given: 'agree' }
 */
export function splitComparison(a: KanjiName, b: KanjiName, threshold: Evidence): SplitComparison | null {
  const [wordsA, wordsB] = [words(a), words(b)];
  if (wordsA && wordsB) {
    const whole = compareKanjiNames(a, b, threshold).outcome;
    return equal(whole) ? { surname: whole, given: whole } : compareParts(wordsA, wordsB, threshold);
  }
  if (wordsA) return compareWithWhole(wordsA, charactersOf(b), threshold);
  if (wordsB) return compareWithWhole(wordsB, charactersOf(a), threshold);
  return null;
}

interface Words {
  readonly surname: readonly string[];
  readonly given: readonly string[];
}

function words(name: KanjiName): Words | null {
  const [surname, ...given] = name.parts;
  if (surname === undefined || given.length === 0) return null;
  return { surname: split(surname), given: split(given.join('')) };
}

function compareParts(a: Words, b: Words, threshold: Evidence): SplitComparison {
  return {
    surname: compareCharacters(a.surname, b.surname, threshold).outcome,
    given: compareCharacters(a.given, b.given, threshold).outcome,
  };
}

function compareWithWhole(a: Words, whole: readonly string[], threshold: Evidence): SplitComparison | null {
  for (const cut of [whole.length - a.given.length, a.surname.length]) {
    if (cut < 1 || cut >= whole.length) continue;
    const found = compareParts(a, { surname: whole.slice(0, cut), given: whole.slice(cut) }, threshold);
    if (equal(found.surname) || equal(found.given)) return found;
  }
  return null;
}

/**
 * Whether one name is the other with its words in another order (太郎 山田). Where neither side parts its words, any
 * cut will do.
 *
 * @example sameInOtherOrder(parse('太郎 山田'), parse('山田太郎'), 2) // true
 */
export function sameInOtherOrder(a: KanjiName, b: KanjiName, threshold: Evidence): boolean {
  if (equal(compareKanjiNames(a, b, threshold).outcome)) return false;
  const [wholeA, wholeB] = [charactersOf(a), charactersOf(b)];
  if (wholeA.length !== wholeB.length) return false;
  const turned = (cut: number): boolean =>
    equal(compareCharacters([...wholeA.slice(cut), ...wholeA.slice(0, cut)], wholeB, threshold).outcome);
  const [wordsA, wordsB] = [words(a), words(b)];
  const cuts = [wordsA?.surname.length, wordsB && wholeA.length - wordsB.surname.length];
  const known = cuts.filter((cut): cut is number => typeof cut === 'number');
  return (known.length > 0 ? known : wholeA.slice(1).map((_, i) => i + 1)).some(turned);
}
