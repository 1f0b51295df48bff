/** What people decide of a case, and where it then stands. */
import type { CaseClass, Grade } from './judging.js';
import type { Source, TextKey } from './records.js';

/** What may be decided of a case. The first four close it; the last two keep it on the list. */
export type DecisionKind =
  | 'mislink_confirmed'
  | 'same_person'
  | 'register_wrong'
  | 'insurer_wrong'
  | 'needs_inquiry'
  | 'later';

/** Why it was decided so, where one of the usual reasons applies; `other` stands with a free text. */
export type DecisionReason =
  | 'surname_changed'
  | 'given_name_changed'
  | 'moved'
  | 'notation'
  | 'mistyped'
  | 'namesake'
  | 'household_member'
  | 'duplicate_enrolment'
  | 'other';

/** A value of a record on which a decision rests. */
export type DecidedKey = Exclude<TextKey, 'recordId' | 'postalCode' | 'householdId'>;

/** The values of one record as keyed digests: they tell whether a value changed, and nothing of what it is. */
export interface RecordDigests {
  readonly side: Source;
  readonly recordId: string;
  readonly values: Readonly<Partial<Record<DecidedKey, string>>>;
}

/**
 * A row of the table of decisions: what somebody did about a case. Rows are only ever added. `decide` says what the case
 * is; `confirm` is a second person's word on a `decide`; `retire` takes an earlier row (`about`) back; `opinion` is an
 * independent second look that changes no state (blind mode).
 */
export interface Decision {
  readonly id: number;
  readonly caseId: string;
  readonly action: 'decide' | 'confirm' | 'retire' | 'opinion';
  /** The row that a `confirm` or `retire` is about. */
  readonly about: number | null;
  readonly decision: DecisionKind | null;
  readonly reason: DecisionReason | null;
  readonly note: string;
  readonly who: string;
  /** When it was recorded: an ISO instant. */
  readonly at: string;
  /** The day that the clerk wrote beside it (YYYY-MM-DD), where one was written. */
  readonly day: string | null;
  /** Who took it in from a file. */
  readonly enteredBy: string | null;
  readonly run: number;
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly fingerprint: string;
  readonly digests: readonly RecordDigests[];
  /** The policy wanted a second person when it was made. */
  readonly needsConfirmer: boolean;
  /** Made by one act on many cases, the same number for each. */
  readonly bulk: number | null;
  /** Weight and proposed class were hidden until it was made. */
  readonly blind: boolean;
}

/** What a decision on a case looks at, as the case is now. */
export interface CaseNow {
  readonly fingerprint: string;
  readonly grade: Grade;
  /** The digests of its values, or of these alone: worked out when asked for. */
  readonly digests: (only?: readonly DecidedKey[]) => readonly RecordDigests[];
}

/**
 * `open` nobody has decided · `later` put off · `inquiry` an answer is awaited · `unconfirmed` decided, a second person has
 * to confirm · `decided` closed · `reopened` decided before, and what it rested on has changed.
 */
export type CaseState = 'open' | 'later' | 'inquiry' | 'unconfirmed' | 'decided' | 'reopened';

/** What changed since a decision: a value of a record (null: how it is read), or a record or grade as a whole. */
export interface ChangeSince {
  readonly side: Source | null;
  readonly recordId: string | null;
  readonly key: DecidedKey | 'record' | 'grade' | 'reading';
}

/** Where a case stands: a pure function of the table of decisions and of the case as it is now. */
export interface Standing {
  readonly state: CaseState;
  /** The decision in force, or the one that no longer holds where the state is `reopened`. */
  readonly decision: Decision | null;
  readonly confirmation: Decision | null;
  readonly changes: readonly ChangeSince[];
  /** The newest row of the case, 0 where it has none: what whoever decides next has to have seen. */
  readonly last: number;
}
