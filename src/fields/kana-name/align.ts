import { LOST, type Vowel, vowelOf } from './characters.js';
import { type KanaStep, stepsBetween, vowelAfter, vRow } from './sounds.js';

/** Two names laid side by side, kana by kana. */
export interface Alignment {
  readonly steps: readonly KanaStep[];
  /** A lost character stands against something: that position is not known. */
  readonly lost: boolean;
}

/**
 * Lays two canonical kana texts (without spaces) side by side; null where some kana stands against another that no rule
 * holds equal, or against nothing: the length of a vowel is never dropped.
 * `align('シヨウコ', 'ショウコ')` gives the step ヨ/ョ.
 */
export function align(a: string, b: string): Alignment | null {
  const steps: KanaStep[] = [];
  let lost = false;
  let vowel: Vowel | undefined;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] as string;
    const right = b[j] as string;
    const leftRow = left === 'ヴ' ? vRow(left, a[i + 1]) : undefined;
    const rightRow = right === 'ヴ' ? vRow(right, b[j + 1]) : undefined;
    if ((leftRow === undefined) !== (rightRow === undefined)) {
      const step = rowStep(a, b, i, j, leftRow, rightRow);
      if (step === undefined) return null;
      if (step === LOST) lost = true;
      else steps.push(...step);
      vowel = vowelOf(leftRow ?? rightRow);
      i += leftRow ? 2 : 1;
      j += rightRow ? 2 : 1;
      continue;
    }
    if (left === LOST || right === LOST) {
      lost = true;
      vowel = vowelAfter(left === LOST ? right : left, vowel);
    } else if (left === right) vowel = vowelAfter(left, vowel);
    else {
      const found = stepsAt(a, b, i, j, vowel);
      if (!found) return null;
      steps.push(...found);
      if (!isVowelStep(found[found.length - 1])) vowel = vowelAfter(left, vowel);
    }
    i++;
    j++;
  }
  return i === a.length && j === b.length ? { steps, lost } : null;
}

const isVowelStep = (step: KanaStep | undefined): boolean => step?.rule === 'longVowel' || step?.rule === 'vowelAcross';

/** ヴァ against バ (or, voicing besides, against ハ): two kana against one. */
function rowStep(
  a: string,
  b: string,
  i: number,
  j: number,
  leftRow: string | undefined,
  rightRow: string | undefined,
): readonly KanaStep[] | typeof LOST | undefined {
  const from = leftRow ? a.slice(i, i + 2) : (a[i] as string);
  const to = rightRow ? b.slice(j, j + 2) : (b[j] as string);
  if (from === LOST || to === LOST) return LOST;
  const left = leftRow ?? from;
  const right = rightRow ?? to;
  if (left === right) return [{ rule: 'va', from, to }];
  const more = stepsBetween(left, right, undefined, true);
  if (!more) return undefined;
  return leftRow ? [{ rule: 'va', from, to: left }, ...more] : [...more, { rule: 'va', from: right, to }];
}

const known = new Map<number, readonly KanaStep[] | null>();
const VOWELS = 'aiueo';

/** One number for two code units of the kana blocks and the vowel before them; NaN outside these blocks. */
function kindOf(a: string, b: string, i: number, j: number, vowel: Vowel | undefined): number {
  const left = a.charCodeAt(i) - 0x3000;
  const right = b.charCodeAt(j) - 0x3000;
  if (left < 0 || right < 0 || left > 0x1ff || right > 0x1ff) return Number.NaN;
  return (left * 512 + right) * 8 + (vowel ? VOWELS.indexOf(vowel) : i === 0 ? 6 : 7);
}

function stepsAt(a: string, b: string, i: number, j: number, vowel: Vowel | undefined): readonly KanaStep[] | null {
  const kind = kindOf(a, b, i, j, vowel);
  if (Number.isNaN(kind)) return null;
  let steps = known.get(kind);
  if (steps === undefined) {
    steps = stepsBetween(a[i] as string, b[j] as string, vowel, i === 0) ?? null;
    known.set(kind, steps);
  }
  const last = steps?.[steps.length - 1];
  if (last?.rule !== 'longVowel' || !mayBeginAnother(a, b, i, j, last)) return steps;
  return [...(steps as readonly KanaStep[]).slice(0, -1), { ...last, rule: 'vowelAcross' }];
}

/**
 * Whether the two spellings of a vowel may be two names instead of one long vowel: …オミ and …ウミ (臣, 海) at the end of
 * a name, …エ and …イ at its end (タケエ 竹枝, タケイ 武井), 夫 after 広, 友, 豊 (ヒロオ, トモオ, トヨオ), オ after イ段 + ヨ
 * (キヨオ 清夫, キヨウ = キョウ 京).
 */
function mayBeginAnother(a: string, b: string, i: number, j: number, { from, to }: KanaStep): boolean {
  const letters = from + to;
  const ends = i === a.length - 1 && j === b.length - 1;
  if (letters.includes('イ') && letters.includes('エ')) return ends && i >= 2;
  if (!letters.includes('オ')) return false;
  const nearlyEnds = a.slice(i + 1) === 'ミ' && b.slice(j + 1) === 'ミ';
  if (nearlyEnds && i >= 2) return true;
  const withO = from === 'オ' ? a.slice(0, i) : b.slice(0, j);
  if (ends && /(?:ヒロ|モ|.ヨ)$/.test(withO)) return true;
  return withO.endsWith('ヨ') && vowelOf(withO[withO.length - 2]) === 'i';
}
