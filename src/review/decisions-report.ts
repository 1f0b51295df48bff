/** Where the cases of a run stand, for its reports. */
import type { CaseToReport } from '../report/index.js';
import { type DecisionCounts, noDecisions, withCase } from '../report/index.js';
import { anyDecision, decisionKey, decisionReader } from '../store/decisions.js';
import type { Store } from '../store/open.js';
import { standingOf } from './decisions-queue.js';

export interface Standings {
  /** The cases as they come, each with where it stands; they are counted as they pass. */
  readonly added: (cases: Iterable<CaseToReport>) => Generator<CaseToReport>;
  /** Cases of grades C and B counted so far. */
  readonly counts: () => DecisionCounts;
}

/** Undefined where nobody ever decided anything: then nothing is said of it anywhere. */
export function standings(db: Store): Standings | undefined {
  if (!anyDecision(db)) return undefined;
  const key = decisionKey(db);
  const history = decisionReader(db);
  let counts = noDecisions;
  return {
    *added(cases) {
      counts = noDecisions;
      for (const item of cases) {
        const rows = item.draft.grade === 'A' ? [] : history(item.draft.caseId);
        const standing = rows.length > 0 ? standingOf(rows, item, key) : undefined;
        if (item.draft.grade !== 'A') counts = withCase(counts, standing);
        yield standing ? { ...item, standing } : item;
      }
    },
    counts: () => counts,
  };
}
