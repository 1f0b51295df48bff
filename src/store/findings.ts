/** Findings: the cases of a run, and the enrolments that ended in each. The records they name are read when asked for. */
import type { CaseClass, FindingDraft, Grade, Source, SourceRecord } from '../model.js';
import { classOf, closedColumns, closedPairs, closedTextReader, closedWidth, countClosed } from './closed.js';
import { closedCase } from './closed-text.js';
import type { Store } from './open.js';
import { recordOf } from './record-text.js';
import { type RecordTexts, recordTexts } from './record-texts.js';
import { placeReader } from './rows.js';

/** A case to keep: the draft, and the stored records that it names, in the order of its ids. */
export interface CaseToStore extends CaseBody {
  /** Rows of its enrolments. */
  readonly enrolments: readonly number[];
}

/** What of a case is stored as text. */
interface CaseBody {
  readonly draft: FindingDraft;
  readonly records: Readonly<Record<keyof Omit<StoredCase, 'draft'>, readonly number[]>>;
  /** One of its records is under 支援措置. */
  readonly withheld: boolean;
}

/** A case as the reports read it, with its records as the sources gave them. */
export interface StoredCase {
  readonly draft: FindingDraft;
  readonly insurer: readonly SourceRecord[];
  readonly municipal: readonly SourceRecord[];
  readonly candidates: readonly SourceRecord[];
}

/** A case as it is stored: what is asked for by name beside the rest as text. */
export interface CaseRow {
  readonly caseId: string;
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly priority: number;
  readonly enrolments: readonly number[];
  readonly body: string;
}

export function caseRow({ enrolments, ...body }: CaseToStore): CaseRow {
  const { caseId, class: name, grade, priority } = body.draft;
  return { caseId, class: name, grade, priority, enrolments, body: JSON.stringify(body satisfies CaseBody) };
}

/** A function that adds a case and the enrolments that end in it; call it within a transaction. */
export function caseAdder(db: Store, run: number): (row: CaseRow) => void {
  const insert = db.prepare(
    'INSERT INTO finding (run, case_id, class, grade, priority, first, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const claim = db.prepare('INSERT INTO case_enrolment (run, enrolment, finding) VALUES (?, ?, ?)');
  return ({ caseId, class: name, grade, priority, enrolments, body }) => {
    const first = enrolments[0] ?? null;
    const row = insert.run(run, caseId, name, grade, priority, first, body).lastInsertRowid;
    for (const enrolment of enrolments) claim.run(run, enrolment, row);
  };
}

export function claimedChecker(db: Store, run: number): (enrolment: number) => boolean {
  const select = db.prepare<[number, number], number>('SELECT 1 FROM case_enrolment WHERE run = ? AND enrolment = ?');
  return (enrolment) => select.get(run, enrolment) !== undefined;
}

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

/** Whether a part of an id has the length of an Individual Number: the reports then ask whether it is the person's own. */
function mayHoldNumber(id: string): boolean {
  return id.split(':').some((part) => {
    if (part.length < 11) return false;
    const { length } = part.normalize('NFKC').replace(/\D/g, '');
    return length === 11 || length === 12;
  });
}

/** A case to recheck, with the row it is stored in. */
export interface OpenCase extends StoredCase {
  readonly finding: number;
}

/**
 * The cases to recheck of a run (grades C and B), most pressing first.
 * @param texts where their records are looked up, if somebody else has read them already
 */
export function* casesToRecheck(db: Store, run: number, texts = recordTexts(db, 0)): Generator<OpenCase> {
  const withRecords = recordsReader(texts);
  const select = db.prepare<[number], { id: number; body: string }>(
    `SELECT id, body FROM finding INDEXED BY finding_by_urgency WHERE run = ? AND grade <> 'A'
     ORDER BY grade DESC, priority DESC, case_id`,
  );
  for (const { id, body } of select.iterate(run)) {
    yield { ...withRecords(JSON.parse(body) as CaseBody), finding: id };
  }
}

/** Looks one case to recheck of a run up by its id. */
export function caseReader(db: Store, run: number): (caseId: string) => OpenCase | undefined {
  const withRecords = recordsReader(recordTexts(db, 0));
  const select = db.prepare<[number, string], { id: number; body: string }>(
    "SELECT id, body FROM finding INDEXED BY finding_by_case WHERE run = ? AND case_id = ? AND grade <> 'A'",
  );
  return (caseId) => {
    const row = select.get(run, caseId);
    return row && { ...withRecords(JSON.parse(row.body) as CaseBody), finding: row.id };
  };
}

function recordsReader(texts: RecordTexts): (found: Pick<CaseBody, 'draft' | 'records'>) => StoredCase {
  const read = (side: Source, numbers: readonly number[]) => numbers.map((number) => recordOf(texts.of(number), side));
  return ({ draft, records }) => ({
    draft,
    insurer: read('insurer', records.insurer),
    municipal: read('municipal', records.municipal),
    candidates: read('municipal', records.candidates),
  });
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

/** How many enrolments ended in cases of each class and grade, closed pairs included. */
export function countCases(db: Store, run: number): { class: CaseClass; grade: Grade; enrolments: number }[] {
  const cases = db
    .prepare<[number], { class: CaseClass; grade: Grade; enrolments: number }>(
      `SELECT f.class AS class, f.grade AS grade, count(*) AS enrolments
       FROM case_enrolment c JOIN finding f ON f.id = c.finding
       WHERE c.run = ? GROUP BY f.class, f.grade ORDER BY f.class, f.grade`,
    )
    .all(run);
  const pairs = [...countClosed(db, run)].map(
    ([name, enrolments]) => ({ class: name, grade: 'A', enrolments }) as const,
  );
  return [...cases, ...pairs];
}

/** The enrolments of a run that ended in cases, but for closed pairs, in the order they were read. */
export function claimedEnrolments(db: Store, run: number): IterableIterator<number> {
  return db
    .prepare<[number], number>('SELECT enrolment FROM case_enrolment WHERE run = ? ORDER BY enrolment')
    .pluck()
    .iterate(run);
}
