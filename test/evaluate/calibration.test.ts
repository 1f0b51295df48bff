import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/evaluate/calibration.js';

const cases = (priority: number, so: number, not: number) => [
  ...Array.from({ length: so }, () => ({ priority, mislink: true })),
  ...Array.from({ length: not }, () => ({ priority, mislink: false })),
];

describe('Brier score', () => {
  it.each([
    ['sure and right', [...cases(1, 3, 0), ...cases(0, 0, 7)], 0, 1],

    ['one probability for all, which is their share', cases(0.25, 1, 3), 0.1875, 0],
    ['sure and wrong', [...cases(0, 3, 0), ...cases(1, 0, 7)], 1, -3.7619],
    ['nothing but mislinks', cases(0.9, 4, 0), 0.01, null],
  ] as const)('%s', (_, list, score, skill) => {
    expect(calibrate(list).brier).toMatchObject({ score, skill });
  });

  it('of nothing is none', () => {
    expect(calibrate([])).toEqual({
      calibration: [],
      brier: { score: null, reference: null, skill: null, expected: 0, found: 0 },
    });
  });
});

describe('bands of probability', () => {
  it.each([
    [0, 0, 0.001],
    [0.001, 0.001, 0.01],
    [0.0099, 0.001, 0.01],
    [0.95, 0.95, 0.99],
    [0.99, 0.99, 1],
    [1, 0.99, 1],
  ])('%f is between %f and %f', (priority, from, to) => {
    expect(calibrate(cases(priority, 1, 1)).calibration).toMatchObject([{ from, to, cases: 2 }]);
  });

  it('say what was promised and what was so, with an interval', () => {
    const [band] = calibrate([...cases(0.81, 3, 0), ...cases(0.83, 0, 1)]).calibration;
    expect(band).toMatchObject({ predicted: 0.815, observed: { count: 3, of: 4, rate: 0.75, low: 0.300642 } });
  });
});
