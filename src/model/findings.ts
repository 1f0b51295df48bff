/** What a night finds: cases, rejects, and the policy they rest on. */
import type { Bilingual, CaseClass, Evidence, Fields, Grade, Hint } from './judging.js';
import type { Source } from './records.js';
import type { Candidate, Weight } from './weights.js';

/** What is wrong with the form of an Individual Number. `excel_exponent` 1.23457E+11 · `lost_zeros` 11 digits or fewer. */
export type NumberFault = 'excel_exponent' | 'lost_zeros' | 'too_long' | 'not_digits' | 'check_digit';

/** What a class needs to say beyond the fields, for the reason. Record ids only; never a value of a record. */
export interface FindingDetail {
  /** NUMBER_SHARED: the enrolments that fit the resident who holds the number, and those that do not. */
  readonly fits?: readonly string[];
  readonly doesNotFit?: readonly string[];
  /** What the pair with the number's holder weighs; absent where it has none, or several enrolments are in the case. */
  readonly weight?: Weight;
  /** Expected number of other people in the country with this name, birth date and sex. */
  readonly namesakes?: number;
  /** The enrolment's address is the resident's previous one. */
  readonly previousAddressAgrees?: boolean;
  readonly numberFault?: NumberFault;
  /** Days of death or moving out, as the register gives them. */
  readonly since?: string;
  /** OUT_OF_COVERAGE: the municipality the enrolment's address lies in, as code and name. */
  readonly municipality?: { readonly code: string; readonly name: string };
  /** ROW_SHIFT: row n holds the number of row n + by, over this many rows. */
  readonly shift?: { readonly by: number; readonly rows: number };
}

/** A case before its reason is written. */
export type FindingDraft = Omit<Finding, 'reason'> & { readonly detail: FindingDetail };

/** One case of a run: a line of findings.ndjson, with the records it speaks of. */
export interface Finding {
  readonly caseId: string;
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly priority: number;
  readonly insurer: readonly string[];
  readonly municipal: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly fields: Fields | null;
  readonly hints: readonly Hint[];
  readonly reason: Bilingual;
  readonly fingerprint: string;
}

/** An input row that could not be read. `line` and `byteOffset` are of the row's first byte; lines count from 1. */
export interface Reject {
  readonly side: Source;
  readonly file: string;
  readonly line: number;
  readonly byteOffset: number;
  readonly code: string;
  readonly column?: string;
  /** The row itself; written to rejects.csv only where the user asks for it. */
  readonly row?: string;
}

/** What may be set about judging. */
export interface Policy {
  readonly evidence: { readonly threshold: Evidence };
  readonly namesakes: { readonly threshold: number };
  readonly population: number;
  /** Grades in which a decision that closes a case wants a second person; absent: C alone. */
  readonly decisions?: { readonly confirm: readonly Grade[] };
}
