/** The join on the number: what is exceptional among a run's active enrolments. It finds; it judges nothing. */
import type { Store } from './open.js';

/** An active enrolment and a resident who holds its number; null where nobody does, or it has no usable number. */
export interface LinkedPair {
  readonly enrolment: number;
  readonly resident: number | null;
  readonly number: number | null;
}

/**
 * The first and last row of a run in a table; [1, 0] where it has none. A night appends its rows, so that those of a run
 * lie together, and those of a later run behind them: looked for by halving, since no index has them by run alone.
 */
export function rowsOfRun(db: Store, table: 'resident' | 'enrolment', run: number): [first: number, last: number] {
  const most = db.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() ?? 0;
  const runFrom = db.prepare<[number], { id: number; run: number }>(
    `SELECT id, run FROM ${table} WHERE id >= ? ORDER BY id LIMIT 1`,
  );
  const firstSince = (wanted: number): number => {
    let [low, high] = [1, most + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const found = runFrom.get(middle);
      if (!found || found.run >= wanted) high = middle;
      else low = found.id + 1;
    }
    return low;
  };
  return [firstSince(run), firstSince(run + 1) - 1];
}

const agrees = `r.agreement = e.agreement
  AND (e.counters IS NULL OR r.counters IS NULL OR e.counters = r.counters)`;

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
       WHERE e.id BETWEEN ? AND ? AND e.run = ? AND e.lapsed = 0 AND NOT coalesce(${agrees}, 0)
       ORDER BY e.id`,
    )
    .iterate(first, last, run);
}

/** How many active enrolments a range of rows holds. */
export function activeEnrolments(
  db: Store,
  run: number,
  [first, last]: readonly [first: number, last: number],
): number {
  return (
    db
      .prepare<[number, number, number], number>(
        'SELECT count(*) FROM enrolment NOT INDEXED WHERE id BETWEEN ? AND ? AND run = ? AND lapsed = 0',
      )
      .pluck()
      .get(first, last, run) ?? 0
  );
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
  /** In no case, and found to agree in everything: by the same digest as the resident's, or by comparison. */
  readonly agreeing: number;
}

/** @param passedOver how many active enrolments were not judged, since their digest is that of their resident */
export function tallies(db: Store, run: number, passedOver: number): Tallies {
  const count = (sql: string): number => db.prepare<{ run: number }, number>(sql).pluck().get({ run }) ?? 0;
  const holder = (rest: string) =>
    `EXISTS (SELECT 1 FROM resident r INDEXED BY resident_by_number WHERE r.run = e.run AND r.number = e.number AND ${rest})`;
  const passed = `(${holder('true')} AND NOT ${holder(`NOT coalesce(${agrees}, 0)`)})`;
  const inCase = 'EXISTS (SELECT 1 FROM case_enrolment c WHERE c.run = e.run AND c.enrolment = e.id)';
  return {
    residents: count('SELECT count(*) FROM resident INDEXED BY resident_by_number WHERE run = :run'),
    residentsLinked: count(
      `SELECT count(*) FROM resident r INDEXED BY resident_by_number WHERE r.run = :run AND r.number IS NOT NULL AND EXISTS (
         SELECT 1 FROM enrolment e INDEXED BY enrolment_by_number WHERE e.run = r.run AND e.lapsed = 0 AND e.number = r.number)`,
    ),
    enrolments: count('SELECT count(*) FROM enrolment INDEXED BY enrolment_by_number WHERE run = :run'),
    lapsed: count('SELECT count(*) FROM enrolment INDEXED BY enrolment_by_number WHERE run = :run AND lapsed = 1'),
    agreeing:
      passedOver -
      count(
        `SELECT count(*) FROM case_enrolment c JOIN enrolment e ON e.id = c.enrolment WHERE c.run = :run AND ${passed}`,
      ) +
      count(
        `SELECT count(*) FROM verdict v JOIN enrolment e ON e.id = v.enrolment
         WHERE v.run = :run AND v.class = 'ALL_AGREE' AND NOT ${inCase} AND NOT ${passed}`,
      ),
  };
}

/** How many residents have a status that the profile does not map. */
export function unmappedResidents(db: Store, run: number): number {
  const [first, last] = rowsOfRun(db, 'resident', run);
  return (
    db
      .prepare<[number, number], number>(
        "SELECT count(*) FROM resident WHERE id BETWEEN ? AND ? AND status = 'unmapped'",
      )
      .pluck()
      .get(first, last) ?? 0
  );
}
