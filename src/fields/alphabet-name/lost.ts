import type { FieldOutcome } from '../../model.js';
import { withoutMarks } from './letters.js';
import { type AlphabetName, LOST } from './parse.js';

/** A lost character stands for one letter: the rest has to agree, in some order of the parts, else the names differ. */
export function lostOutcome(a: AlphabetName, b: AlphabetName): FieldOutcome {
  const [left, right] = [a.tokens.map(withoutMarks), b.tokens.map(withoutMarks)];
  const fits = allLost(left) || allLost(right) || matches(left.join(''), right.join('')) || pairUp(left, right);
  return { outcome: fits ? 'undecidable' : 'differ' };
}

function allLost(tokens: readonly string[]): boolean {
  return tokens.every((token) => [...token].every((letter) => letter === LOST));
}

function matches(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at] && a[at] !== LOST && b[at] !== LOST) return false;
  }
  return true;
}

function pairUp(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length > 8) return false;
  const [first, ...rest] = a;
  if (first === undefined) return true;
  return b.some((token, at) => matches(first, token) && pairUp(rest, b.toSpliced(at, 1)));
}
