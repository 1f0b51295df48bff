/**
 * How many wrong links a clerk may expect to have found after so many cases of the list: the sum of the cases' priorities,
 * each the probability that the number is another person's. Bounded: a point for every so many cases, however many there are.
 */

/** Points kept at most; where there are more cases, a point stands for 2, 4, 8 … of them. */
const POINTS = 256;

export interface YieldPoint {
  readonly cases: number;
  readonly expected: number;
}

export interface YieldCurve {
  /** After every `stride` cases, in the order of the list. */
  points: YieldPoint[];
  stride: number;
  cases: number;
  expected: number;
  /** Cases of grade C: the list begins with them. */
  grave: number;
}

export const newYield = (): YieldCurve => ({ points: [], stride: 1, cases: 0, expected: 0, grave: 0 });

/** Adds the next case of the list. */
export function addToYield(curve: YieldCurve, priority: number, grade: 'B' | 'C'): void {
  curve.cases += 1;
  curve.expected += priority;
  if (grade === 'C') curve.grave = curve.cases;
  if (curve.cases % curve.stride !== 0) return;
  curve.points.push({ cases: curve.cases, expected: curve.expected });
  if (curve.points.length <= POINTS) return;
  curve.stride *= 2;
  curve.points = curve.points.filter(({ cases }) => cases % curve.stride === 0);
}

/** The curve from nought to its end. */
export function yieldPoints({ points, cases, expected }: YieldCurve): YieldPoint[] {
  const last = points.at(-1);
  const end = last && last.cases === cases ? [] : [{ cases, expected }];
  return [{ cases: 0, expected: 0 }, ...points, ...end];
}

/** After how many cases a share of the expected yield is reached, to the curve's next point. */
export function casesFor(curve: YieldCurve, share: number): YieldPoint {
  const points = yieldPoints(curve);
  const wanted = curve.expected * share;
  const found = points.find(({ expected }) => expected >= wanted);
  return found ?? { cases: curve.cases, expected: curve.expected };
}
