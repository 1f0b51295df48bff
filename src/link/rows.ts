/** A record as read → the row that is stored: its key values beside the record as its source gave it. */
import { hash } from 'node:crypto';
import { agreementKey, type Normalized, normalizeRecord } from '../judge/normalize.js';
import type { Conventions, SourceRecord } from '../model.js';
import type { EnrolmentRow } from '../store/enrolments.js';
import { recordText } from '../store/record-text.js';
import type { ResidentRow } from '../store/residents.js';
import { blockingKeys } from './blocking.js';

/** Where a record stands in its file. */
export interface Place {
  readonly input: number;
  readonly line: number;
}

/** The row of a resident. */
export function residentRow(record: SourceRecord, place: Place, conventions: Conventions): ResidentRow {
  const n = normalizeRecord(record, conventions);
  // A status that the profile does not map is compared like an active one, and counted.
  const status = n.status ?? (n.statusText === null ? 'active' : 'unmapped');
  return {
    ...common(n, record, place),
    ...blockingKeys(n),
    household: n.householdId,
    status,
    // Only an active resident's pair may be passed over: death and moving away are to be said.
    agreement: status === 'active' || status === 'unmapped' ? agreementDigest(n) : null,
  };
}

/** The row of an enrolment. It is lapsed where it ended on or before the day the night is for (`asOf`, YYYY-MM-DD). */
export function enrolmentRow(record: SourceRecord, place: Place, conventions: Conventions, asOf: string): EnrolmentRow {
  const n = normalizeRecord(record, conventions);
  return { ...common(n, record, place), lapsed: hasLapsed(n, asOf), agreement: agreementDigest(n) };
}

/** 資格喪失日 is the first day without insurance. An end that cannot be read does not end anything. */
function hasLapsed(n: Normalized, asOf: string): boolean {
  if (n.status === 'lapsed') return true;
  const end = n.validTo?.key;
  return typeof end === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(end) && end <= asOf;
}

function common(n: Normalized, record: SourceRecord, place: Place) {
  const number = n.individualNumber;
  const usable = number !== null && number.fault === null && number.digits !== null;
  return {
    ...place,
    recordId: n.recordId ?? '',
    number: usable ? Number(number.digits) : null,
    numberFault: number?.fault ?? null,
    values: recordText(record),
  };
}

/** The agreement key's SHA-256, its first 132 bits as text: equal digests are equal keys for every purpose of a night. */
function agreementDigest(n: Normalized): string | null {
  const key = agreementKey(n);
  return key === null ? null : hash('sha256', key, 'base64url').slice(0, 22);
}
