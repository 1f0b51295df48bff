/** What a probability is worth: cases of like probability, and how many of them were so. */
import { type Share, wilson } from './wilson.js';

export interface Forecast {
  /** The case's probability that the wrong person is linked. */
  readonly priority: number;
  /** Whether it is so. */
  readonly mislink: boolean;
}

export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  /** Mean of the probabilities given. */
  readonly predicted: number;
  /** Share of cases in which the wrong person is linked. */
  readonly observed: Share;
}

export interface Calibration {
  /** Empty ones are left out. */
  readonly calibration: readonly CalibrationBin[];
  readonly brier: Brier;
}

/** Brier (1950): the mean squared distance of the probability from what was so. */
export interface Brier {
  /** null where there are no cases. */
  readonly score: number | null;
  /** The score of one and the same probability for all, which is their true share. */
  readonly reference: number | null;
  /** 1 − score / reference: 1 is perfect, 0 no better than that, less is worse. */
  readonly skill: number | null;
  /** Mislinks that the probabilities promise in all, and how many there are. */
  readonly expected: number;
  readonly found: number;
}

/** Narrow at both ends: most cases are nearly surely right or nearly surely wrong. */
const edges = [0, 0.001, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 1];

/** @example calibrate([{ priority: 0.9, mislink: true }]).brier.score // 0.01 */
export function calibrate(cases: readonly Forecast[]): Calibration {
  const bins = edges.slice(1).map((): Forecast[] => []);
  for (const one of cases) bins[binOf(one.priority)]?.push(one);
  return {
    calibration: bins.flatMap((within, i) => {
      if (within.length === 0) return [];
      const predicted = round(sum(within, ({ priority }) => priority) / within.length, 1e6);
      const observed = wilson(within.filter(({ mislink }) => mislink).length, within.length);
      return { from: edges[i] as number, to: edges[i + 1] as number, cases: within.length, predicted, observed };
    }),
    brier: brierOf(cases),
  };
}

/** 0.01 belongs to the band that begins with it; 1 to the last. */
function binOf(priority: number): number {
  const after = edges.findIndex((edge) => edge > priority);
  return after < 0 ? edges.length - 2 : Math.max(0, after - 1);
}

function brierOf(cases: readonly Forecast[]): Brier {
  const found = cases.filter(({ mislink }) => mislink).length;
  const expected = round(
    sum(cases, ({ priority }) => priority),
    1e3,
  );
  if (cases.length === 0) return { score: null, reference: null, skill: null, expected, found };
  const base = found / cases.length;
  const score = sum(cases, ({ priority, mislink }) => (priority - Number(mislink)) ** 2) / cases.length;
  const reference = base * (1 - base);
  const skill = reference === 0 ? null : round(1 - score / reference, 1e4) + 0;
  return { score: round(score, 1e6), reference: round(reference, 1e6), skill, expected, found };
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
const round = (value: number, by: number): number => Math.round(value * by) / by;
