import type { AppliedRule, Evidence } from '../../model.js';
import { isHan, isKana } from './characters.js';

const script = { id: 'kanji/kana-script', evidence: 2 } as const;
const small = { id: 'kanji/small-kana', evidence: 1 } as const;
const historical = { id: 'kanji/historical-kana', evidence: 1 } as const;
const orthography = { id: 'kanji/kana-orthography', evidence: 2 } as const;
const longVowel = { id: 'kanji/long-vowel', evidence: 2 } as const;
const ke = { id: 'kanji/ke', evidence: 2 } as const;
const voicing = { id: 'kanji/kana-voicing', evidence: 3 } as const;
const lookAlike = { id: 'kanji/kana-look-alike', evidence: 4 } as const;

type Step = { readonly id: string; readonly evidence: Evidence };

const small2large = new Map(
  [...'ァィゥェォッャュョヮヵヶ'].map((kana, i) => [kana, 'アイウエオツヤユヨワカケ'.charAt(i)]),
);
const historical2modern = new Map([...'ヰヱ'].map((kana, i) => [kana, 'イエ'.charAt(i)]));
const sameSound = new Map([...'ヲヅヂ'].map((kana, i) => [kana, 'オズジ'.charAt(i)]));
/** ヶ stands for 箇 and is read ガ (or カ, written ヵ) between kanji: 関ヶ原, 関が原. */
const kes = new Set('ヶケヵ');
const asKe = new Set('ヶケヵがガ');
const vowels: Readonly<Record<string, string>> = { ア: 'ア', イ: 'イ', ウ: 'ウ', エ: 'エイ', オ: 'オウ' };
const rows: readonly (readonly [string, string])[] = [
  ['ア', 'アカサタナハマヤラワガザダバパャァ'],
  ['イ', 'イキシチニヒミリギジヂビピィ'],
  ['ウ', 'ウクスツヌフムユルグズヅブプュゥ'],
  ['エ', 'エケセテネヘメレゲゼデベペェ'],
  ['オ', 'オコソトノホモヨロヲゴゾドボポョォ'],
];
const vowelOf = new Map(rows.flatMap(([vowel, row]) => [...row].map((kana) => [kana, vowel])));
/** Kana and kanji that are typed for one another. */
const shapes = new Set([
  'ニ二',
  'ハ八',
  'カ力',
  'ロ口',
  'エ工',
  'タ夕',
  'ト卜',
  'ー一',
  'ミ三',
  'チ千',
  'オ才',
  'メ〆',
  'ム厶',
]);

const toKatakana = (kana: string): string => {
  const code = kana.charCodeAt(0);
  return kana.length === 1 && code >= 0x3041 && code <= 0x3096 ? String.fromCharCode(code + 0x60) : kana;
};
const unvoiced = (kana: string): string => kana.normalize('NFD').charAt(0);

/** The characters beside a position, on both sides of the comparison; '' at the ends. */
interface Beside {
  readonly before: readonly [string, string];
  readonly after: readonly [string, string];
}

const nothing: Beside = { before: ['', ''], after: ['', ''] };

/**
 * The rules that hold two kana of a name equal, or a kana and the kanji it is typed for; null where there are none.
 * All rules of the pair are needed together.
 *
 * @example kanaRules('さ', 'サ') // [{ id: 'kanji/kana-script', evidence: 2, from: 'さ', to: 'サ' }]
 */
export function kanaRules(a: string, b: string, beside: Beside = nothing): readonly AppliedRule[] | null {
  if (a.length > 1 || b.length > 1) return null;
  const [kanaA, kanaB] = [isKana(a.charCodeAt(0)), isKana(b.charCodeAt(0))];
  if (!kanaA && !kanaB) return null;
  if (isKe(a, b) && beside.before.some(isKanji) && beside.after.some(isKanji)) return [applied(ke, a, b)];
  if (a === 'ー' || b === 'ー') {
    const vowel = toKatakana(a === 'ー' ? b : a);
    if (beside.before.some((kana) => isLength(vowel, kana))) return [applied(longVowel, a, b)];
  }
  const known = cache.get(a + b);
  if (known !== undefined) return known;
  const found = alone(a, b, kanaA, kanaB);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(a + b, found);
  return found;
}

/** What two characters give wherever they stand, by the pair. */
const cache = new Map<string, readonly AppliedRule[] | null>();
const CACHE_SIZE = 20_000;

function alone(a: string, b: string, kanaA: boolean, kanaB: boolean): readonly AppliedRule[] | null {
  if (kanaA && kanaB) return steps(a, b)?.map((step) => applied(step, a, b)) ?? null;
  const pair = kanaA ? toKatakana(a) + b : toKatakana(b) + a;
  return shapes.has(pair) ? [applied(lookAlike, a, b)] : null;
}

const isKanji = (character: string): boolean => isHan(character.codePointAt(0) ?? 0);

function isKe(a: string, b: string): boolean {
  return (kes.has(a) || kes.has(b)) && asKe.has(a) && asKe.has(b) && !sameKana(a, b);
}

function sameKana(a: string, b: string): boolean {
  const fold = (kana: string): string => small2large.get(toKatakana(kana)) ?? toKatakana(kana);
  return fold(a) === fold(b);
}

function steps(a: string, b: string): Step[] | null {
  const found: Step[] = [];
  const isHiragana = (kana: string): boolean => kana !== toKatakana(kana);
  let [x, y] = [toKatakana(a), toKatakana(b)];
  if (isHiragana(a) !== isHiragana(b)) found.push(script);
  for (const [table, step] of [
    [small2large, small],
    [historical2modern, historical],
    [sameSound, orthography],
  ] as const) {
    if (x === y) return found;
    const [foldedX, foldedY] = [table.get(x) ?? x, table.get(y) ?? y];
    if (foldedX === foldedY) found.push(step);
    [x, y] = [foldedX, foldedY];
  }
  if (x === y) return found;
  return unvoiced(x) === unvoiced(y) ? [...found, voicing] : null;
}

/** ー after a kana lengthens its vowel: ゆーこ is ゆうこ, いーこ is いいこ, けー is けい or けえ. */
function isLength(vowel: string, before: string): boolean {
  const lengthened = vowelOf.get(toKatakana(before));
  return lengthened !== undefined && (vowels[lengthened] ?? '').includes(vowel);
}

const applied = (step: Step, from: string, to: string): AppliedRule => ({ ...step, from, to });
