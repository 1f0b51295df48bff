/** All decisions, each with whether it was taken back and where its case stands now. */
import type { CaseState } from '../model.js';
import type { ListedDecision } from '../report/index.js';
import { allDecisions } from '../store/decisions.js';
import type { Store } from '../store/open.js';
import { reviewCase } from '../store/review-cases.js';
import { newestRun } from '../store/runs.js';
import { deskOf } from './decisions-queue.js';

export function* listedDecisions(db: Store): Generator<ListedDecision> {
  const run = newestRun(db) === null ? null : deskOf(db).run;
  const retired = new Set<number>();
  for (const { action, about } of allDecisions(db)) if (action === 'retire' && about !== null) retired.add(about);
  const states = new Map<string, CaseState | null>();
  for (const decision of allDecisions(db)) {
    const { caseId } = decision;
    if (!states.has(caseId)) states.set(caseId, run === null ? null : (reviewCase(db, run, caseId)?.state ?? null));
    yield { decision, state: states.get(caseId) ?? null, retired: retired.has(decision.id) };
  }
}
