/** Intervals for shares: Wilson's score interval (1927), which stays within 0 and 1 and works for 0 of n. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** null where there is nothing to take a share of. */
  readonly rate: number | null;
  /** 95 %. */
  readonly low: number | null;
  readonly high: number | null;
}

/** The 97.5th percentile of the normal distribution. */
const z = 1.959963984540054;

/**
 * A share with its 95 % interval.
 *
 * @example wilson(0, 100) // rate 0, low 0, high 0.0370
 */
export function wilson(count: number, of: number): Share {
  if (of === 0) return { count, of, rate: null, low: null, high: null };
  const p = count / of;
  const centre = p + (z * z) / (2 * of);
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  const within = (bound: number) => Math.round(Math.min(1, Math.max(0, bound)) * 1e6) / 1e6;
  return {
    count,
    of,
    rate: Math.round(p * 1e6) / 1e6,
    low: count === 0 ? 0 : within((centre - spread) / scale),
    high: count === of ? 1 : within((centre + spread) / scale),
  };
}
