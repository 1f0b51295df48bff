/** Numbers and rows in one sorted array: found again, whatever their size and order. */
import { describe, expect, it } from 'vitest';
import { meet, mostRows, numberIndexMaker, rowsUnder } from '../../src/link/number-index.js';

type Pair = readonly [number: number, row: number];

const indexOf = (pairs: readonly Pair[]) => {
  const maker = numberIndexMaker(pairs.length);
  for (const [number, row] of pairs) maker.add(number, row);
  return maker.sorted();
};

/** The largest and smallest numbers of twelve digits and rows of a side, neighbours, and some under one number. */
const pairs: readonly Pair[] = [
  [999_999_999_999, mostRows],
  [0, 1],
  [123_456_789_018, 70_000],
  [123_456_789_018, 3],
  [123_456_789_017, 5],
  [123_456_789_019, 4],
  [999_999_999_999, 2],
  [255, 9],
  [256, 8],
];

describe('rows by number', () => {
  it('are found in the order they were read, and none under a number that nobody has', () => {
    const rows = rowsUnder(indexOf(pairs));
    for (const [number] of pairs) {
      const expected = pairs.filter(([one]) => one === number).map(([, row]) => row);
      expect(rows(number)).toEqual(expected.toSorted((a, b) => a - b));
    }
    expect(rows(257)).toEqual([]);
    expect(rowsUnder(indexOf([]))(0)).toEqual([]);
  });

  it('of two sides meet number by number, with nothing left out on either', () => {
    const other: readonly Pair[] = [
      [123_456_789_018, 1],
      [7, 2],
      [999_999_999_999, 3],
    ];
    const met: [number, number[], number[]][] = [];
    meet(indexOf(pairs), indexOf(other), (number, residents, enrolments) => {
      const rows = ({ count, at }: typeof residents) => Array.from({ length: count }, (_, place) => at(place));
      met.push([number, rows(residents), rows(enrolments)]);
    });
    expect(met).toEqual([
      [0, [1], []],
      [7, [], [2]],
      [255, [9], []],
      [256, [8], []],
      [123_456_789_017, [5], []],
      [123_456_789_018, [3, 70_000], [1]],
      [123_456_789_019, [4], []],
      [999_999_999_999, [2, mostRows], [3]],
    ]);
  });

  it('are refused where there are more than a key can hold', () => {
    expect(() => numberIndexMaker(mostRows + 1)).toThrow('TOO_MANY_ROWS');
  });
});
