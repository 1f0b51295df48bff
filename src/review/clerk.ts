/** Whoever sits before the page, and how the page was opened. */
import type { CaseState } from '../model.js';
import type { Store } from '../store/open.js';
import type { CaseFilter } from '../store/review-cases.js';
import { filterOf as foldedFilter } from './decisions-queue.js';
import type { Filter, Stage } from './filter.js';
import type { Session } from './session.js';

/** What an act is, for the audit log: ids of cases and words of forms that are chosen; never a note, never a value of a record. */
export interface Audited {
  readonly what: 'open' | 'show' | 'decide' | 'confirm' | 'undo' | 'bulk';
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** Does a work between two entries of the audit log. */
export type Auditor = <T>(act: Audited, work: () => T) => Promise<T>;

export interface Clerk {
  readonly db: Store;
  readonly user: string;
  readonly session: Session;
  /** Blind mode: the share of cases that two people read (0 to 1); null: not blind. */
  readonly twice: number | null;
  /** Now, as an ISO instant. */
  readonly now: () => string;
  readonly audit: Auditor;
}

const states: Readonly<Record<Stage, readonly CaseState[] | null>> = {
  todo: ['open', 'reopened'],
  open: ['open'],
  reopened: ['reopened'],
  unconfirmed: ['unconfirmed'],
  inquiry: ['inquiry'],
  later: ['later'],
  decided: ['decided'],
  all: null,
};

/** The filter of a screen as the store takes it. */
export function caseFilter(filter: Filter): CaseFilter {
  const wanted = states[filter.stage];
  return foldedFilter({
    ...(filter.grade ? { grades: [filter.grade] } : {}),
    ...(filter.class ? { classes: [filter.class] } : {}),
    ...(filter.hint ? { hints: [filter.hint] } : {}),
    ...(filter.insurer ? { insurers: [filter.insurer] } : {}),
    ...(wanted ? { states: wanted } : {}),
    ...(filter.search ? { search: filter.search } : {}),
  });
}
