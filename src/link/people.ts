/** Stored rows → normalized people, by the conventions of the file that each came from. */
import { type Normalized, normalizeRecord } from '../judge/normalize.js';
import type { Conventions, SourceRecord } from '../model.js';
import { enrolmentReader, enrolmentsByNumber, type StoredEnrolment } from '../store/enrolments.js';
import type { Store } from '../store/open.js';
import { residentReader, residentsByNumber, type StoredResident } from '../store/residents.js';

/** What is read out of a record as its source gave it. */
interface Read {
  readonly normalized: Normalized;
  readonly recordId: string;
  readonly household: string | null;
}

export interface Resident extends StoredResident, Read {}

export interface Enrolment extends StoredEnrolment, Read {}

/** The people of one run. */
export interface People {
  readonly resident: (id: number) => Resident;
  readonly enrolment: (id: number) => Enrolment;
  readonly residentsUnder: (number: number) => Resident[];
  readonly enrolmentsUnder: (number: number) => Enrolment[];
}

export function peopleOf(db: Store, run: number, conventions: (input: number) => Conventions): People {
  const person = <T extends { readonly input: number; readonly record: SourceRecord }>(row: T): T & Read => {
    const normalized = normalizeRecord(row.record, conventions(row.input));
    return { ...row, normalized, recordId: normalized.recordId ?? '', household: normalized.householdId };
  };
  const resident = residentReader(db);
  const enrolment = enrolmentReader(db);
  const residents = residentsByNumber(db, run);
  const enrolments = enrolmentsByNumber(db, run);
  return {
    resident: (id) => person(resident(id)),
    enrolment: (id) => person(enrolment(id)),
    residentsUnder: (number) => residents(number).map(person),
    enrolmentsUnder: (number) => enrolments(number).map(person),
  };
}
