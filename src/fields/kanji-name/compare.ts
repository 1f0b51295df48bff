import type { AppliedRule, Evidence, FieldOutcome } from '../../model.js';
import { LOST, LOST_UNIT } from './characters.js';
import { kanaRules } from './kana-in-name.js';
import { charactersOf, type KanjiName } from './parse.js';
import { spelledOut } from './repeat-mark.js';
import { equivalent } from './variants.js';

/**
 * Compares two names character by character. `agree`: the same but for width, spacing and marks between words.
 * `agree_by_rule`: every differing pair of characters is held equal by rules of evidence up to `threshold`.
 * `undecidable`: a lost character on one side or both, and the rest agrees. `differ` names rules where every differing
 * pair of characters is at least alike, so that the whole name resembles the other.
 *
 * @example compareKanjiNames(parse('渡邉一郎'), parse('渡辺一郎'), 2)
 * // { outcome: 'agree_by_rule', rules: [{ id: 'variant/koseki', evidence: 2, from: '邉', to: '辺' }] }
 */
export function compareKanjiNames(a: KanjiName, b: KanjiName, threshold: Evidence): FieldOutcome {
  if (a.key !== null && a.key === b.key) return { outcome: 'agree' };
  return compareCharacters(charactersOf(a), charactersOf(b), threshold);
}

/** The same for characters already cut. */
export function compareCharacters(a: readonly string[], b: readonly string[], threshold: Evidence): FieldOutcome {
  if (hasRun(a) || hasRun(b)) return compareWithRuns(a, b, threshold);
  if (a.length !== b.length) return { outcome: 'differ' };
  const [meantA, meantB] = [spelledOut(a), spelledOut(b)];
  const rules: AppliedRule[] = [];
  let weakest = 0;
  let lost = false;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? ''];
    if (isLost(x) || isLost(y) || isLost(meantA[i] ?? '') || isLost(meantB[i] ?? '')) lost = true;
    else if (x !== y || meantA[i] !== meantB[i]) {
      const found = rulesOf(x, y, meantA, meantB, i);
      if (!found) return { outcome: 'differ' };
      for (const rule of found) {
        weakest = Math.max(weakest, rule.evidence);
        if (!rules.some((known) => known.id === rule.id && known.from === rule.from && known.to === rule.to)) {
          rules.push(rule);
        }
      }
    }
  }
  if (weakest > threshold) return lost ? { outcome: 'differ' } : { outcome: 'differ', rules };
  if (lost) return { outcome: 'undecidable' };
  return rules.length > 0 ? { outcome: 'agree_by_rule', rules } : { outcome: 'agree' };
}

const isLost = (character: string): boolean => character === LOST || character === LOST_UNIT;

/** The rules that make the characters at a position equal; a repeat mark stands for the character before it. */
function rulesOf(
  x: string,
  y: string,
  meantA: readonly string[],
  meantB: readonly string[],
  i: number,
): readonly AppliedRule[] | null {
  const [a, b] = [meantA[i] ?? x, meantB[i] ?? y];
  const repeats = a !== x || b !== y;
  // 佐々 and 佐佐 differ by the mark alone; 斎々 and 齋々 differ by the character before, which has been judged.
  if (repeats && x === y) return a === b ? [] : pairRules(a, b, meantA, meantB, i);
  const mark: AppliedRule[] = repeats ? [{ id: 'kanji/repeat-mark', evidence: 2, from: x, to: y }] : [];
  if (a === b) return mark;
  const found = pairRules(a, b, meantA, meantB, i);
  return found && [...mark, ...found];
}

function pairRules(
  a: string,
  b: string,
  inA: readonly string[],
  inB: readonly string[],
  i: number,
): readonly AppliedRule[] | null {
  const variant = equivalentUnlessKana(a, b);
  if (variant) return [variant];
  return kanaRules(a, b, {
    before: [inA[i - 1] ?? '', inB[i - 1] ?? ''],
    after: [inA[i + 1] ?? '', inB[i + 1] ?? ''],
  });
}

/** Two kana of the main block are no variants of each other; the table need not be asked. */
function equivalentUnlessKana(a: string, b: string): AppliedRule | null {
  const [codeA, codeB] = [a.charCodeAt(0), b.charCodeAt(0)];
  const kana = codeA > 0x3040 && codeA < 0x3100 && codeB > 0x3040 && codeB < 0x3100;
  return kana ? null : equivalent(a, b);
}

const hasRun = (characters: readonly string[]): boolean =>
  characters.some((character, i) => character === LOST_UNIT && characters[i - 1] === LOST_UNIT);

/**
 * A converter writes ?? for one character of two units, or for two characters: any reading of the runs that lets the
 * rest agree leaves the names undecided.
 */
function compareWithRuns(a: readonly string[], b: readonly string[], threshold: Evidence): FieldOutcome {
  for (const x of readings(a)) {
    for (const y of readings(b)) {
      if (x.length === y.length && compareCharacters(x, y, threshold).outcome === 'undecidable') {
        return { outcome: 'undecidable' };
      }
    }
  }
  return { outcome: 'differ' };
}

/** A text with more readings than this is no name: it is read one mark one character. */
const READINGS = 64;

/** Each way of reading the runs of ?: n marks are n characters, or as few as half of them. */
function readings(characters: readonly string[]): string[][] {
  let found: string[][] = [[]];
  for (let i = 0; i < characters.length; ) {
    let end = i;
    while (characters[end] === LOST_UNIT) end++;
    const length = end - i;
    const counts = length > 0 ? range(Math.ceil(length / 2), length) : [1];
    const one = length > 0 ? LOST : (characters[i] ?? '');
    found = found.flatMap((head) => counts.map((count) => [...head, ...Array<string>(count).fill(one)]));
    if (found.length > READINGS) return [characters.map((character) => (character === LOST_UNIT ? LOST : character))];
    i = length > 0 ? end : i + 1;
  }
  return found;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
