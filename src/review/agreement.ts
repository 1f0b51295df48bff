/** How far two people who read the same cases agree, beyond what chance would give. */
import type { DecisionKind } from '../model.js';
import type { Readings } from '../store/review-figures.js';

export interface Agreement {
  readonly cases: number;
  readonly same: number;
  /** Cohen's kappa, -1 to 1; null where it is not defined (no case, or both always say one and the same). */
  readonly kappa: number | null;
  /** How often the first said one thing and the second another, most first. */
  readonly differences: readonly {
    readonly first: DecisionKind;
    readonly second: DecisionKind;
    readonly cases: number;
  }[];
}

/**
 * Cohen's kappa over the two readings of each case: (observed − expected) / (1 − expected) agreement.
 * Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
 *
 * @example agreementOf([…20 both yes, 5 yes/no, 10 no/yes, 15 both no]).kappa // 0.4
 */
export function agreementOf(readings: readonly Pick<Readings, 'first' | 'second'>[]): Agreement {
  const cases = readings.length;
  const firsts = new Map<DecisionKind, number>();
  const seconds = new Map<DecisionKind, number>();
  const pairs = new Map<string, { first: DecisionKind; second: DecisionKind; cases: number }>();
  let same = 0;
  for (const { first, second } of readings) {
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
    if (first === second) same += 1;
    else {
      const pair = pairs.get(`${first} ${second}`) ?? { first, second, cases: 0 };
      pair.cases += 1;
      pairs.set(`${first} ${second}`, pair);
    }
  }
  let expected = 0;
  for (const [kind, n] of firsts) expected += (n * (seconds.get(kind) ?? 0)) / (cases * cases);
  const kappa = cases === 0 || expected >= 1 ? null : (same / cases - expected) / (1 - expected);
  return { cases, same, kappa, differences: [...pairs.values()].sort((a, b) => b.cases - a.cases) };
}

/** Whether a case is read by two people in blind mode: its id is a digest, so that its first digits are as good as drawn. */
export const readTwice = (caseId: string, share: number): boolean =>
  Number.parseInt(caseId.slice(0, 8), 16) / 0x1_0000_0000 < share;
