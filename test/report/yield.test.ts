/** The expected yield along the list: bounded, whatever the number of cases, and true to the sums. */
import { describe, expect, test } from 'vitest';
import { addToYield, casesFor, newYield, type YieldCurve, yieldPoints } from '../../src/report/html/yield.js';
import { decimal, ticks, yieldChart } from '../../src/report/html/yield-chart.js';

function curveOf(priorities: readonly number[], grave = 0): YieldCurve {
  const curve = newYield();
  priorities.forEach((priority, at) => {
    addToYield(curve, priority, at < grave ? 'C' : 'B');
  });
  return curve;
}

/** Falling from 1 to 0, as lists do within a grade. */
const falling = (count: number): number[] => Array.from({ length: count }, (_, at) => 1 - at / count);

describe('the curve', () => {
  test('of a few cases has a point for each', () => {
    const points = yieldPoints(curveOf([0.9, 0.5, 0.1], 1));
    expect(points.map(({ cases }) => cases)).toEqual([0, 1, 2, 3]);
    expect(points.map(({ expected }) => Number(expected.toFixed(6)))).toEqual([0, 0.9, 1.4, 1.5]);
  });

  test.each([256, 257, 1_000, 100_003])('of %i cases has few points, each true, and ends at the last', (count) => {
    const priorities = falling(count);
    const curve = curveOf(priorities);
    const points = yieldPoints(curve);
    expect(points.length).toBeLessThanOrEqual(258);
    expect(points.length).toBeGreaterThan(100);
    expect(points.at(-1)?.cases).toBe(count);
    let [sum, done] = [0, 0];
    for (const { cases, expected } of points) {
      for (; done < cases; done++) sum += priorities[done] ?? 0;
      expect(expected).toBeCloseTo(sum, 6);
    }
  });

  test.each([
    [0.5, 1],
    [0.8, 2],
    [1, 4],
  ])('reaches %d of the yield after %i cases', (share, cases) => {
    expect(casesFor(curveOf([0.5, 0.3, 0.1, 0.1]), share).cases).toBe(cases);
  });

  test('without any yield is at its end at once', () => {
    expect(casesFor(curveOf([0, 0]), 0.5).cases).toBe(0);
    expect(yieldChart(curveOf([0, 0]), 'ja')).toBe('');
    expect(yieldChart(newYield(), 'ja')).toBe('');
  });
});

describe('the chart', () => {
  test('says in words what it shows, where grade C ends too', () => {
    const chart = yieldChart(curveOf([0.5, 0.3, 0.1, 0.1], 2), 'ja');
    const said = '誤りの見込みは全部で1.0件。上から1件（事例の25%）で見込みの50%、上から2件（事例の50%）で見込みの80%';
    expect(chart).toContain(`<desc id="chart-yield-words">${said}`);
    expect(chart).toContain(`<p class="note">${said}`);
    expect(chart).toContain('区分Cはここまで 2');
    expect(chart).toMatch(/<polyline class="yield" points="60\.0,210\.0 217\.5,112\.0 375\.0,53\.2 /);
  });

  test('names no end of grade C where all or none are of it', () => {
    expect(yieldChart(curveOf([0.5, 0.3], 2), 'en')).not.toContain('grade C up to');
    expect(yieldChart(curveOf([0.5, 0.3], 0), 'en')).not.toContain('grade C up to');
  });

  test('of many cases says that its figures are about right', () => {
    expect(yieldChart(curveOf(falling(5_000)), 'ja')).toMatch(/上から約1,4\d\d件（事例の29%）で見込みの50%/);
  });
});

test.each([
  [1, [0, 1]],
  [7, [0, 2, 4, 6]],
  [38.4, [0, 10, 20, 30]],
  [105, [0, 50, 100]],
  [0.4, [0]],
])('ticks up to %d are round', (most, expected) => {
  expect(ticks(most)).toEqual(expected);
});

test.each([
  [0.04, '0.0'],
  [38.44, '38.4'],
  [1234.5, '1,235'],
])('%d is written %s', (value, text) => {
  expect(decimal(value)).toBe(text);
});
