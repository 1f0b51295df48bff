/** Findings: the cases of a run, and the enrolments that ended in each. The records they name are read when asked for. */
import type { CaseClass, FindingDraft, Grade, SourceRecord } from '../model.js';
import { type JudgedCase, type JudgedPair, judgedAdder } from './judged.js';
import type { Store } from './open.js';
import { rowReader } from './rows.js';

/** A case to keep: the draft, and the rows of the records it names, in the order of its ids. */
export interface CaseToStore {
  readonly draft: FindingDraft;
  readonly enrolments: readonly number[];
  readonly residents: readonly number[];
  readonly candidates: readonly number[];
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

export function caseRow(found: CaseToStore): CaseRow {
  const { caseId, class: name, grade, priority } = found.draft;
  return { caseId, class: name, grade, priority, enrolments: found.enrolments, body: JSON.stringify(found) };
}

/** A pair that evidence in its two records closes: kept now (`kept`), or by an earlier night already (`id`). */
export interface ClosedPair {
  readonly enrolment: number;
  readonly resident: number;
  readonly caseId: string;
  readonly kept: JudgedPair | { readonly id: number };
}

/** A function that adds the closed case of a pair to a run; call it within a transaction. */
export function closedPairAdder(db: Store, run: number, since: number): (pair: ClosedPair) => void {
  const keep = judgedAdder(db, since);
  const insert = db.prepare(
    `INSERT INTO finding (run, case_id, class, grade, priority, first, holder, judged)
     VALUES (?, ?, 'AGREE_BY_RULE', 'A', 0, ?, ?, ?)`,
  );
  const claim = db.prepare('INSERT INTO case_enrolment (run, enrolment, finding) VALUES (?, ?, ?)');
  return ({ enrolment, resident, caseId, kept }) => {
    const judged = 'id' in kept ? kept.id : keep(kept);
    claim.run(run, enrolment, insert.run(run, caseId, enrolment, resident, judged).lastInsertRowid);
  };
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

/** The body of a finding, wherever it stands. */
export const bodyOfFinding = 'coalesce(finding.body, (SELECT j.body FROM judged j WHERE j.id = finding.judged))';

export function claimedChecker(db: Store, run: number): (enrolment: number) => boolean {
  const select = db.prepare<[number, number], number>('SELECT 1 FROM case_enrolment WHERE run = ? AND enrolment = ?');
  return (enrolment) => select.get(run, enrolment) !== undefined;
}

/**
 * The cases of a run: first those to recheck, most pressing first (C before B, then by priority, then by id), with their
 * records; then the closed ones in the order of the input, with ids alone, since nobody looks at them one by one.
 */
export function* casesOf(db: Store, run: number): Generator<StoredCase> {
  yield* casesToRecheck(db, run);
  yield* closedCasesOf(db, run, 0, Number.MAX_SAFE_INTEGER);
}

/** The closed cases (grade A) of a run whose first enrolment is in the rows from `from` until before `to`, in their order. */
export function* closedCasesOf(db: Store, run: number, from: number, to: number): Generator<StoredCase> {
  const withRecords = recordsReader(db, run);
  const rows = db.prepare<[number, number, number], { body: string; first: number; holder: number | null }>(
    `SELECT ${bodyOfFinding} AS body, first, holder FROM finding INDEXED BY finding_by_enrolment
     WHERE run = ? AND grade = 'A' AND first >= ? AND first < ? ORDER BY first`,
  );
  for (const { body, first, holder } of rows.iterate(run, from, to)) {
    const found = closedCase(JSON.parse(body) as CaseToStore | JudgedCase, first, holder);
    const { draft } = found;
    const doubtful = draft.insurer.some(mayHoldNumber) || draft.municipal.some(mayHoldNumber);
    yield idsAlone(found, doubtful ? withRecords(found) : null);
  }
}

/** The rows of a pair's case are not kept with it. */
function closedCase(body: CaseToStore | JudgedCase, first: number, holder: number | null): CaseToStore {
  if ('enrolments' in body) return body;
  return { ...body, enrolments: [first], residents: holder === null ? [] : [holder], candidates: [] };
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

/** The cases to recheck of a run (grades C and B), most pressing first. */
export function* casesToRecheck(db: Store, run: number): Generator<OpenCase> {
  const withRecords = recordsReader(db, run);
  const select = db.prepare<[number], { id: number; body: string }>(
    `SELECT id, body FROM finding INDEXED BY finding_by_urgency WHERE run = ? AND grade <> 'A'
     ORDER BY grade DESC, priority DESC, case_id`,
  );
  for (const { id, body } of select.iterate(run)) {
    yield { ...withRecords(JSON.parse(body) as CaseToStore), finding: id };
  }
}

/** Looks one case to recheck of a run up by its id. */
export function caseReader(db: Store, run: number): (caseId: string) => OpenCase | undefined {
  const withRecords = recordsReader(db, run);
  const select = db.prepare<[number, string], { id: number; body: string }>(
    "SELECT id, body FROM finding INDEXED BY finding_by_case WHERE run = ? AND case_id = ? AND grade <> 'A'",
  );
  return (caseId) => {
    const row = select.get(run, caseId);
    return row && { ...withRecords(JSON.parse(row.body) as CaseToStore), finding: row.id };
  };
}

function recordsReader(db: Store, run: number): (found: CaseToStore) => StoredCase {
  const enrolment = rowReader(db, run, 'insurer');
  const resident = rowReader(db, run, 'municipal');
  return ({ draft, enrolments, residents, candidates }) => ({
    draft,
    insurer: enrolments.map((id) => enrolment(id).record),
    municipal: residents.map((id) => resident(id).record),
    candidates: candidates.map((id) => resident(id).record),
  });
}

function idsAlone({ draft, withheld }: CaseToStore, whole: StoredCase | null): StoredCase {
  const records = (source: 'municipal' | 'insurer', ids: readonly string[], read: readonly SourceRecord[] = []) =>
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

/** How many enrolments ended in cases of each class and grade. */
export function countCases(db: Store, run: number): { class: CaseClass; grade: Grade; enrolments: number }[] {
  return db
    .prepare<[number], { class: CaseClass; grade: Grade; enrolments: number }>(
      `SELECT f.class AS class, f.grade AS grade, count(*) AS enrolments
       FROM case_enrolment c JOIN finding f ON f.id = c.finding
       WHERE c.run = ? GROUP BY f.class, f.grade ORDER BY f.class, f.grade`,
    )
    .all(run);
}

/** The enrolments of a run that ended in cases, in the order they were read. */
export function claimedEnrolments(db: Store, run: number): IterableIterator<number> {
  return db
    .prepare<[number], number>('SELECT enrolment FROM case_enrolment WHERE run = ? ORDER BY enrolment')
    .pluck()
    .iterate(run);
}
