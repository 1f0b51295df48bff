/** Candidates: other residents whom an exceptional enrolment's data fit. */
import type { Fields } from '../model.js';
import type { Store } from './open.js';
import { rowsOfRun } from './pairs.js';

export interface CandidateRow {
  readonly enrolment: number;
  readonly resident: number;
  readonly weight: number;
  readonly fields: Fields;
}

/** Residents who share a blocking key with an exceptional enrolment and are not already its number's holder. */
export function blockedPairs(db: Store, run: number): IterableIterator<{ enrolment: number; resident: number }> {
  const [first, last] = rowsOfRun(db, 'resident', run);
  const by = (key: string, index: string) =>
    `SELECT v.enrolment AS enrolment, r.id AS resident
     FROM resident r NOT INDEXED CROSS JOIN verdict v INDEXED BY ${index} ON v.run = r.run AND v.${key} = r.${key}
     WHERE r.id BETWEEN :first AND :last AND r.run = :run AND v.${key} IS NOT NULL AND r.id IS NOT v.resident`;
  return db
    .prepare<{ run: number; first: number; last: number }, { enrolment: number; resident: number }>(
      `${by('kana_birth', 'verdict_by_kana')} UNION ${by('kanji_birth', 'verdict_by_kanji')} ORDER BY 1, 2`,
    )
    .iterate({ run, first, last });
}

export function candidateAdder(db: Store, run: number): (row: CandidateRow) => void {
  const insert = db.prepare('INSERT INTO candidate (run, enrolment, resident, weight, body) VALUES (?, ?, ?, ?, ?)');
  return (row) => {
    insert.run(run, row.enrolment, row.resident, row.weight, JSON.stringify(row.fields));
  };
}

/** The candidates of an enrolment, the best first; equal weights in the order of the register. */
export function candidatesOf(db: Store, run: number): (enrolment: number) => CandidateRow[] {
  const select = db.prepare<[number, number], { resident: number; weight: number; body: string }>(
    `SELECT resident, weight, body FROM candidate WHERE run = ? AND enrolment = ? ORDER BY weight DESC, resident`,
  );
  return (enrolment) =>
    select.all(run, enrolment).map(({ body, ...row }) => ({ ...row, enrolment, fields: JSON.parse(body) as Fields }));
}

/** The enrolments that have a resident for a candidate, in the order they were read. */
export function enrolmentsFitting(db: Store, run: number): (resident: number) => number[] {
  const select = db
    .prepare<[number, number], number>(
      'SELECT enrolment FROM candidate WHERE run = ? AND resident = ? ORDER BY enrolment',
    )
    .pluck();
  return (resident) => select.all(run, resident);
}

/** Two enrolments each of which fits the resident who holds the other's number. */
export function crossedPairs(db: Store, run: number): { first: number; second: number }[] {
  return db
    .prepare<[number], { first: number; second: number }>(
      `SELECT c.enrolment AS first, d.enrolment AS second
       FROM candidate c
       JOIN verdict v ON v.run = c.run AND v.enrolment = c.enrolment AND v.state = 'pair'
       JOIN candidate d ON d.run = c.run AND d.resident = v.resident AND d.enrolment > c.enrolment
       JOIN verdict w ON w.run = c.run AND w.enrolment = d.enrolment AND w.state = 'pair' AND w.resident = c.resident
       WHERE c.run = ? ORDER BY c.enrolment, d.enrolment`,
    )
    .all(run);
}
