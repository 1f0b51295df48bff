/** Two texts character by character, for people to look at. What is equal was decided elsewhere: this only lines it up. */
import { defaultPolicy } from '../judge/policy.js';
import type { FieldOutcome } from '../model.js';

/** `rule` held equal by a rule · `like` not equal, but a rule names the likeness · `lost` a character that is not known. */
export type Mark = 'same' | 'rule' | 'like' | 'differ' | 'lost';

/** One column: a character of each text, empty where a text has none there. */
export interface Cell {
  readonly a: string;
  readonly b: string;
  readonly mark: Mark;
}

const lost = /[●〓?\ufffd]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** What a reader sees as one character: a variation selector or a combining mark stays with its base. Spaces are left out. */
function characters(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment).filter((segment) => segment.trim() !== '');
}

/** The columns of two texts, with as few changes as can be. */
export function align(a: string, b: string, field: FieldOutcome): Cell[] {
  const [left, right] = [characters(a), characters(b)];
  const cost = costs(left, right);
  const at = (i: number, j: number) => cost[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const cells: Cell[] = [];
  let [i, j] = [left.length, right.length];
  while (i > 0 || j > 0) {
    const [x, y] = [left[i - 1] ?? '', right[j - 1] ?? ''];
    const both = i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (x === y ? 0 : 1);
    const one = !both && i > 0 && at(i, j) === at(i - 1, j) + 1;
    const [shownA, shownB] = [both || one ? x : '', both || !one ? y : ''];
    cells.push({ a: shownA, b: shownB, mark: markOf(shownA, shownB, field) });
    if (both || one) i -= 1;
    if (both || !one) j -= 1;
  }
  return cells.reverse();
}

function costs(a: readonly string[], b: readonly string[]): number[][] {
  const table = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = table[i - 1] ?? [];
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    table.push(row);
  }
  return table;
}

function markOf(a: string, b: string, field: FieldOutcome): Mark {
  if (lost.test(a) || lost.test(b)) return 'lost';
  if (a === b || field.outcome === 'agree') return 'same';
  // An undecidable name agrees wherever its characters are known; else it would differ.
  if (field.outcome !== 'differ') return 'rule';
  const named = field.rules?.filter(
    ({ from = '', to = '' }) => (from.includes(a) && to.includes(b)) || (from.includes(b) && to.includes(a)),
  );
  if (!named || named.length === 0) return 'differ';
  return named.every(({ evidence }) => evidence <= defaultPolicy.evidence.threshold) ? 'rule' : 'like';
}
