/** One part of a date: a number, `unknown` (blank, 0, ○, ?, 不詳), or null where it is no such part. */
export type Part = number | 'unknown' | null;

const digits = new Map([...'〇一二三四五六七八九'].map((character, value) => [character, value]));
// 大字, which the family register used until 1994 and old certificates still carry, and the joined tens.
const formal: Readonly<Record<string, string>> = {
  零: '〇',
  壱: '一',
  壹: '一',
  弐: '二',
  貳: '二',
  参: '三',
  參: '三',
  拾: '十',
  廿: '二十',
  卅: '三十',
};

/**
 * Reads one part: `60`, `元`, `六十`, `六〇`, `一九八五`, `壱`, with 0 and marks of the unknown as `unknown`.
 * A part of which only some digits are known (`4?`) is unknown as a whole.
 */
export function readPart(text: string): Part {
  if (text === '') return 'unknown';
  if (/^\d{1,4}$/.test(text)) return Number(text) || 'unknown';
  if (text === '元') return 1;
  if (/^[?\d〇一二三四五六七八九十]+$/.test(text) && text.includes('?')) return 'unknown';
  if (/^\d+〇+$/.test(text)) return 'unknown';
  const value = kanjiNumber(text.replace(/[零壱壹弐貳参參拾廿卅]/g, (character) => formal[character] ?? character));
  return value === 0 ? 'unknown' : value;
}

function kanjiNumber(text: string): number | null {
  if (/^[〇一二三四五六七八九]{1,4}$/.test(text)) {
    return [...text].reduce((sum, character) => sum * 10 + (digits.get(character) ?? 0), 0);
  }
  const match =
    /^(?:([一二三四五六七八九]?)千)?(?:([一二三四五六七八九]?)百)?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)$/.exec(
      text,
    );
  if (!match) return null;
  const [, thousands, hundreds, tens, ones] = match;
  const times = (part: string | undefined, unit: number) => (part === undefined ? 0 : (digits.get(part) ?? 1) * unit);
  return times(thousands, 1000) + times(hundreds, 100) + times(tens, 10) + (digits.get(ones ?? '') ?? 0);
}
