/** A record as read → the keys its row is linked by. */
import { parseBirthDate } from '../fields/birth-date/index.js';
import { isWrittenInLatin } from '../fields/kanji-name/index.js';
import { identifier, optional } from '../judge/field-readers.js';
import { type AgreementKey, agreementKey, type LinkingValues, linkingValues } from '../judge/linking-values.js';
import { normalizeRecord, statusOf } from '../judge/normalize.js';
import type { Conventions, SourceRecord } from '../model.js';
import {
  absent,
  enrolmentKeys,
  keysOf,
  type ResidentState,
  residentKeys,
  residentStates,
} from '../store/row-blocks.js';
import { blockingKeys, givenBirthOf, otherKeys } from './blocking.js';
import { digestOf } from './digest.js';
import type { TermCounter } from './term-counter.js';
import { countTerms, type TermCounts } from './terms.js';

/** The keys of a row in the order of `residentKeys` or `enrolmentKeys`; `others` of the few that bear names beside kanji and kana. */
export interface RowKeys {
  /** Good until the next row of the side. */
  readonly keys: Float64Array;
  readonly others: readonly number[] | null;
}

/**
 * The keys of a resident, whose names, birth date and address are counted by `count` meanwhile.
 * @param line digest of the line it was read from
 */
export function residentRow(
  record: SourceRecord,
  line: number,
  conventions: Conventions,
  count: TermCounter['count'],
): RowKeys {
  const values = linkingValues(record, conventions);
  const whole = hasOtherNames(record, values) ? normalizeRecord(record, conventions) : null;
  count(whole ?? values);
  const state = stateOf(record.status, conventions);
  // Only an active resident's pair may be passed over: death and moving away are to be said.
  const found = state === 'active' || state === 'unmapped' ? agreementKey(values) : null;
  const { kanaBirth, kanjiBirth } = blockingKeys(values);
  const keys = residentRowKeys;
  shareKeys(keys, record, line, values, found);
  keys[residentKeys.state] = residentStates.indexOf(state);
  keys[residentKeys.kanaBirth] = kanaBirth ?? absent;
  keys[residentKeys.kanjiBirth] = kanjiBirth ?? absent;
  keys[residentKeys.givenBirth] = givenBirthOf(values) ?? absent;
  return { keys, others: whole && otherKeys(whole) };
}

const residentRowKeys = new Float64Array(keysOf.municipal);
const enrolmentRowKeys = new Float64Array(keysOf.insurer);

/** Takes a resident out of the counts, who was counted in them by `residentRow`. */
export function uncountResident(record: SourceRecord, conventions: Conventions, counts: TermCounts): void {
  const values = linkingValues(record, conventions);
  const whole = hasOtherNames(record, values) ? normalizeRecord(record, conventions) : null;
  countTerms(counts, whole ?? values, -1);
}

/** Whether a record may state a name beside kanji and kana: those few are read whole. */
const hasOtherNames = (record: SourceRecord, { nameKanji }: LinkingValues): boolean =>
  Boolean(record.nameAlphabet || record.alias || record.aliasKana || record.formerName || record.formerNameKana) ||
  (nameKanji !== null && isWrittenInLatin(nameKanji));

/** The state of a resident. One that the profile does not map is compared like an active one, and counted. */
export function stateOf(status: string | null | undefined, conventions: Conventions): ResidentState {
  const text = optional(status, identifier);
  return text === null ? 'active' : (statusOf(text, conventions) ?? 'unmapped');
}

/** The keys of an enrolment. @param line digest of the line it was read from */
export function enrolmentRow(record: SourceRecord, line: number, conventions: Conventions): RowKeys {
  const values = linkingValues(record, conventions);
  const keys = enrolmentRowKeys;
  shareKeys(keys, record, line, values, agreementKey(values));
  keys[enrolmentKeys.ends] = endOf(record, conventions);
  return { keys, others: null };
}

/** Sets the keys that rows of both sides have, under the same names. */
function shareKeys(
  keys: Float64Array,
  record: SourceRecord,
  line: number,
  values: LinkingValues,
  found: AgreementKey | null,
): void {
  keys[residentKeys.line] = line;
  keys[residentKeys.number] = numberOf(values);
  keys[residentKeys.agreement] = found === null ? absent : digestOf(found.key);
  keys[residentKeys.counters] = found?.counters ? digestOf(found.counters) : absent;
  keys[residentKeys.id] = digestOf(optional(record.recordId, identifier) ?? '');
}

/** 資格喪失日 is the first day without insurance. An end that cannot be read does not end anything. */
function endOf(record: SourceRecord, conventions: Conventions): number {
  const status = optional(record.status, identifier);
  if (status !== null && statusOf(status, conventions) === 'lapsed') return 0;
  const end = optional(record.validTo, (text) => parseBirthDate(text, conventions.dates))?.key;
  return typeof end === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(end) ? Number(end.replaceAll('-', '')) : absent;
}

/** The Individual Number as a number, absent where it has not the form of one. */
function numberOf({ individualNumber: number }: Pick<LinkingValues, 'individualNumber'>): number {
  return number !== null && number.fault === null && number.digits !== null ? Number(number.digits) : absent;
}

/** The Individual Number of normalized values; null where it has not the form of one. */
export function usableNumber(values: Pick<LinkingValues, 'individualNumber'>): number | null {
  const number = numberOf(values);
  return number === absent ? null : number;
}
