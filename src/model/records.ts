/** What a source says of a person, and how it writes it. */

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
