/** The join on the number: what is exceptional among a run's active enrolments. It finds; it judges nothing. */
import type { Store } from './open.js';

/** An active enrolment and a resident who holds its number; null where nobody does, or it has no usable number. */
export interface LinkedPair {
  readonly enrolment: number;
  readonly resident: number | null;
  readonly number: number | null;
}

/** The first and last row of a run in a table: a night appends its rows, so that they lie together. */
export function rowsOfRun(db: Store, table: 'resident' | 'enrolment', run: number): [first: number, last: number] {
  const bounds = db
    .prepare<[number], { first: number | null; last: number | null }>(
      `SELECT min(id) AS first, max(id) AS last FROM ${table} INDEXED BY ${table}_by_record_id WHERE run = ?`,
    )
    .get(run);
  return [bounds?.first ?? 0, bounds?.last ?? -1];
}

/**
 * The active enrolments of a range of rows that cannot be passed over, in the order they were read: no usable number, no resident under it,
 * or not the same agreement digest on both sides. A number that the register holds twice comes once a resident.
 */
export function exceptionalPairs(
  db: Store,
  run: number,
  [first, last]: readonly [first: number, last: number],
): IterableIterator<LinkedPair> {
  return db
    .prepare<[number, number, number], LinkedPair>(
      `SELECT e.id AS enrolment, r.id AS resident, e.number AS number
       FROM enrolment e NOT INDEXED
       LEFT JOIN resident r INDEXED BY resident_by_number ON r.run = e.run AND r.number = e.number
       WHERE e.id BETWEEN ? AND ? AND e.run = ? AND e.lapsed = 0
         AND (r.id IS NULL OR e.agreement IS NULL OR r.agreement IS NULL OR e.agreement <> r.agreement)
       ORDER BY e.id`,
    )
    .iterate(first, last, run);
}

/** The numbers that several residents hold. */
export function repeatedInRegister(db: Store, run: number): number[] {
  return numbers(db, run, 'resident', 'run = ? AND number IS NOT NULL');
}

/** The numbers that several active enrolments hold. */
export function repeatedInEnrolments(db: Store, run: number): number[] {
  return numbers(db, run, 'enrolment', 'run = ? AND lapsed = 0 AND number IS NOT NULL');
}

function numbers(db: Store, run: number, table: string, where: string): number[] {
  return db
    .prepare<[number], number>(
      `SELECT number FROM ${table} INDEXED BY ${table}_by_number WHERE ${where} GROUP BY number HAVING count(*) > 1`,
    )
    .pluck()
    .all(run);
}

/** How a run's rows ended, counted by the database, for the accounting. */
export interface Tallies {
  readonly residents: number;
  readonly residentsLinked: number;
  readonly enrolments: number;
  readonly lapsed: number;
  /** Residents whose status the profile does not map. */
  readonly unmapped: number;
  /** In no case, and found to agree in everything: by the same digest as the resident's, or by comparison. */
  readonly agreeing: number;
}

export function tallies(db: Store, run: number): Tallies {
  const count = (sql: string): number => db.prepare<{ run: number }, number>(sql).pluck().get({ run }) ?? 0;
  return {
    residents: count('SELECT count(*) FROM resident WHERE run = :run'),
    residentsLinked: count(
      `SELECT count(*) FROM resident r WHERE r.run = :run AND r.number IS NOT NULL AND EXISTS (
         SELECT 1 FROM enrolment e WHERE e.run = r.run AND e.lapsed = 0 AND e.number = r.number)`,
    ),
    unmapped: count("SELECT count(*) FROM resident WHERE run = :run AND status = 'unmapped'"),
    enrolments: count('SELECT count(*) FROM enrolment WHERE run = :run'),
    lapsed: count('SELECT count(*) FROM enrolment WHERE run = :run AND lapsed = 1'),
    agreeing: count(
      `SELECT count(*) FROM enrolment e WHERE e.run = :run AND e.lapsed = 0
         AND NOT EXISTS (SELECT 1 FROM case_enrolment c WHERE c.run = e.run AND c.enrolment = e.id)
         AND (EXISTS (SELECT 1 FROM verdict v WHERE v.run = e.run AND v.enrolment = e.id AND v.class = 'ALL_AGREE')
           OR (e.agreement IS NOT NULL AND EXISTS (SELECT 1 FROM resident r
             WHERE r.run = e.run AND r.number = e.number AND r.agreement = e.agreement)))`,
    ),
  };
}
