/**
 * The keys that link the rows of one side, as columns in memory: filled while the rows are written, so that nobody has to read
 * and decipher them again. Rows count from 1; the place 0 of each column is nobody's.
 */
import type { Source } from '../model.js';
import { absent, enrolmentKeys, keysOf, residentKeys } from './row-blocks.js';

export interface RowColumns {
  readonly side: Source;
  readonly rows: number;
  readonly number: Float64Array;
  readonly agreement: Float64Array;
  readonly counters: Float64Array;
  /** Absent where the row was set aside. */
  readonly id: Float64Array;
  /** Of a resident its state, of an enrolment its end: see row-blocks.ts. */
  readonly last: Float64Array;
  /** The number of its stored record. */
  readonly record: Float64Array;
}

export interface ColumnFiller {
  /** Adds rows: their keys, one row after the other, and their stored records. */
  readonly add: (keys: Float64Array, records: ArrayLike<number>, length: number) => void;
  readonly columns: () => RowColumns;
}

/** The first five keys have the same place on both sides; the line is no key that links. */
const { number, agreement, counters, id } = residentKeys;
const taken = (side: Source): readonly number[] => [
  number,
  agreement,
  counters,
  id,
  side === 'municipal' ? residentKeys.state : enrolmentKeys.ends,
];

export function columnFiller(side: Source): ColumnFiller {
  const keys = taken(side);
  const width = keysOf[side];
  let columns = [...keys, 0].map((): Float64Array => new Float64Array(1024).fill(absent, 0, 1));
  let rows = 0;
  return {
    add(given, records, length) {
      columns = columns.map((column, at) => {
        const to = rows + length < column.length ? column : grown(column, rows + length + 1);
        const key = keys[at];
        if (key === undefined) for (let row = 0; row < length; row += 1) to[rows + row + 1] = records[row] as number;
        else for (let row = 0; row < length; row += 1) to[rows + row + 1] = given[row * width + key] as number;
        return to;
      });
      rows += length;
    },
    columns() {
      const column = (at: number) => (columns[at] as Float64Array).subarray(0, rows + 1);
      const [numbers, agreements, counts, ids] = [column(0), column(1), column(2), column(3)];
      return {
        ...{ side, rows, number: numbers, agreement: agreements, counters: counts, id: ids },
        ...{ last: column(4), record: column(5) },
      };
    },
  };
}

function grown(column: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(Math.max(length, Math.ceil(column.length * 1.5)));
  larger.set(column);
  return larger;
}
