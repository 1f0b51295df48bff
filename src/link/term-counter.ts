/** Counts the terms of many residents, as a register is read. */
import { type Counted, countEach, type TermCounts } from './terms.js';

/** Counts many residents: `settle` before the counts are used. */
export interface TermCounter {
  readonly count: (n: Counted) => void;
  readonly settle: () => void;
}

/** Cells lie far apart in memory: thousands of them in a row are added to faster, since none waits for the one before. */
const cellsAtOnce = 8192;

export function termCounter(counts: TermCounts): TermCounter {
  const { cells } = counts;
  const gathered = new Uint32Array(cellsAtOnce);
  let length = 0;
  const settle = () => {
    for (let at = 0; at < length; at += 1) {
      const cell = gathered[at] as number;
      cells[cell] = (cells[cell] as number) + 1;
    }
    length = 0;
  };
  const put = (cell: number) => {
    if (length === cellsAtOnce) settle();
    gathered[length++] = cell;
  };
  return { count: (n) => countEach(counts, n, 1, put), settle };
}
