/** The rows under each Individual Number, in memory that threads share: eight bytes a row, sorted. */
import { TotsugoError } from '../errors.js';
import { lowerBound } from '../sorted.js';

/** Each key holds a number (40 bits, as 12 digits need) and behind it a row (24 bits). */
export interface NumberIndex {
  readonly keys: BigUint64Array<ArrayBufferLike>;
}

const rowBits = 24;
/** Rows of a side that a night can link. The largest city has a quarter of it. */
export const mostRows = 2 ** rowBits - 1;
/** Of the 24 bits of a row and the low 8 of a number, a word; the high 32 bits of the number are the other. */
const lowNumbers = 2 ** (32 - rowBits);

export interface NumberIndexMaker {
  readonly add: (number: number, row: number) => void;
  readonly sorted: () => NumberIndex;
}

/**
 * @param rows how many rows may be added at most
 * @throws TotsugoError TOO_MANY_ROWS
 */
export function numberIndexMaker(rows: number): NumberIndexMaker {
  if (rows > mostRows) throw new TotsugoError('TOO_MANY_ROWS', { rows, most: mostRows });
  const words = new Uint32Array(new SharedArrayBuffer(8 * rows));
  let length = 0;
  return {
    add(number, row) {
      words[2 * length] = (number % lowNumbers) * 2 ** rowBits + row;
      words[2 * length + 1] = Math.floor(number / lowNumbers);
      length += 1;
    },
    sorted: () => ({ keys: new BigUint64Array(words.buffer, 0, length).sort() }),
  };
}

const halves = ({ keys }: NumberIndex): Uint32Array => new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
const numberAt = (words: Uint32Array, at: number): number =>
  (words[2 * at + 1] as number) * lowNumbers + ((words[2 * at] as number) >>> rowBits);
const rowAt = (words: Uint32Array, at: number): number => (words[2 * at] as number) & (2 ** rowBits - 1);

/** A function that gives the rows under a number, in the order they were read. */
export function rowsUnder(index: NumberIndex): (number: number) => number[] {
  const words = halves(index);
  const { length } = index.keys;
  const keyAt = (at: number) => numberAt(words, at);
  return (number) => {
    const rows: number[] = [];
    for (let at = lowerBound(length, keyAt, number); at < length && keyAt(at) === number; at += 1) {
      rows.push(rowAt(words, at));
    }
    return rows;
  };
}

/** Goes through two indexes side by side, number by number. */
export function meet(
  residents: NumberIndex,
  enrolments: NumberIndex,
  each: (number: number, residents: Rows, enrolments: Rows) => void,
): void {
  const [r, e] = [rowsAhead(residents), rowsAhead(enrolments)];
  while (r.number !== Number.POSITIVE_INFINITY || e.number !== Number.POSITIVE_INFINITY) {
    const number = Math.min(r.number, e.number);
    if (r.number === number) r.take();
    else r.none();
    if (e.number === number) e.take();
    else e.none();
    each(number, r, e);
  }
}

/** The rows under one number: `count` of them from `at(0)` on. */
export interface Rows {
  readonly count: number;
  readonly at: (place: number) => number;
}

function rowsAhead(index: NumberIndex) {
  const words = halves(index);
  const { length } = index.keys;
  let from = 0;
  let next = 0;
  const ahead = {
    /** The number that comes next; infinite at the end. */
    number: length > 0 ? numberAt(words, 0) : Number.POSITIVE_INFINITY,
    count: 0,
    at: (place: number) => rowAt(words, from + place),
    none() {
      ahead.count = 0;
    },
    take() {
      from = next;
      const { number } = ahead;
      while (next < length && numberAt(words, next) === number) next += 1;
      ahead.count = next - from;
      ahead.number = next < length ? numberAt(words, next) : Number.POSITIVE_INFINITY;
    },
  };
  return ahead;
}
