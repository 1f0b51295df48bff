/**
 * Jaro–Winkler similarity (Winkler 1990): prefix weight 0.1, at most four characters, over code points.
 *
 * @example jaroWinkler('渡辺太郎', '渡邊太郎') // 0.8500: the same as for 山田太郎 and 山本太郎
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const a = [...one];
  const b = [...other];
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const used = new Array<boolean>(b.length).fill(false);
  const matched: number[] = [];
  for (const [i, c] of a.entries()) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (used[j] || b[j] !== c) continue;
      used[j] = true;
      matched.push(i);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const others = b.filter((_, j) => used[j]);
  const swaps = matched.filter((i, n) => a[i] !== others[n]).length / 2;
  const m = matched.length;
  return (m / a.length + m / b.length + (m - swaps) / m) / 3;
}
