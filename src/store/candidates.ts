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

/** A key that more residents share than this tells nobody apart (不詳, 1900-01-01): it is passed over, and counted. */
const mostResidents = 50;

/**
 * Residents who share a blocking key with a waiting enrolment and hold another number than it has, by enrolment.
 * Call `markCommonKeys` before.
 */
export function blockedPairs(db: Store, run: number): IterableIterator<{ enrolment: number; resident: number }> {
  const [first, last] = rowsOfRun(db, 'resident', run);
  const by = (key: string, index: string) =>
    `SELECT v.enrolment AS enrolment, r.id AS resident
     FROM resident r NOT INDEXED CROSS JOIN verdict v INDEXED BY ${index} ON v.run = r.run AND v.${key} = r.${key}
     JOIN enrolment e ON e.id = v.enrolment
     WHERE r.id BETWEEN :first AND :last AND r.run = :run AND v.${key} IS NOT NULL AND r.id IS NOT v.resident
       AND (r.number IS NULL OR r.number IS NOT e.number)
       AND NOT EXISTS (SELECT 1 FROM temp.common_key c WHERE c.key = v.${key})`;
  return db
    .prepare<{ run: number; first: number; last: number }, { enrolment: number; resident: number }>(
      `${by('kana_birth', 'verdict_by_kana')} UNION ${by('kanji_birth', 'verdict_by_kanji')} ORDER BY 1, 2`,
    )
    .iterate({ run, first, last });
}

/** Finds the keys that too many residents share; returns how many waiting enrolments have one. */
export function markCommonKeys(db: Store, run: number): number {
  const [first, last] = rowsOfRun(db, 'resident', run);
  db.exec('CREATE TEMP TABLE IF NOT EXISTS common_key (key INTEGER PRIMARY KEY); DELETE FROM temp.common_key');
  let waiting = 0;
  for (const [key, index] of [
    ['kana_birth', 'verdict_by_kana'],
    ['kanji_birth', 'verdict_by_kanji'],
  ] as const) {
    db.prepare<{ run: number; first: number; last: number; most: number }>(
      `INSERT OR IGNORE INTO temp.common_key SELECT ${key} FROM resident NOT INDEXED
       WHERE id BETWEEN :first AND :last AND run = :run AND EXISTS (
         SELECT 1 FROM verdict v INDEXED BY ${index} WHERE v.run = :run AND v.${key} = resident.${key})
       GROUP BY ${key} HAVING count(*) > :most`,
    ).run({ run, first, last, most: mostResidents });
    waiting +=
      db
        .prepare<[number], number>(
          `SELECT count(*) FROM verdict v WHERE v.run = ? AND v.${key} IN (SELECT key FROM temp.common_key)`,
        )
        .pluck()
        .get(run) ?? 0;
  }
  return waiting;
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

/** Two enrolments under different numbers that the register does not hold, which share a blocking key. */
export function unknownPairs(db: Store, run: number): { first: number; second: number }[] {
  const by = (key: string, index: string) =>
    `SELECT v.enrolment AS first, w.enrolment AS second
     FROM verdict v JOIN verdict w INDEXED BY ${index} ON w.run = v.run AND w.${key} = v.${key} AND w.enrolment > v.enrolment
     JOIN enrolment e ON e.id = v.enrolment JOIN enrolment f ON f.id = w.enrolment
     WHERE v.run = :run AND v.state = 'unknown' AND w.state = 'unknown' AND e.number <> f.number
       AND v.${key} IN (SELECT ${key} FROM verdict WHERE run = :run AND state = 'unknown'
         GROUP BY ${key} HAVING count(*) BETWEEN 2 AND :most)`;
  return db
    .prepare<{ run: number; most: number }, { first: number; second: number }>(
      `${by('kana_birth', 'verdict_by_kana')} UNION ${by('kanji_birth', 'verdict_by_kanji')} ORDER BY 1, 2`,
    )
    .all({ run, most: mostResidents });
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
