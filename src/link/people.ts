/** Stored rows → normalized people, by the conventions of the file that each came from. */
import { type Normalized, normalizeRecord } from '../judge/normalize.js';
import type { Conventions, NumberFault } from '../model.js';
import type { Store } from '../store/open.js';
import type { ResidentState } from '../store/row-blocks.js';
import { type Place, placeReader, rowReader, type StoredRow } from '../store/rows.js';
import { type NumberIndex, rowsUnder } from './number-index.js';
import { stateOf, usableNumber } from './rows.js';

interface Person extends StoredRow {
  readonly normalized: Normalized;
  readonly recordId: string;
  readonly household: string | null;
  /** The Individual Number; null where it has not the form of one. */
  readonly number: number | null;
}

export interface Resident extends Person {
  readonly status: ResidentState;
}

export interface Enrolment extends Person {
  readonly numberFault: NumberFault | null;
}

/** The people of one run. */
export interface People {
  readonly resident: (id: number) => Resident;
  readonly enrolment: (id: number) => Enrolment;
  readonly residentsUnder: (number: number) => Resident[];
  /** The active ones. */
  readonly enrolmentsUnder: (number: number) => Enrolment[];
  readonly placeOf: {
    readonly resident: (id: number) => Place | undefined;
    readonly enrolment: (id: number) => Place | undefined;
  };
}

/** The rows of both sides under each number. */
export interface Numbers {
  readonly residents: NumberIndex;
  readonly enrolments: NumberIndex;
}

/** People asked for lately that are kept: the steps of linking ask for the same one several times over. */
const kept = 512;

export function peopleOf(
  db: Store,
  run: number,
  conventions: (input: number) => Conventions,
  { residents, enrolments }: Numbers,
): People {
  const person = (row: StoredRow): Person => {
    const normalized = normalizeRecord(row.record, conventions(row.input));
    const { recordId, householdId: household } = normalized;
    return { ...row, normalized, recordId: recordId ?? '', household, number: usableNumber(normalized) };
  };
  const placeOf = { resident: placeReader(db, run, 'municipal'), enrolment: placeReader(db, run, 'insurer') };
  const residentRow = rowReader(db, run, 'municipal', placeOf.resident);
  const enrolmentRow = rowReader(db, run, 'insurer', placeOf.enrolment);
  const resident = remembered((id): Resident => {
    const row = residentRow(id);
    return { ...person(row), status: stateOf(row.record.status, conventions(row.input)) };
  });
  const enrolment = remembered((id): Enrolment => {
    const found = person(enrolmentRow(id));
    return { ...found, numberFault: found.normalized.individualNumber?.fault ?? null };
  });
  const residentIds = rowsUnder(residents);
  const enrolmentIds = rowsUnder(enrolments);
  return {
    resident,
    enrolment,
    residentsUnder: (number) => residentIds(number).map(resident),
    enrolmentsUnder: (number) => enrolmentIds(number).map(enrolment),
    placeOf,
  };
}

/** The same function, which knows the last people it was asked for: one for each of some places, by the row's number. */
function remembered<T>(read: (id: number) => T): (id: number) => T {
  const ids = new Float64Array(kept);
  const people: T[] = [];
  return (id) => {
    const at = id % kept;
    if (ids[at] === id) return people[at] as T;
    const found = read(id);
    ids[at] = id;
    people[at] = found;
    return found;
  };
}
