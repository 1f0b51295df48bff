/** Holds a run's findings against the truth of a made city. */
import { type Baseline, runBaselines } from './baselines.js';
import { type ByClass, classCounter, perThousand } from './by-class.js';
import { readFindings } from './findings.js';
import { type Ranking, rankingCounter } from './ranking.js';
import { readTruth } from './truth.js';
import { type Share, wilson } from './wilson.js';

export interface EvaluateOptions {
  /** The folder that `totsugo recheck --out` wrote: findings.ndjson. */
  readonly findings: string;
  /** The folder that holds truth.csv and truth-links.csv. */
  readonly truth: string;
  /** The exports themselves, to run the two baselines on. */
  readonly baselines?: { readonly municipal: readonly string[]; readonly insurer: readonly string[] } | undefined;
}

export interface Evaluation extends ByClass, Ranking {
  readonly enrolments: number;
  /** Enrolments in C and B cases, per 1,000 enrolments. */
  readonly burdenPerThousand: number;
  /** Wrong enrolments flagged of all wrong ones, and of the flagged those that a fault concerns: as of the baselines. */
  readonly recall: Share;
  readonly precision: Share;
  readonly baselines: readonly Baseline[];
}

/**
 * Missed and false by class with 95 % intervals, burden by what the flagged truly are, yield by depth, correctness of the
 * best candidate and calibration; with the exports, two baselines beside it.
 *
 * @throws TotsugoError FILE_NOT_FOUND, FILE_UNREADABLE, TRUTH_UNREADABLE, FINDINGS_UNREADABLE, COLUMN_MISSING
 * @example (await evaluate({ findings: 'totsugo-out', truth: 'city' })).missed // { count: 0, of: 108, rate: 0, … }
 */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const truth = await readTruth(options.truth);
  const classes = classCounter(truth);
  const ranking = rankingCounter(truth);
  for await (const found of readFindings(options.findings)) {
    classes.add(found);
    ranking.add(found);
  }
  const byClass = classes.result();
  const flagged = byClass.burden.reduce((sum, { C, B }) => sum + C + B, 0);
  const concerned = byClass.burden.find(({ what }) => what === 'fault');
  const outside = byClass.classes.find((row) => row.class === 'OUT_OF_COVERAGE');
  const wrong = byClass.missed.of - (outside?.planted ?? 0);
  const missed = byClass.missed.count - (outside?.missed.count ?? 0);
  const { baselines } = options;
  return {
    enrolments: truth.enrolments,
    ...byClass,
    ...ranking.result(),
    burdenPerThousand: perThousand(flagged, truth.enrolments),
    recall: wilson(wrong - missed, wrong),
    precision: wilson((concerned?.C ?? 0) + (concerned?.B ?? 0), flagged),
    baselines: baselines ? await runBaselines(baselines.municipal, baselines.insurer, truth) : [],
  };
}
