/** What comparing two records gives: outcomes, rules, classes, grades, hints. */

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
