/**
 * The characters that a name means where it repeats one by a mark: 佐々木 → 佐佐木, すゞ → すず, 〻 as 々.
 * ゝ repeats the kana as it stands, its sound mark included; ゞ repeats it voiced. A mark with nothing before it stays. The same array where there is no mark.
 * Source: 文部省国語調査室「くりかへし符号の使ひ方」(1946).
 *
 * @example spelledOut(['佐', '々', '木']) // ['佐', '佐', '木']
 */
export function spelledOut(characters: readonly string[]): readonly string[] {
  if (!characters.some(isMark)) return characters;
  const meant: string[] = [];
  for (const character of characters) {
    const before = meant.at(-1);
    const repeat = marks.get(character);
    meant.push(repeat && before ? repeat(before) : character);
  }
  return meant;
}

/** By code unit first: nearly every character of a name lies above the marks. */
const isMark = (character: string): boolean => character.charCodeAt(0) < 0x3100 && marks.has(character);

const same = (before: string): string => before;
const voiced = (before: string): string => `${before.normalize('NFD').charAt(0)}\u3099`.normalize('NFC');

const marks = new Map<string, (before: string) => string>([
  ['々', same],
  ['〻', same],
  ['ゝ', same],
  ['ヽ', same],
  ['ゞ', voiced],
  ['ヾ', voiced],
]);
