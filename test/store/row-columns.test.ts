import { describe, expect, it } from 'vitest';
import { keysOf, residentKeys } from '../../src/store/row-blocks.js';
import { columnFiller } from '../../src/store/row-columns.js';

describe('the columns of rows', () => {
  it.each(['municipal', 'insurer'] as const)('hold what links each row of the %s side, however many come', (side) => {
    const filler = columnFiller(side);
    const width = keysOf[side];
    const rows = 5_000;
    for (let from = 0; from < rows; from += 700) {
      const length = Math.min(700, rows - from);
      const keys = Float64Array.from(
        { length: length * width },
        (_, at) => (from + Math.floor(at / width)) * 100 + (at % width),
      );
      filler.add(
        keys,
        Uint32Array.from({ length }, (_, at) => 7 * (from + at)),
        length,
      );
    }
    const columns = filler.columns();
    expect(columns.rows).toBe(rows);
    const { number, agreement, counters, id, state } = residentKeys;
    for (const row of [1, 700, 701, 1024, 1025, 4_999, 5_000]) {
      const base = (row - 1) * 100;
      expect(
        [columns.number, columns.agreement, columns.counters, columns.id, columns.last].map((one) => one[row]),
      ).toEqual([number, agreement, counters, id, state].map((key) => base + key));
      expect(columns.record[row]).toBe(7 * (row - 1));
    }
    expect(columns.number).toHaveLength(rows + 1);
  });
});
