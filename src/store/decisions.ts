/** Decisions: what people decided of cases, a row an act. Rows are added, never changed; they belong to no run and outlive them. */
import type { Decision, RecordDigests } from '../model.js';
import type { Store } from './open.js';

/** A row before it has its number. */
export type DecisionToStore = Omit<Decision, 'id'>;

interface Raw extends Omit<Decision, 'digests' | 'needsConfirmer' | 'blind'> {
  readonly digests: string;
  readonly needsConfirmer: number;
  readonly blind: number;
}

const columns = `id, case_id AS caseId, action, about, decision, reason, note, who, at, day, entered_by AS enteredBy,
  run, class, grade, fingerprint, digests, needs_confirmer AS needsConfirmer, bulk, blind`;

const read = (raw: Raw): Decision => ({
  ...raw,
  digests: JSON.parse(raw.digests) as RecordDigests[],
  needsConfirmer: raw.needsConfirmer === 1,
  blind: raw.blind === 1,
});

/** A function that adds one row and returns its number; call it within a transaction. */
export function decisionAdder(db: Store): (row: DecisionToStore) => number {
  const insert = db.prepare(
    `INSERT INTO decision (case_id, action, about, decision, reason, note, who, at, day, entered_by, run, class, grade,
       fingerprint, digests, needs_confirmer, bulk, blind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (row) =>
    Number(
      insert.run(
        row.caseId,
        row.action,
        row.about,
        row.decision,
        row.reason,
        row.note,
        row.who,
        row.at,
        row.day,
        row.enteredBy,
        row.run,
        row.class,
        row.grade,
        row.fingerprint,
        JSON.stringify(row.digests),
        row.needsConfirmer ? 1 : 0,
        row.bulk,
        row.blind ? 1 : 0,
      ).lastInsertRowid,
    );
}

/** The rows of one case, oldest first: its history. */
export function decisionReader(db: Store): (caseId: string) => Decision[] {
  const select = db.prepare<[string], Raw>(`SELECT ${columns} FROM decision WHERE case_id = ? ORDER BY id`);
  return (caseId) => select.all(caseId).map(read);
}

/** Every row of the table, oldest first. */
export function* allDecisions(db: Store): Generator<Decision> {
  for (const raw of db.prepare<[], Raw>(`SELECT ${columns} FROM decision ORDER BY id`).iterate()) yield read(raw);
}

/** Whether anything was ever decided in this database. */
export const anyDecision = (db: Store): boolean => db.prepare('SELECT 1 FROM decision LIMIT 1').get() !== undefined;

/** Keeps what one act on many cases was; returns the number that each of its rows carries. */
export function addBulk(
  db: Store,
  bulk: {
    readonly action: string;
    readonly filter: string;
    readonly cases: number;
    readonly who: string;
    readonly at: string;
  },
): number {
  const insert = db.prepare('INSERT INTO decision_bulk (action, filter, cases, who, at) VALUES (?, ?, ?, ?, ?)');
  return Number(insert.run(bulk.action, bulk.filter, bulk.cases, bulk.who, bulk.at).lastInsertRowid);
}

/** The key of the digests of this database's values. */
export function decisionKey(db: Store): Buffer {
  const key = db.prepare<[], Buffer>('SELECT key FROM decision_key WHERE id = 1').pluck().get();
  if (!key) throw new Error('the key of the decisions is gone');
  return key;
}
