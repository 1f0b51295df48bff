/** What became of the cases between two runs. */
import type { CaseClass, FindingDraft, Grade } from '../model.js';
import { lowerBound } from '../sorted.js';
import { closedDrafts } from './closed-cases.js';
import { countCases } from './findings.js';
import type { Store } from './open.js';

/** A case that differs between two runs. It keeps its id while its records and kind of fault are the same. */
export interface CaseChange {
  /** `changed`: in both runs, with other values or another grade. */
  readonly change: 'came' | 'went' | 'changed';
  readonly caseId: string;
  readonly class: CaseClass;
  readonly grade: Grade;
}

type CaseThen = Pick<FindingDraft, 'caseId' | 'class' | 'grade' | 'fingerprint'>;

/**
 * The cases that came, went and changed from run `before` to run `after`; each kind by grade, C first, those to recheck by
 * id, the closed ones in the order of the input.
 */
export function* changesBetween(db: Store, before: number, after: number): Generator<CaseChange> {
  const then = stateFinder(db, before);
  const now = stateFinder(db, after);
  yield* marked('came', casesOf(db, after), (row) => then(row) === 'absent');
  yield* marked('went', casesOf(db, before), (row) => now(row) === 'absent');
  yield* marked('changed', casesOf(db, after), (row) => then(row) === 'changed');
}

function* marked(
  change: CaseChange['change'],
  rows: Iterable<CaseThen>,
  isOne: (row: CaseThen) => boolean,
): Generator<CaseChange> {
  for (const row of rows) {
    if (isOne(row)) yield { change, caseId: row.caseId, class: row.class, grade: row.grade };
  }
}

const columns = "case_id AS caseId, class, grade, body ->> '$.draft.fingerprint' AS fingerprint";

function* casesOf(db: Store, run: number): Generator<CaseThen> {
  const open = `SELECT ${columns} FROM finding INDEXED BY finding_by_case
    WHERE run = ? AND grade <> 'A' ORDER BY grade DESC, case_id`;
  yield* db.prepare<[number], CaseThen>(open).iterate(run);
  yield* closedDrafts(db, run);
}

interface ChangeCount {
  readonly change: CaseChange['change'];
  readonly class: CaseClass;
  readonly grade: Grade;
  readonly cases: number;
}

/** How many of the cases to recheck (grades C and B) came, went and changed, by class and grade. A case that was closed before came. */
export function countOpenChanges(db: Store, before: number, after: number): ChangeCount[] {
  const counted = (change: string, run: string, condition: string) =>
    `SELECT '${change}' AS change, f.class AS class, f.grade AS grade, count(*) AS cases
     FROM finding f INDEXED BY finding_by_case WHERE f.run = ${run} AND f.grade <> 'A' AND ${condition}
     GROUP BY f.class, f.grade`;
  const other = (run: string, more = '') =>
    `EXISTS (SELECT 1 FROM finding g INDEXED BY finding_by_case
       WHERE g.run = ${run} AND g.case_id = f.case_id AND g.grade <> 'A' ${more})`;
  const differs = "(f.grade <> g.grade OR f.body ->> '$.draft.fingerprint' <> g.body ->> '$.draft.fingerprint')";
  return db
    .prepare<{ a: number; b: number }, ChangeCount>(
      [
        counted('came', ':b', `NOT ${other(':a')}`),
        counted('went', ':a', `NOT ${other(':b')}`),
        counted('changed', ':b', other(':a', `AND ${differs}`)),
      ].join(' UNION ALL '),
    )
    .all({ a: before, b: after });
}

type State = 'absent' | 'changed' | 'same';

/** What a case is to a run whose cases to recheck alone are asked. */
function openStateFinder(db: Store, run: number): (row: Omit<CaseThen, 'class'>) => State {
  const select = db.prepare<[number, string], Omit<CaseThen, 'caseId' | 'class'>>(
    `SELECT grade, body ->> '$.draft.fingerprint' AS fingerprint FROM finding INDEXED BY finding_by_case
     WHERE run = ? AND case_id = ? AND grade <> 'A'`,
  );
  return ({ caseId, grade, fingerprint }) => {
    const found = select.get(run, caseId);
    if (!found) return 'absent';
    return found.grade === grade && found.fingerprint === fingerprint ? 'same' : 'changed';
  };
}

/** A function that says what a case to recheck is since an earlier run. A case that was closed by evidence then came. */
export function openChangeFinder(db: Store, before: number): (draft: FindingDraft) => 'came' | 'changed' | null {
  const state = openStateFinder(db, before);
  const said = { absent: 'came', changed: 'changed', same: null } as const;
  return (draft) => said[state(draft)];
}

/** A function that says whether an earlier run does not hold a case, of any grade, as it is now. */
export function newerFinder(db: Store, before: number): (draft: FindingDraft) => boolean {
  const state = stateFinder(db, before);
  return (draft) => state(draft) !== 'same';
}

/** What a case is to a run, whatever its grade here and there. */
function stateFinder(db: Store, run: number): (row: Omit<CaseThen, 'class'>) => State {
  const openState = openStateFinder(db, run);
  let closed: ClosedCases | null = null;
  return (row) => {
    const open = openState(row);
    if (open !== 'absent') return open;
    closed ??= closedCases(db, run);
    if (!has(closed.ids, idOf(row.caseId))) return 'absent';
    return row.grade === 'A' && has(closed.signatures, signatureOf(row)) ? 'same' : 'changed';
  };
}

interface ClosedCases {
  readonly ids: BigUint64Array;
  readonly signatures: BigUint64Array;
}

/** The closed cases of a run, 16 bytes each, sorted: there may be hundreds of thousands, and no index finds them by id. */
function closedCases(db: Store, run: number): ClosedCases {
  const count = countCases(db, run).reduce((sum, { grade, enrolments }) => sum + (grade === 'A' ? enrolments : 0), 0);
  const [ids, signatures] = [new BigUint64Array(count), new BigUint64Array(count)];
  let at = 0;
  for (const draft of closedDrafts(db, run)) {
    ids[at] = idOf(draft.caseId);
    signatures[at++] = signatureOf(draft);
  }
  return { ids: ids.subarray(0, at).sort(), signatures: signatures.subarray(0, at).sort() };
}

/** Ids and fingerprints are hexadecimal digests, of 64 bits and more. */
const idOf = (caseId: string): bigint => BigInt(`0x${caseId}`);

const signatureOf = ({ caseId, fingerprint }: Pick<CaseThen, 'caseId' | 'fingerprint'>): bigint =>
  idOf(caseId) ^ BigInt(`0x${fingerprint.slice(0, 16)}`);

const has = (sorted: BigUint64Array, wanted: bigint): boolean =>
  sorted[lowerBound(sorted.length, (at) => sorted[at] as bigint, wanted)] === wanted;
