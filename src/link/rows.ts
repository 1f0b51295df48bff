/** A record as read → the row that is stored: its key values beside the record as its source gave it. */

import { parseBirthDate } from '../fields/birth-date/index.js';
import { isWrittenInLatin } from '../fields/kanji-name/index.js';
import { identifier, optional } from '../judge/field-readers.js';
import { agreementKey, type LinkingValues, linkingValues } from '../judge/linking-values.js';
import { normalizeRecord, statusOf } from '../judge/normalize.js';
import type { Conventions, SourceRecord } from '../model.js';
import type { EnrolmentRow } from '../store/enrolments.js';
import { recordText } from '../store/record-text.js';
import type { ResidentRow } from '../store/residents.js';
import { blockingKeys, givenBirthOf, otherKeys } from './blocking.js';
import { digestOf } from './digest.js';
import { countTerms, type TermCounts } from './terms.js';

/** Where a record stands in its file. */
export interface Place {
  readonly input: number;
  readonly line: number;
}

const neverSkipped = { agreement: null, counters: null };

/** The row of a resident, whose names, birth date and address are counted meanwhile. */
export function residentRow(
  record: SourceRecord,
  place: Place,
  conventions: Conventions,
  counts: TermCounts,
): ResidentRow {
  const values = linkingValues(record, conventions);
  const whole = hasOtherNames(record, values) ? normalizeRecord(record, conventions) : null;
  countTerms(counts, whole ?? values);
  const text = optional(record.status, identifier);
  // A status that the profile does not map is compared like an active one, and counted.
  const status = text === null ? 'active' : (statusOf(text, conventions) ?? 'unmapped');
  // Only an active resident's pair may be passed over: death and moving away are to be said.
  const skipped = status === 'active' || status === 'unmapped' ? agreementOf(values) : neverSkipped;
  const { kanaBirth, kanjiBirth } = blockingKeys(values);
  return {
    ...common(values, record, place),
    status: status === 'active' ? null : status,
    kanaBirth,
    kanjiBirth,
    givenBirth: givenBirthOf(values),
    otherBirth: whole && otherKeys(whole),
    ...skipped,
  };
}

/** Whether a record may state a name beside kanji and kana: those few are read whole. */
const hasOtherNames = (record: SourceRecord, { nameKanji }: LinkingValues): boolean =>
  Boolean(record.nameAlphabet || record.alias || record.aliasKana || record.formerName || record.formerNameKana) ||
  (nameKanji !== null && isWrittenInLatin(nameKanji));

/** The row of an enrolment. It is lapsed where it ended on or before the day the night is for (`asOf`, YYYY-MM-DD). */
export function enrolmentRow(record: SourceRecord, place: Place, conventions: Conventions, asOf: string): EnrolmentRow {
  const values = linkingValues(record, conventions);
  const lapsed = hasLapsed(record, conventions, asOf);
  return {
    ...common(values, record, place),
    numberFault: values.individualNumber?.fault ?? null,
    lapsed,
    ...agreementOf(values),
  };
}

/** 資格喪失日 is the first day without insurance. An end that cannot be read does not end anything. */
function hasLapsed(record: SourceRecord, conventions: Conventions, asOf: string): boolean {
  const status = optional(record.status, identifier);
  if (status !== null && statusOf(status, conventions) === 'lapsed') return true;
  const end = optional(record.validTo, (text) => parseBirthDate(text, conventions.dates))?.key;
  return typeof end === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(end) && end <= asOf;
}

function common({ individualNumber: number }: LinkingValues, record: SourceRecord, { input, line }: Place) {
  const usable = number !== null && number.fault === null && number.digits !== null;
  return {
    input,
    line,
    idHash: digestOf(optional(record.recordId, identifier) ?? ''),
    number: usable ? Number(number.digits) : null,
    record: recordText(record),
  };
}

function agreementOf(values: LinkingValues): { agreement: number | null; counters: string | null } {
  const found = agreementKey(values);
  return found === null ? neverSkipped : { agreement: digestOf(found.key), counters: found.counters || null };
}
