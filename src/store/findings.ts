/** Findings: the cases of a run, and the enrolments that ended in each. The records they name are read when asked for. */
import type { CaseClass, FindingDraft, Grade, Source, SourceRecord } from '../model.js';
import { countClosed } from './closed.js';
import type { Store } from './open.js';
import { recordOf } from './record-text.js';
import { type RecordTexts, recordTexts } from './record-texts.js';

/** A case to keep: the draft, and the stored records that it names, in the order of its ids. */
export interface CaseToStore extends CaseBody {
  /** Rows of its enrolments. */
  readonly enrolments: readonly number[];
}

/** What of a case is stored as text. */
export interface CaseBody {
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

/** Reads the records that a case names. */
export function recordsReader(texts: RecordTexts): (found: Pick<CaseBody, 'draft' | 'records'>) => StoredCase {
  const read = (side: Source, numbers: readonly number[]) => numbers.map((number) => recordOf(texts.of(number), side));
  return ({ draft, records }) => ({
    draft,
    insurer: read('insurer', records.insurer),
    municipal: read('municipal', records.municipal),
    candidates: read('municipal', records.candidates),
  });
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
