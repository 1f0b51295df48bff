import type { AppliedRule } from '../../model.js';
import { kanjiDigits, letterClass, withoutOaza } from './fold.js';
import { type AddressRuleId, applied } from './rules.js';
import { equivalent } from './variants.js';

/**
 * Two names of a town or municipality, letter by letter: the rules that hold them equal, or null where nothing does.
 * Every difference needs its own rule; nothing is inserted or left out but 大字 and 字.
 * @example compareLetters('霞ヶ関', '霞が関') // [{ id: 'address/ga', … }]
 */
export function compareLetters(a: string, b: string): AppliedRule[] | null {
  if (a === b) return [];
  const rules: AppliedRule[] = [];
  const bareA = withoutOaza(a);
  const bareB = withoutOaza(b);
  if (a.length - bareA.length !== b.length - bareB.length || (a !== bareA && bareA === bareB)) {
    rules.push(applied('address/oaza', a, b));
  }
  const kanjiA = kanjiDigits(bareA);
  const kanjiB = kanjiDigits(bareB);
  const lettersA = [...kanjiA];
  const lettersB = [...kanjiB];
  if (lettersA.length !== lettersB.length) return null;
  for (let at = 0; at < lettersA.length; at++) {
    const from = lettersA[at] as string;
    const to = lettersB[at] as string;
    if (from === to) continue;
    const rule = letterRule(from, to, at > 0 && at + 1 < lettersA.length);
    if (rule === null) return null;
    if (!rules.some((known) => known.id === rule.id && known.from === from && known.to === to)) rules.push(rule);
  }
  return rules;
}

const small = new Set(['ヶケ', 'ケヶ', 'ヵカ', 'カヵ', 'ヶヵ', 'ヵヶ']);
const byClass: Readonly<Record<string, AddressRuleId>> = { ケ: 'address/ga', ツ: 'address/tsu', ノ: 'address/no' };

/** The rule for one pair of letters. ヶ, ツ and ノ count as particles only inside a name, never at its ends. */
function letterRule(from: string, to: string, inside: boolean): AppliedRule | null {
  const kind = letterClass(from);
  if (kind === letterClass(to)) {
    const id = byClass[kind];
    if (id === undefined) return applied('address/daiji', from, to);
    if (!inside && id !== 'address/ga') return null;
    return applied(small.has(from + to) ? 'address/small-ke' : id, from, to);
  }
  return equivalent(from, to);
}
