/**
 * Columns that a text takes in a terminal: 2 for wide and full-width characters (Unicode TR11: W, F), 0 for combining ones
 * and selectors, 1 for the rest, ambiguous ones among them. Example: `displayWidth('氏名ｶﾅ') // 6`.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character.codePointAt(0) ?? 0);
  return width;
}

/** The text with spaces after it, up to a width. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** The text with spaces before it, up to a width. */
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** As much of the text as fits a width. */
export function truncate(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const character of text) {
    used += characterWidth(character.codePointAt(0) ?? 0);
    if (used > width) break;
    taken += character;
  }
  return taken;
}

/** Blocks of wide characters, as Unicode's EastAsianWidth has them, in ascending order. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

function characterWidth(point: number): 0 | 1 | 2 {
  if (point < 0x300) return 1;
  if (isZeroWidth(point)) return 0;
  return wide.some(([from, to]) => point >= from && point <= to) ? 2 : 1;
}

function isZeroWidth(point: number): boolean {
  return (
    (point >= 0x300 && point <= 0x36f) ||
    (point >= 0x200b && point <= 0x200f) ||
    point === 0x3099 ||
    point === 0x309a ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    (point >= 0xe0100 && point <= 0xe01ef)
  );
}
