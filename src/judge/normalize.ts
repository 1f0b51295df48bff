/** One record as its source gave it → the values that can be compared. Pure: no file, clock or environment. */
import { type Address, parseAddress } from '../fields/address/index.js';
import { type AlphabetName, parseAlphabetName } from '../fields/alphabet-name/index.js';
import { type BirthDate, parseBirthDate } from '../fields/birth-date/index.js';
import { type IndividualNumber, parseIndividualNumber } from '../fields/individual-number/index.js';
import { type KanaName, parseKanaName } from '../fields/kana-name/index.js';
import { isWrittenInKana, isWrittenInLatin, type KanjiName, parseKanjiName } from '../fields/kanji-name/index.js';
import { isProtected } from '../fields/protection/index.js';
import { parseSex, type SexValue } from '../fields/sex/index.js';
import type { Conventions, ResidentStatus, Source, SourceRecord, TextKey } from '../model.js';
import { identifier, optional, unlessFiller } from './field-readers.js';

/**
 * A record's values, each canonical, null where the source has none. `nameKanji` keeps whatever the written-name field
 * holds; where that is katakana or Latin, the same text stands in `kanaInKanjiField` or `alphabetInKanjiField` too.
 */
export interface Normalized {
  readonly source: Source | null;
  readonly recordId: string | null;
  readonly individualNumber: IndividualNumber | null;
  readonly nameKanji: KanjiName | null;
  readonly kanaInKanjiField: KanaName | null;
  readonly alphabetInKanjiField: AlphabetName | null;
  readonly nameKana: KanaName | null;
  readonly formerName: KanjiName | null;
  readonly formerNameKana: KanaName | null;
  readonly alias: KanjiName | null;
  readonly aliasKana: KanaName | null;
  readonly nameAlphabet: AlphabetName | null;
  readonly birthDate: BirthDate | null;
  readonly sex: SexValue | null;
  readonly postalCode: string | null;
  readonly address: Address | null;
  readonly previousAddress: Address | null;
  readonly householdId: string | null;
  readonly status: ResidentStatus | null;
  readonly statusText: string | null;
  readonly validFrom: BirthDate | null;
  readonly validTo: BirthDate | null;
  readonly protected: boolean;
}

const statuses = new Set<string>(['active', 'moved_out', 'deceased', 'lapsed']);

/**
 * Normalizes one record.
 * @example normalizeRecord({ source: 'insurer', nameKana: 'ﾜﾀﾅﾍﾞ ｲﾁﾛｳ' }, defaultConventions).nameKana?.text // 'ワタナベ イチロウ'
 */
export function normalizeRecord(record: SourceRecord, conventions: Conventions): Normalized {
  const characters = conventions.characters;
  const kanji = (text: string) => parseKanjiName(text, characters);
  const date = (text: string) => parseBirthDate(text, conventions.dates);
  const nameKanji = unlessFiller(record.nameKanji, kanji);
  const postalCode = optional(record.postalCode, identifier);
  const statusText = optional(record.status, identifier);
  return {
    source: record.source ?? null,
    recordId: optional(record.recordId, identifier),
    individualNumber: optional(record.individualNumber, parseIndividualNumber),
    nameKanji,
    kanaInKanjiField: nameKanji && isWrittenInKana(nameKanji) ? parseKanaName(nameKanji.text) : null,
    alphabetInKanjiField: nameKanji && isWrittenInLatin(nameKanji) ? parseAlphabetName(nameKanji.text) : null,
    nameKana: unlessFiller(record.nameKana, parseKanaName),
    formerName: unlessFiller(record.formerName, kanji),
    formerNameKana: unlessFiller(record.formerNameKana, parseKanaName),
    alias: unlessFiller(record.alias, kanji),
    aliasKana: unlessFiller(record.aliasKana, parseKanaName),
    nameAlphabet: unlessFiller(record.nameAlphabet, parseAlphabetName),
    birthDate: optional(record.birthDate, date),
    sex: optional(record.sex, (text) => parseSex(text, conventions.sex)),
    postalCode,
    address: unlessFiller(record.address, (text) => parseAddress(text, postalCode, characters)),
    previousAddress: unlessFiller(record.previousAddress, (text) => parseAddress(text, null, characters)),
    householdId: optional(record.householdId, identifier),
    status: statusText === null ? null : statusOf(statusText, conventions),
    statusText,
    validFrom: optional(record.validFrom, date),
    validTo: optional(record.validTo, date),
    protected: isProtected(record.protected),
  };
}

/** The status that a source's code stands for by its profile, null where the profile does not say. */
export function statusOf(text: string, conventions: Conventions): ResidentStatus | null {
  if (Object.hasOwn(conventions.status, text)) return conventions.status[text] ?? null;
  return statuses.has(text) ? (text as ResidentStatus) : null;
}

/** The normalized record as a record again: canonical texts under the same keys, the Individual Number masked. */
export function toRecord(n: Normalized): SourceRecord {
  const texts: Record<TextKey, string | null | undefined> = {
    recordId: n.recordId,
    individualNumber: n.individualNumber?.masked,
    nameKanji: n.nameKanji?.text,
    nameKana: n.nameKana?.text,
    formerName: n.formerName?.text,
    formerNameKana: n.formerNameKana?.text,
    alias: n.alias?.text,
    aliasKana: n.aliasKana?.text,
    nameAlphabet: n.nameAlphabet?.text,
    birthDate: n.birthDate?.text,
    sex: n.sex?.text,
    postalCode: n.postalCode,
    address: n.address?.text,
    previousAddress: n.previousAddress?.text,
    householdId: n.householdId,
    status: n.status ?? n.statusText,
    validFrom: n.validFrom?.text,
    validTo: n.validTo?.text,
  };
  const present = Object.entries(texts).filter(([, text]) => text !== null && text !== undefined);
  return {
    ...(n.source ? { source: n.source } : {}),
    ...Object.fromEntries(present),
    ...(n.protected ? { protected: true } : {}),
  };
}
