/** Whether two lists hold the same parts, in any order. */
export function sameParts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join(' ') === [...b].sort().join(' ');
}

const mostParts = 8;

/** Whether joining neighbouring parts of `many` gives exactly the parts of `few`, in any order: YU LIN ZHANG → ZHANG YULIN. */
export function joinsInto(many: readonly string[], few: readonly string[]): boolean {
  if (many.length <= few.length || many.length > mostParts) return false;
  if (many.join('').length !== few.join('').length) return false;
  return consume(many, 0, [...few]);
}

function consume(many: readonly string[], from: number, left: string[]): boolean {
  if (from === many.length) return left.length === 0;
  let joined = '';
  for (let to = from; to < many.length; to++) {
    joined += many[to];
    const at = left.indexOf(joined);
    if (at >= 0 && consume(many, to + 1, left.toSpliced(at, 1))) return true;
  }
  return false;
}

/** Every order of a short list; the list as it stands alone where it is longer than four. */
export function orders<T>(parts: readonly T[]): readonly (readonly T[])[] {
  if (parts.length < 2 || parts.length > 4) return [parts];
  return parts.flatMap((part, at) => orders(parts.toSpliced(at, 1)).map((rest) => [part, ...rest]));
}
