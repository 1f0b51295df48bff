/** Stored rows → normalized people, by the conventions of their side. */
import { type Normalized, normalizeRecord } from '../judge/normalize.js';
import type { Conventions, NumberFault, Source, SourceRecord } from '../model.js';
import type { Store } from '../store/open.js';
import { recordOf } from '../store/record-text.js';
import { type RecordTexts, recordTexts } from '../store/record-texts.js';
import type { ResidentState } from '../store/row-blocks.js';
import { type Place, placeReader } from '../store/rows.js';
import { type NumberIndex, rowsUnder } from './number-index.js';
import { stateOf, usableNumber } from './rows.js';

interface Person {
  /** The number of the row, from 1. */
  readonly id: number;
  /** The number of its stored record. */
  readonly stored: number;
  /** The record itself, as it is stored. */
  readonly text: string;
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
  /** The rows of both sides under some numbers. */
  readonly rowsUnder: (numbers: readonly number[]) => Readonly<Record<Source, Uint32Array>>;
  /** Where an enrolment stands in its file. */
  readonly placeOf: (enrolment: number) => Place;
  /** Reads the records of rows that are about to be asked for, once each: together, and so page by page. */
  readonly ahead: (rows: Readonly<Record<Source, Uint32Array>>) => void;
}

/** The rows of both sides under each number, and the stored record of each row. */
export interface Rows {
  readonly residents: NumberIndex;
  readonly enrolments: NumberIndex;
  readonly records: Readonly<Record<Source, Uint32Array<ArrayBufferLike>>>;
}

/**
 * People asked for lately that are kept: the steps of linking ask for the same one several times over. Few, since what lives
 * long enough to be moved by the collector is collected late.
 */
const kept = 16;

export function peopleOf(
  db: Store,
  run: number,
  conventions: Readonly<Record<Source, Conventions>>,
  { residents, enrolments, records }: Rows,
  read = recordTexts(db, 0),
): People {
  const texts = { municipal: textsOf(read, records.municipal), insurer: textsOf(read, records.insurer) };
  const person = (id: number, text: string, record: SourceRecord, side: Source): Person => {
    const normalized = normalizeRecord(record, conventions[side]);
    const { recordId, householdId: household } = normalized;
    const stored = records[side][id] as number;
    return { id, stored, text, normalized, recordId: recordId ?? '', household, number: usableNumber(normalized) };
  };
  const resident = remembered((id): Resident => {
    const text = texts.municipal.of(id);
    const record = recordOf(text, 'municipal');
    return { ...person(id, text, record, 'municipal'), status: stateOf(record.status, conventions.municipal) };
  });
  const enrolment = remembered((id): Enrolment => {
    const text = texts.insurer.of(id);
    const found = person(id, text, recordOf(text, 'insurer'), 'insurer');
    return { ...found, numberFault: found.normalized.individualNumber?.fault ?? null };
  });
  const residentIds = rowsUnder(residents);
  const enrolmentIds = rowsUnder(enrolments);
  const place = placeReader(db, run, 'insurer');
  return {
    resident,
    enrolment,
    residentsUnder: (number) => residentIds(number).map(resident),
    enrolmentsUnder: (number) => enrolmentIds(number).map(enrolment),
    rowsUnder: (numbers) => ({
      municipal: Uint32Array.from(new Set(numbers.flatMap(residentIds))),
      insurer: Uint32Array.from(new Set(numbers.flatMap(enrolmentIds))),
    }),
    placeOf(id) {
      const found = place(id);
      if (!found) throw new Error(`row ${id} of run ${run} is gone`);
      return found;
    },
    ahead(rows) {
      texts.municipal.ahead(rows.municipal);
      texts.insurer.ahead(rows.insurer);
    },
  };
}

/** Characters of records that are read ahead at most, a side: some 30,000 people, or fewer of whom much is written. */
const mostAhead = 4_000_000;

/** The texts of the records of a side. What was read ahead is given once. */
function textsOf(texts: RecordTexts, records: Uint32Array<ArrayBufferLike>) {
  const held = new Map<number, string>();
  return {
    of(id: number): string {
      const text = held.get(id);
      if (text === undefined) return texts.of(records[id] as number);
      held.delete(id);
      return text;
    },
    ahead(rows: Uint32Array) {
      held.clear();
      let length = 0;
      for (const id of rows.toSorted((a, b) => (records[a] as number) - (records[b] as number))) {
        const text = texts.of(records[id] as number);
        held.set(id, text);
        length += text.length;
        if (length > mostAhead) return;
      }
    },
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
