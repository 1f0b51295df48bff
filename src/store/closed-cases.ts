/** The closed cases of a run, as the reports and the comparison of runs read them. */
import { parseIndividualNumber } from '../fields/individual-number/index.js';
import type { FindingDraft, Source, SourceRecord } from '../model.js';
import { classOf, closedColumns, closedPairs, closedTextReader, closedWidth } from './closed.js';
import { closedCase } from './closed-text.js';
import { type CaseBody, casesToRecheck, recordsReader, type StoredCase } from './findings.js';
import type { Store } from './open.js';
import { type RecordTexts, recordTexts } from './record-texts.js';
import { placeReader } from './rows.js';

/**
 * The cases of a run: first those to recheck, most pressing first (C before B, then by priority, then by id), with their
 * records; then the closed ones in the order of the input, with ids alone, since nobody looks at them one by one.
 */
export function* casesOf(db: Store, run: number, texts?: RecordTexts): Generator<StoredCase> {
  yield* casesToRecheck(db, run, texts);
  yield* closedCasesOf(db, run, 0, Number.MAX_SAFE_INTEGER);
}

/**
 * The closed cases (grade A) of a run whose first enrolment is in the rows from `from` until before `to`, in the order of the
 * input. With ids alone, since nobody looks at them one by one; with the records where an id may hold a number.
 */
export function* closedCasesOf(db: Store, run: number, from: number, to: number): Generator<StoredCase> {
  const withRecords = recordsReader(recordTexts(db, 0));
  for (const { draft, withheld, records } of closedBodies(db, run, from, to)) {
    const doubtful = draft.insurer.some(mayHoldNumber) || draft.municipal.some(mayHoldNumber);
    yield idsAlone(draft, withheld, doubtful ? withRecords({ draft, records: records() }) : null);
  }
}

/** The drafts of the closed cases of a run, in the order of the input. */
export function* closedDrafts(db: Store, run: number): Generator<FindingDraft> {
  for (const { draft } of closedBodies(db, run, 0, Number.MAX_SAFE_INTEGER)) yield draft;
}

interface ClosedBody extends Omit<CaseBody, 'records'> {
  readonly records: () => CaseBody['records'];
}

/** Pairs that evidence closed, and among them the few closed cases that took more than that to explain. */
function* closedBodies(db: Store, run: number, from: number, to: number): Generator<ClosedBody> {
  const rows = db
    .prepare<[number, number, number], { first: number; body: string }>(
      `SELECT first, body FROM finding INDEXED BY finding_by_enrolment
       WHERE run = ? AND grade = 'A' AND first >= ? AND first < ? ORDER BY first, case_id`,
    )
    .iterate(run, from, to);
  const parsed = (body: string): ClosedBody => {
    const { records, ...rest } = JSON.parse(body) as CaseBody;
    return { ...rest, records: () => records };
  };
  let other = rows.next();
  const textOf = closedTextReader(db);
  const recordOfRow = { insurer: placeReader(db, run, 'insurer'), municipal: placeReader(db, run, 'municipal') };
  for (const pairs of closedPairs(db, run, from, to)) {
    for (let at = 0; at < pairs.length; at += closedWidth) {
      const column = (name: keyof typeof closedColumns) => pairs[at + closedColumns[name]] as number;
      const enrolment = column('enrolment');
      for (; !other.done && other.value.first < enrolment; other = rows.next()) yield parsed(other.value.body);
      const namesakes = column('namesakes');
      const kept = closedCase(textOf(column('text')), classOf(column('kind')), namesakes < 0 ? null : namesakes);
      const of = (side: Source, row: number) => [recordOfRow[side](row)?.record ?? 0];
      const records = () => ({
        insurer: of('insurer', enrolment),
        municipal: of('municipal', column('resident')),
        candidates: [],
      });
      yield { ...kept, records };
    }
  }
  for (; !other.done; other = rows.next()) yield parsed(other.value.body);
}

/** Whether a part of an id has the form of an Individual Number: the reports then ask whether it is the person's own. */
export function mayHoldNumber(id: string): boolean {
  return id.length >= leastDigits && id.split(':').some(isNumber);
}

/** Digits of a number whose first zero a spreadsheet dropped. */
const leastDigits = 11;

function isNumber(part: string): boolean {
  if (part.length < leastDigits) return false;
  const number = parseIndividualNumber(part);
  return (number?.digits ?? number?.repaired ?? null) !== null;
}

function idsAlone(draft: FindingDraft, withheld: boolean, whole: StoredCase | null): StoredCase {
  const records = (source: Source, ids: readonly string[], read: readonly SourceRecord[] = []) =>
    ids.map((recordId, at) => {
      const individualNumber = read[at]?.individualNumber ?? null;
      return { source, recordId, protected: withheld, ...(individualNumber === null ? {} : { individualNumber }) };
    });
  const candidates = draft.candidates.map(({ municipal }) => municipal);
  return {
    draft,
    insurer: records('insurer', draft.insurer, whole?.insurer),
    municipal: records('municipal', draft.municipal, whole?.municipal),
    candidates: records('municipal', candidates, whole?.candidates),
  };
}
