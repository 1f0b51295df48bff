/** Kanji numerals as addresses write them: 十二, 百二十三, 二〇三, 一二三 (by position), 壱 and 弐 among them. */

const digits = new Map([...'〇一二三四五六七八九'].map((character, value) => [character, value]));
for (const [character, value] of [
  ['零', 0],
  ['壱', 1],
  ['壹', 1],
  ['弐', 2],
  ['貳', 2],
  ['参', 3],
  ['參', 3],
] as const)
  digits.set(character, value);
const units = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['千', 1000],
]);

/** The value a character counts for in a kanji numeral, or undefined where it is none. 壱 and the like included. */
export const isKanjiNumeral = (character: string | undefined): boolean =>
  character !== undefined && (digits.has(character) || units.has(character));

/** The end of the run of kanji numerals that starts at `from`. */
export function numeralEnd(text: string, from: number): number {
  let at = from;
  while (isKanjiNumeral(text[at])) at++;
  return at;
}

/**
 * The number a run of kanji numerals writes, in either system; null where it writes none (十三一, 百百).
 * @example kanjiToNumber('百二十三') // 123
 * @example kanjiToNumber('一〇二') // 102
 */
export function kanjiToNumber(run: string): number | null {
  if (run === '') return null;
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  let pending: number | null = null;
  for (let at = 0; at < run.length; at++) {
    const character = run[at] as string;
    const unit = units.get(character);
    if (unit === undefined) {
      const digit = digits.get(character);
      if (digit === undefined) return null;
      if (pending !== null) return positional(run);
      pending = digit;
    } else {
      if (unit >= last || pending === 0) return null;
      total += (pending ?? 1) * unit;
      last = unit;
      pending = null;
    }
  }
  return total + (pending ?? 0);
}

function positional(run: string): number | null {
  let value = 0;
  for (const character of run) {
    const digit = digits.get(character);
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

/** The usual kanji spelling of a number below 10,000: 13 → 十三, 100 → 百, 20 → 二十. */
export function numberToKanji(value: number): string {
  if (value === 0) return '〇';
  const digit = '〇一二三四五六七八九';
  let out = '';
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const count = Math.floor(value / unit) % 10;
    if (count > 0) out += (count === 1 && unit > 1 ? '' : digit[count]) + name;
  }
  return out;
}
