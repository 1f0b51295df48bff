import type { Evidence, Outcome } from '../../model.js';
import { compareKana } from './compare.js';
import type { KanaName } from './parse.js';

export interface SplitOutcome {
  readonly surname: Outcome;
  readonly given: Outcome;
}

/**
 * Surname and given name compared apart; null where neither side parts them. Where one side does not, it is parted
 * where it fits best. ヤマダ ハナコ and スズキハナコ give surname `differ`, given `agree`.
 */
export function splitComparison(a: KanaName, b: KanaName, threshold: Evidence): SplitOutcome | null {
  if (a.parts.length < 2 && b.parts.length < 2) return null;
  if (a.parts.length >= 2 && b.parts.length >= 2) return both(cut(a), cut(b), threshold);
  return a.parts.length >= 2 ? bestCut(cut(a), b.joined, threshold) : bestCut(cut(b), a.joined, threshold);
}

type Cut = readonly [surname: string, given: string];

function cut(name: KanaName): Cut {
  const surname = name.parts[0] as string;
  return [surname, name.joined.slice(surname.length)];
}

function both(a: Cut, b: Cut, threshold: Evidence): SplitOutcome {
  return {
    surname: compareKana(a[0], b[0], threshold).outcome,
    given: compareKana(a[1], b[1], threshold).outcome,
  };
}

const WORTH: Readonly<Record<Outcome, number>> = { agree: 4, agree_by_rule: 3, undecidable: 2, missing: 0, differ: 0 };

function bestCut(parted: Cut, joined: string, threshold: Evidence): SplitOutcome {
  let best: SplitOutcome = { surname: 'differ', given: 'differ' };
  for (let at = 1; at < joined.length; at++) {
    const next = both(parted, [joined.slice(0, at), joined.slice(at)], threshold);
    if (WORTH[next.surname] + WORTH[next.given] > WORTH[best.surname] + WORTH[best.given]) best = next;
  }
  return best;
}

/**
 * Whether the two are one name with surname and given name in another order: ハナコ ヤマダ and ヤマダ ハナコ.
 * False where neither side parts them.
 */
export function sameInOtherOrder(a: KanaName, b: KanaName, threshold: Evidence): boolean {
  return turnedAgrees(a, b, threshold) || turnedAgrees(b, a, threshold);
}

function turnedAgrees(parted: KanaName, other: KanaName, threshold: Evidence): boolean {
  if (parted.parts.length < 2) return false;
  const [surname, given] = cut(parted);
  const { outcome } = compareKana(given + surname, other.joined, threshold);
  return outcome === 'agree' || outcome === 'agree_by_rule';
}
