/** What writing the reports takes. */
import type { Reject } from '../model.js';
import type { CaseToReport } from './case.js';
import type { Changes } from './changes.js';
import type { ClosedAsked, ClosedBlock } from './closed-blocks.js';
import type { Encoding } from './file.js';
import type { Lang } from './phrases.js';
import type { RejectText } from './rejects.js';
import type { RuleById } from './rule-phrases.js';
import type { Said } from './selection.js';
import type { DecisionCounts } from './standing.js';
import type { Summary } from './summary.js';

export type Format = 'csv' | 'xlsx' | 'ndjson' | 'html';

export interface ReportInput {
  /**
   * The cases, each once, in the order of `compareCases`: grade C, B, A; highest priority first; then caseId.
   * Read once, one at a time. `ALL_AGREE` cases may be left out unless `all` is set. Those to recheck alone (grades C and B) where
   * the closed ones come by `closed`.
   */
  readonly cases: () => Iterable<CaseToReport>;
  /** Where the closed cases (grade A) are written out elsewhere, as by threads. */
  readonly closed?: ClosedElsewhere;
  readonly rejects: () => Iterable<Reject>;
  readonly summary: Summary;
  /**
   * Where the cases stand, once all have been read. Present only where somebody has ever decided anything: then decided cases
   * leave the worklist, and what stands about the others is said in a column of its own.
   */
  readonly decisions?: () => DecisionCounts;
  /** Every rule that a field may name; one that it does not know is shown by its id. */
  readonly ruleById: RuleById;
  /** What became of the cases to recheck since the whole run before this one; absent where there is none. */
  readonly changes?: Changes;
  /** What a reject's code means. */
  readonly rejectText?: RejectText;
}

/**
 * Begins at once, hands over the blocks in their order whenever they come, and ends when all are handed over. What it throws
 * ends the report.
 */
export type ClosedElsewhere = (asked: ClosedAsked, take: (block: ClosedBlock) => void) => Promise<void>;

export interface ReportOptions extends Said {
  readonly lang: Lang;
  /** Of the CSV files; the others are always UTF-8. */
  readonly encoding: Encoding;
  /** Writes the rejected rows themselves, numbers masked. */
  readonly withRows: boolean;
  /** Writes ALL_AGREE cases to findings.ndjson too. */
  readonly all: boolean;
  readonly formats: readonly Format[];
  /** Called now and then with the number of cases written so far. */
  readonly onProgress?: (cases: number) => void;
}
