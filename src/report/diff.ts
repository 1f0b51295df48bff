/** Which characters of two texts differ, for people to see. It judges nothing: the comparison has done that. */

export interface Run {
  readonly text: string;
  readonly differs: boolean;
}

/** Longer texts are marked whole: nobody reads a difference of that length, and the table grows with the square. */
const LONGEST = 200;

/** A character with what hangs on it: variation selectors, combining marks, half-width voicing marks. */
const unit = /[\s\S](?:[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]|[\u0300-\u036F]|\u3099|\u309A|\uFF9E|\uFF9F)*/gu;

/**
 * Both texts in runs of characters that are alike and that differ. Width, spaces and letter case never differ.
 * Example: `runsOf('渡邉 一郎', '渡辺　一郎')[0] // [渡][*邉*][ 一郎]`.
 */
export function runsOf(a: string, b: string): readonly [Run[], Run[]] {
  if (a === b) return [whole(a, false), whole(b, false)];
  const left = a.match(unit) ?? [];
  const right = b.match(unit) ?? [];
  if (left.length > LONGEST || right.length > LONGEST) return [whole(a, a !== b), whole(b, a !== b)];
  const { inLeft, inRight } = common(left.map(fold), right.map(fold));
  return [joined(left, inLeft), joined(right, inRight)];
}

const whole = (text: string, differs: boolean): Run[] => (text === '' ? [] : [{ text, differs }]);

const fold = (text: string): string =>
  text.length === 1 && isPlain(text.charCodeAt(0))
    ? text
    : text.normalize('NFKC').replace(/\s/g, '').toUpperCase() || ' ';

/** Kana and the common ideographs: nothing folds them. */
const isPlain = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa);

/** Which units belong to a longest common subsequence; spaces count as common. */
function common(a: readonly string[], b: readonly string[]): { inLeft: boolean[]; inRight: boolean[] } {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] as number;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const inLeft = a.map((text) => text === ' ');
  const inRight = b.map((text) => text === ' ');
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inLeft[i++] = true;
      inRight[j++] = true;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { inLeft, inRight };
}

function joined(units: readonly string[], alike: readonly boolean[]): Run[] {
  const runs: { text: string; differs: boolean }[] = [];
  units.forEach((text, index) => {
    const differs = !alike[index];
    const last = runs[runs.length - 1];
    if (last && last.differs === differs) last.text += text;
    else runs.push({ text, differs });
  });
  return runs;
}
