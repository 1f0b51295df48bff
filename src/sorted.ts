/** The first place, of so many in ascending order, whose value is not below another; `length` where all are. */
export function lowerBound<T extends number | bigint>(length: number, valueAt: (at: number) => T, wanted: T): number {
  let [from, to] = [0, length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (valueAt(middle) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}
