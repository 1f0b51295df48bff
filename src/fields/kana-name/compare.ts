import type { AppliedRule, Evidence, FieldOutcome } from '../../model.js';
import { align } from './align.js';
import { LOST } from './characters.js';
import type { KanaName } from './parse.js';
import { applied } from './rules.js';
import type { KanaStep } from './sounds.js';

const AGREE: FieldOutcome = { outcome: 'agree' };
const DIFFER: FieldOutcome = { outcome: 'differ' };
const UNDECIDABLE: FieldOutcome = { outcome: 'undecidable' };

/**
 * Compares two names in kana. `agree`: the same kana, apart from width, hiragana and spacing. `agree_by_rule`: every
 * difference is held equal by a rule of evidence up to `threshold`. `undecidable`: a lost character stands against
 * something and all the rest agrees. `differ` lists the rules by which the names resemble each other.
 *
 * ショウコ and シヨウコ agree by `kana/small`; ナカタ and ナカダ differ and resemble by `kana/voicing`.
 */
export function compareKanaNames(a: KanaName, b: KanaName, threshold: Evidence): FieldOutcome {
  if (a.key !== null && a.key === b.key) return AGREE;
  return compareKana(a.joined, b.joined, threshold);
}

/** The same for canonical kana without spaces: `compareKana('オオノ', 'オーノ', 2)` agrees by `kana/long-vowel`. */
export function compareKana(a: string, b: string, threshold: Evidence): FieldOutcome {
  if (a === b) return a.includes(LOST) ? UNDECIDABLE : AGREE;
  const laid = align(a, b);
  if (!laid) return onlyLost(a) || onlyLost(b) ? UNDECIDABLE : unlike(a, b, threshold);
  const rules = listed(laid.steps);
  const held = rules.every((rule) => rule.evidence <= threshold);
  if (!held) return { outcome: 'differ', rules };
  if (laid.lost) return UNDECIDABLE;
  return rules.length > 0 ? { outcome: 'agree_by_rule', rules } : AGREE;
}

/** What parts two spellings that rules hold together: the rules, and whether a lost character stands between them. */
export interface KanaDifferences {
  readonly rules: readonly AppliedRule[];
  readonly lost: boolean;
}

const NONE: KanaDifferences = { rules: [], lost: false };

/** Two canonical kana texts laid side by side, without a verdict; null where no rule holds them together. */
export function alignKana(a: string, b: string): KanaDifferences | null {
  if (a === b && !a.includes(LOST)) return NONE;
  const laid = align(a, b);
  return laid && { rules: listed(laid.steps), lost: laid.lost };
}

function onlyLost(text: string): boolean {
  for (const char of text) if (char !== LOST) return false;
  return true;
}

/** The steps as rules, each change once. */
function listed(steps: readonly KanaStep[]): AppliedRule[] {
  const rules: AppliedRule[] = [];
  for (const { rule, from, to } of steps) {
    const next = applied(rule, from, to);
    if (!rules.some((seen) => seen.id === next.id && seen.from === from && seen.to === to)) rules.push(next);
  }
  return rules;
}

const SHORTEST_THAT_RESEMBLES = 4;

/** Names that no alignment holds together: they resemble each other where one kana makes the difference. */
function unlike(a: string, b: string, threshold: Evidence): FieldOutcome {
  const change = Math.max(a.length, b.length) < SHORTEST_THAT_RESEMBLES ? null : oneKana(a, b);
  if (!change) return DIFFER;
  if (a.includes(LOST) || b.includes(LOST)) return DIFFER;
  const rules = [applied('oneKana', change[0], change[1])];
  return { outcome: threshold >= 4 ? 'agree_by_rule' : 'differ', rules };
}

/** What differs, if one kana was put in, left out, changed, or swapped with its neighbour; else null. */
function oneKana(a: string, b: string): [string, string] | null {
  if (Math.abs(a.length - b.length) > 1) return null;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const from = a.slice(start, endA);
  const to = b.slice(start, endB);
  if (from.length <= 1 && to.length <= 1) return from && to ? [from, to] : withNeighbour(a, b, start, endA, endB);
  const swapped = from.length === 2 && to.length === 2 && from[0] === to[1] && from[1] === to[0];
  return swapped ? [from, to] : null;
}

/** ユ against ユウ instead of nothing against ウ. */
function withNeighbour(a: string, b: string, start: number, endA: number, endB: number): [string, string] {
  const from = Math.max(0, start - 1);
  const more = start === 0 ? 1 : 0;
  return [a.slice(from, endA + more), b.slice(from, endB + more)];
}
