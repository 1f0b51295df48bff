/**
 * How probable it is that a number leads to the wrong person: Bayes' rule over what the comparison gave. How often each kind of
 * wrong link occurs is estimated on all pairs of the night (expectation maximization over how they compare), for nobody labels
 * them: the number-linked pairs are a mixture of true links, whose rates are counted, and of a few wrong ones of known kinds.
 */
import type { Another } from '../store/outcomes.js';
import type { MatchRates } from './match-rates.js';
import { likelihood, type MislinkKind, mislinkKinds, type PairKind, usualShares } from './mislink-kinds.js';
import type { CountedPattern, Pattern } from './patterns.js';

export interface Chances {
  /** That an enrolment's number leads to the wrong person, where nothing is known but how the pair compares. */
  readonly ofPair: (pattern: Pattern, another: Another, namesakes?: number) => number;
  /** The same where one number is on two enrolments that are not plainly one person: as likely as not to begin with. */
  readonly ofDoubtful: (pattern: Pattern, another: Another) => number;
  /** The estimated share of wrong links, of all pairs. */
  readonly share: number;
}

/** Another resident fits by chance while the number is right: in one of a thousand cases at most, nearly never at that address. */
const byChance = { none: 0.998998, fits: 0.001, fits_there: 0.000002 };

/** As many pairs as the usual shares count for: in a small register they hold, in a large one what is found. */
const weightOfUsual = 5_000;
const rounds = 100;

const kinds = Object.keys(mislinkKinds) as MislinkKind[];
type Shares = Record<MislinkKind, number>;

export function chancesOf(rates: MatchRates, patterns: readonly CountedPattern[]): Chances {
  const truth: PairKind = { ...rates, another: byChance };
  const shares = estimated(truth, patterns);
  const share = sum(shares);
  const wrong = (among: Readonly<Shares>, pattern: Pattern, another: Another): Shares =>
    ofKinds((kind) => among[kind] * likelihood(mislinkKinds[kind], pattern, another));
  return {
    share,
    ofPair: (pattern, another, namesakes) => {
      const found = wrong(shares, pattern, another);
      // The more people bear a name, the likelier one of them was taken for another.
      if (namesakes !== undefined) found.namesake *= Math.min(10, namesakes / usualNamesakes);
      return posterior(sum(found), (1 - share) * likelihood(truth, pattern, another));
    },
    ofDoubtful: (pattern, another) =>
      posterior(sum(wrong(shares, pattern, another)) / share, likelihood(truth, pattern, another)),
  };
}

/** Expected namesakes of a usual name in the country. */
const usualNamesakes = 0.1;

const posterior = (wrong: number, right: number): number => (wrong + right === 0 ? 0 : wrong / (wrong + right));

const sum = (shares: Readonly<Shares>): number => kinds.reduce((total, kind) => total + shares[kind], 0);

const ofKinds = (value: (kind: MislinkKind) => number): Shares =>
  Object.fromEntries(kinds.map((kind) => [kind, value(kind)])) as Shares;

/** The share of each kind among all pairs: a fixed number of rounds from the usual shares, so always the same. */
function estimated(truth: PairKind, patterns: readonly CountedPattern[]): Shares {
  const rows = patterns.map((pattern) => ({
    pairs: pattern.pairs,
    right: likelihood(truth, pattern, pattern.another),
    wrong: ofKinds((kind) => likelihood(mislinkKinds[kind], pattern, pattern.another)),
  }));
  const pairs = rows.reduce((total, row) => total + row.pairs, 0) + weightOfUsual;
  let shares: Shares = { ...usualShares };
  for (let round = 0; round < rounds; round += 1) {
    const expected = ofKinds((kind) => weightOfUsual * usualShares[kind]);
    const rightShare = 1 - sum(shares);
    for (const row of rows) {
      const parts = ofKinds((kind) => shares[kind] * row.wrong[kind]);
      const all = sum(parts) + rightShare * row.right;
      if (all === 0) continue;
      for (const kind of kinds) expected[kind] += (row.pairs * parts[kind]) / all;
    }
    shares = ofKinds((kind) => expected[kind] / pairs);
  }
  return shares;
}
