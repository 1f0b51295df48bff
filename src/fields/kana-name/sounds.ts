import { halfVoicelessOf, LONG_MARK, largeOf, type Vowel, voicelessOf, vowelOf } from './characters.js';
import type { KanaRule } from './rules.js';

/** A rule that held two kana equal, and between which two. */
export interface KanaStep {
  readonly rule: KanaRule;
  readonly from: string;
  readonly to: string;
}

/** How a long vowel may be written after a kana that ends in it. */
const LONG_AFTER: Readonly<Record<Vowel, string>> = { a: 'ーア', i: 'ーイ', u: 'ーウ', e: 'ーイエ', o: 'ーウオ' };

const HISTORICAL: ReadonlyMap<string, string> = new Map([
  ['ヰ', 'イ'],
  ['ヱ', 'エ'],
  ['ヲ', 'オ'],
]);
const ZU: ReadonlyMap<string, string> = new Map([['ヅ', 'ズ']]);
const JI: ReadonlyMap<string, string> = new Map([['ヂ', 'ジ']]);
const VU: ReadonlyMap<string, string> = new Map([['ヴ', 'ブ']]);
const HA_ROW: ReadonlyMap<string, string> = new Map([
  ['ハ', 'ワ'],
  ['ヒ', 'イ'],
  ['フ', 'ウ'],
  ['ヘ', 'エ'],
  ['ホ', 'オ'],
]);

/** Folds of one kana, each after the ones above it: the smaller change is named first. */
const FOLDS: readonly (readonly [KanaRule, ReadonlyMap<string, string>])[] = [
  ['small', largeOf],
  ['historical', HISTORICAL],
  ['zu', ZU],
  ['ji', JI],
  ['va', VU],
];

/** What the long mark or a long vowel's letter is, after this vowel: true for ー ウ オ (and ヲ ォ ゥ) after オ段. */
export function isLongAfter(vowel: Vowel, kana: string): boolean {
  const plain = largeOf.get(kana) ?? kana;
  return LONG_AFTER[vowel].includes(HISTORICAL.get(plain) ?? plain);
}

/**
 * The rules that hold one kana equal to another where both follow a kana ending in `vowel`; undefined where none does.
 * `stepsBetween('ウ', 'オ', 'o', false)` is the long vowel; `stepsBetween('ヅ', 'ツ', …)` is ヅ/ズ left aside: voicing.
 */
export function stepsBetween(a: string, b: string, vowel: Vowel | undefined, initial: boolean): KanaStep[] | undefined {
  const steps: KanaStep[] = [];
  let left = a;
  let right = b;
  for (const [rule, fold] of FOLDS) {
    if ((rule === 'zu' || rule === 'ji') && voicedApart(left, right)) break;
    const nextLeft = fold.get(left) ?? left;
    const nextRight = fold.get(right) ?? right;
    if (nextLeft === left && nextRight === right) continue;
    if (nextLeft === nextRight) return [...steps, { rule, from: left, to: right }];
    if (nextLeft !== left) steps.push({ rule, from: left, to: nextLeft });
    if (nextRight !== right) steps.push({ rule, from: nextRight, to: right });
    left = nextLeft;
    right = nextRight;
  }
  const last = lastStep(left, right, vowel, initial);
  if (last?.rule === 'longVowel' && (changesSound(a, vowel) || changesSound(b, vowel))) return undefined;
  return last && [...steps, last];
}

/** A small vowel lengthens only its own vowel (サァヤ); else it makes another sound of the kana before it (ティ, トゥ). */
function changesSound(kana: string, vowel: Vowel | undefined): boolean {
  return 'ァィゥェォ'.includes(kana) && vowelOf(kana) !== vowel;
}

/** ツ and ヅ, チ and ヂ: one voicing apart as they are written, so that their ズ and ジ need not be spoken of. */
function voicedApart(a: string, b: string): boolean {
  return voicelessOf.get(a) === b || voicelessOf.get(b) === a;
}

function lastStep(from: string, to: string, vowel: Vowel | undefined, initial: boolean): KanaStep | undefined {
  if (vowel && LONG_AFTER[vowel].includes(from) && LONG_AFTER[vowel].includes(to)) {
    return { rule: 'longVowel', from, to };
  }
  const rule = voicingBetween(from, to);
  if (rule) return { rule, from, to };
  if (!initial && (HA_ROW.get(from) === to || HA_ROW.get(to) === from)) return { rule: 'haRow', from, to };
  return undefined;
}

function voicingBetween(a: string, b: string): KanaRule | undefined {
  if (voicedApart(a, b)) return 'voicing';
  // ズ also is the sound of a voiced ツ, ジ of a voiced チ: カネツカ and カネズカ.
  if (pairOf(a, b, 'ツ', 'ズ') || pairOf(a, b, 'チ', 'ジ')) return 'voicing';
  const left = halfVoicelessOf.get(a) ?? voicelessOf.get(a) ?? a;
  const right = halfVoicelessOf.get(b) ?? voicelessOf.get(b) ?? b;
  const half = halfVoicelessOf.has(a) || halfVoicelessOf.has(b);
  return half && left === right ? 'handakuten' : undefined;
}

const pairOf = (a: string, b: string, one: string, other: string): boolean =>
  (a === one && b === other) || (a === other && b === one);

const V_VOWEL: ReadonlyMap<string, string> = new Map(
  [...'ァアィイェエォオ'].map((small, at) => [small, [...'ババビビベベボボ'][at] as string]),
);

/** バ for ヴァ, ビ for ヴィ (ヴ written before a small or a full-size vowel); undefined else. */
export function vRow(first: string | undefined, second: string | undefined): string | undefined {
  return first === 'ヴ' && second !== undefined ? V_VOWEL.get(second) : undefined;
}

/** The vowel a position leaves behind for the next: a long one lasts, ン and marks end it. */
export function vowelAfter(kana: string, before: Vowel | undefined): Vowel | undefined {
  return kana === LONG_MARK ? before : vowelOf(kana);
}
