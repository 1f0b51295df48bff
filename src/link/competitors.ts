/** Finds record ids that several rows of one side have, though only one may. */

export interface Competitors {
  readonly add: (idHash: number) => void;
  /** What was added more than once, each once. Call it when everything is added. */
  readonly repeated: () => number[];
}

/** Eight bytes a row: sorted at the end, which costs a tenth of a second a million. */
export function competitors(): Competitors {
  let list = new Float64Array(4096);
  let length = 0;
  return {
    add(idHash) {
      if (length === list.length) {
        const longer = new Float64Array(length * 2);
        longer.set(list);
        list = longer;
      }
      list[length] = idHash;
      length += 1;
    },
    repeated: () => repeatedIn(list.subarray(0, length)),
  };
}

function repeatedIn(values: Float64Array): number[] {
  values.sort();
  const found: number[] = [];
  for (let at = 1; at < values.length; at += 1) {
    const value = values[at] as number;
    if (value === values[at - 1] && value !== found.at(-1)) found.push(value);
  }
  return found;
}
