/**
 * The types that every room shares: what a source says (`SourceRecord`), what comparing two of them gives (`Verdict`)
 * and what a night finds (`Finding`). Types alone; nothing here runs and nothing is imported.
 */

export type Source = 'municipal' | 'insurer';

/** The keys of a record whose values are text, exactly as the source gave them. */
export type TextKey =
  | 'recordId'
  | 'individualNumber'
  | 'nameKanji'
  | 'nameKana'
  | 'formerName'
  | 'formerNameKana'
  | 'alias'
  | 'aliasKana'
  | 'nameAlphabet'
  | 'birthDate'
  | 'sex'
  | 'postalCode'
  | 'address'
  | 'previousAddress'
  | 'householdId'
  | 'status'
  | 'validFrom'
  | 'validTo';

/** One person as one source states them. An absent, null or blank value is missing: never agreement, never difference. */
export type SourceRecord = { source?: Source | null; protected?: boolean | string | null } & {
  [K in TextKey]?: string | null;
};

export type ResidentStatus = 'active' | 'moved_out' | 'deceased' | 'lapsed';
export type Sex = 'male' | 'female' | 'not_set';

/** Notations a date may be written in. The two era codes read the same digits differently: one source has one of them. */
export type DateNotation = 'iso' | 'compact' | 'wareki' | 'wareki-short' | 'era-code-1-5' | 'era-code-13579';

/**
 * A source's own characters (外字): private-use character → the character or IVS it stands for in that source.
 * A private-use character that the table lacks is a lost character.
 */
export type CharacterTable = ReadonlyMap<string, string>;

/** How one source writes codes, dates and characters: the part of a profile that normalizing needs. */
export interface Conventions {
  readonly sex: Readonly<Record<string, Sex>>;
  readonly status: Readonly<Record<string, ResidentStatus>>;
  readonly dates: readonly DateNotation[];
  readonly characters?: CharacterTable;
}

/** 1 same character or sound by standard · 2 official · 3 official but weaker, voicing · 4 resemblance only. */
export type Evidence = 1 | 2 | 3 | 4;

/**
 * A rule by which two different spellings are held equal (or said to resemble each other).
 * `ja` and `en` are noun phrases that fit in brackets after 「邉」と「辺」の違い; `source` names the official text.
 * Example: `{ id: 'variant/koseki', evidence: 2, ja: '戸籍の正字・俗字', en: 'koseki standard and popular form', … }`.
 */
export interface Rule {
  readonly id: string;
  readonly evidence: Evidence;
  readonly ja: string;
  readonly en: string;
  readonly source: string;
  /** Pairs of texts that the rule alone holds equal; at least one. */
  readonly examples: readonly (readonly [string, string])[];
}

/** A rule at work on one pair: what it turned into what (a's text, b's text). */
export interface AppliedRule {
  readonly id: string;
  readonly evidence: Evidence;
  readonly from?: string;
  readonly to?: string;
}

export type Outcome = 'agree' | 'agree_by_rule' | 'differ' | 'missing' | 'undecidable';

/** `rules` of `agree_by_rule` are what made it equal; of `differ`, what it resembles. Absent where there are none. */
export interface FieldOutcome {
  readonly outcome: Outcome;
  readonly rules?: readonly AppliedRule[];
}

export type FieldName = 'nameKanji' | 'nameKana' | 'reading' | 'birthDate' | 'sex' | 'address';
export type Fields = Readonly<Record<FieldName, FieldOutcome>>;

export type Grade = 'A' | 'B' | 'C';

export type PairClass =
  | 'BIRTH_OR_SEX_DIFFERS'
  | 'BOTH_NAMES_DIFFER'
  | 'ONE_NAME_AND_ADDRESS_DIFFER'
  | 'NAME_RESEMBLES'
  | 'ONE_NAME_DIFFERS'
  | 'UNDECIDABLE'
  | 'ADDRESS_DIFFERS'
  | 'ADDRESS_MISSING'
  | 'AGREE_BY_RULE'
  | 'ALL_AGREE';

export type RunClass =
  | 'ROW_SHIFT'
  | 'NUMBER_SWAPPED'
  | 'NUMBER_SHARED'
  | 'NUMBER_OF_HOUSEHOLD_MEMBER'
  | 'NUMBER_OF_NAMESAKE'
  | 'NUMBER_OF_ANOTHER'
  | 'TWO_NUMBERS'
  | 'DUPLICATE_ENROLMENT'
  | 'REGISTER_DUPLICATE'
  | 'NUMBER_INVALID'
  | 'NUMBER_MISSING'
  | 'NUMBER_NOT_IN_REGISTER'
  | 'OUT_OF_COVERAGE'
  | 'RESIDENT_DECEASED'
  | 'RESIDENT_MOVED_OUT';

export type CaseClass = PairClass | RunClass;

/** Explanations; they never lower a grade. */
export type Hint =
  | 'surname_changed'
  | 'given_name_changed'
  | 'former_name'
  | 'name_order'
  | 'kana_in_kanji_field'
  | 'reading_implausible'
  | 'birth_date_typo'
  | 'moved'
  | 'household_member'
  | 'twin';

export interface Verdict {
  readonly grade: Grade;
  readonly class: PairClass;
  readonly fields: Fields;
  readonly hints: readonly Hint[];
}

/** A text in both languages of the reports. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

/** What one part of a weight is about. A name counts by its two parts where a record writes their boundary, else whole. */
export type WeightField = 'surname' | 'givenName' | 'name' | 'birthDate' | 'sex' | 'address' | 'number';

/**
 * `half_differ`: of kanji and kana of a name, one agrees and the other differs · `close`: a number or date one slip away ·
 * `previous`: one record's address is the other's previous one.
 */
export type WeightOutcome = Outcome | 'half_differ' | 'close' | 'previous';

/** One part of a weight, in bits to one decimal: what speaks for one person (above 0) or for two (below). */
export interface WeightPart {
  readonly field: WeightField;
  readonly outcome: WeightOutcome;
  readonly bits: number;
  /** The surname, given name or whole name that agrees, as the register writes it; never anything of an address. */
  readonly term?: string;
  /** How many of a million people of the register have this name or birth date, where that was counted. */
  readonly perMillion?: number;
}

/** How much a comparison says: 28.4 is 2^28.4 to one for one and the same person. `total` is the sum of the parts. */
export interface Weight {
  readonly total: number;
  readonly parts: readonly WeightPart[];
}

/** How a mistyped number becomes the number of a resident whom the data fit. */
export type NumberRepair = 'one_digit' | 'neighbours_swapped' | 'lost_zero';

/** A resident whom an enrolment fits, with how well, in bits; the best first. */
export interface Candidate {
  readonly municipal: string;
  /** The sum of `parts`. */
  readonly weight: number;
  readonly fields: Fields;
  readonly parts?: readonly WeightPart[];
  /** The enrolment's number is this resident's, but for a slip of the keyboard. */
  readonly numberRepair?: NumberRepair;
}

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
