/** What became of the cases to recheck between an earlier run and this one. */
import type { CaseClass, FindingDraft, Grade } from '../model.js';
import type { RunNamed } from './selection.js';

/** `came`: not to recheck before · `went`: no longer · `changed`: in both, with other values or another grade. */
export type Change = 'came' | 'went' | 'changed';

export interface ChangeCount {
  readonly change: Change;
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly cases: number;
}

export interface Changes {
  /** The earlier run. */
  readonly since: RunNamed;
  /** Grades C and B alone: what was closed by evidence is nobody's work. */
  readonly counts: readonly ChangeCount[];
  /** What a case to recheck of this run is since then; null where it was there as it is. */
  readonly of: (draft: FindingDraft) => 'came' | 'changed' | null;
}
