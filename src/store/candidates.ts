/** Candidates: other residents whom an exceptional enrolment's data fit. */
import type { Fields, NumberRepair, WeightPart } from '../model.js';
import type { Store } from './open.js';

export interface CandidateRow {
  readonly enrolment: number;
  readonly resident: number;
  readonly weight: number;
  readonly fields: Fields;
  readonly parts: readonly WeightPart[];
  readonly numberRepair?: NumberRepair;
}

type Body = Pick<CandidateRow, 'fields' | 'parts' | 'numberRepair'>;

/** A key that more residents share than this tells nobody apart (不詳, 1900-01-01): it is passed over, and counted. */
export const mostResidents = 50;

/** An enrolment that waits for its explanation, with what it is looked up by. */
export interface WaitingEnrolment {
  readonly enrolment: number;
  /** The holder of its number: no candidate. */
  readonly resident: number | null;
  readonly kanaBirth: number | null;
  readonly kanjiBirth: number | null;
  /** Whose number leads to nobody, or to somebody else as it seems: looked up by every key there is. */
  readonly needy: number;
}

/** The waiting enrolments of a run, in the order they were read. */
export function waitingEnrolments(db: Store, run: number): IterableIterator<WaitingEnrolment> {
  return db
    .prepare<[number], WaitingEnrolment>(
      `SELECT enrolment, resident, kana_birth AS kanaBirth, kanji_birth AS kanjiBirth,
         state <> 'pair' OR grade = 'C' AS needy
       FROM verdict WHERE run = ? ORDER BY enrolment`,
    )
    .iterate(run);
}

/** How many waiting enrolments are needy. */
export function countNeedy(db: Store, run: number): number {
  const sql = "SELECT count(*) FROM verdict WHERE run = ? AND (state <> 'pair' OR grade = 'C')";
  return db.prepare<[number], number>(sql).pluck().get(run) ?? 0;
}

export function candidateAdder(db: Store, run: number): (row: CandidateRow) => void {
  const insert = db.prepare('INSERT INTO candidate (run, enrolment, resident, weight, body) VALUES (?, ?, ?, ?, ?)');
  return ({ enrolment, resident, weight, ...body }) => {
    insert.run(run, enrolment, resident, weight, JSON.stringify(body satisfies Body));
  };
}

/** The candidates of an enrolment, the best first; equal weights in the order of the register. */
export function candidatesOf(db: Store, run: number): (enrolment: number) => CandidateRow[] {
  const select = db.prepare<[number, number], { resident: number; weight: number; body: string }>(
    `SELECT resident, weight, body FROM candidate WHERE run = ? AND enrolment = ? ORDER BY weight DESC, resident`,
  );
  return (enrolment) =>
    select.all(run, enrolment).map(({ body, ...row }) => ({ ...row, enrolment, ...(JSON.parse(body) as Body) }));
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

/** Two enrolments under numbers that the register does not hold, which share a blocking key. */
export function unknownPairs(db: Store, run: number): { first: number; second: number }[] {
  const by = (key: string, index: string) =>
    `SELECT v.enrolment AS first, w.enrolment AS second
     FROM verdict v JOIN verdict w INDEXED BY ${index} ON w.run = v.run AND w.${key} = v.${key} AND w.enrolment > v.enrolment
     WHERE v.run = :run AND v.state = 'unknown' AND w.state = 'unknown'
       AND v.${key} IN (SELECT ${key} FROM verdict WHERE run = :run AND state = 'unknown'
         GROUP BY ${key} HAVING count(*) BETWEEN 2 AND :most)`;
  return db
    .prepare<{ run: number; most: number }, { first: number; second: number }>(
      `${by('kana_birth', 'verdict_by_kana')} UNION ${by('kanji_birth', 'verdict_by_kanji')} ORDER BY 1, 2`,
    )
    .all({ run, most: mostResidents });
}

/**
 * Two enrolments of grade C each of which fits the resident who holds the other's number. From the candidates to
 * those of the holder: any other order of the tables goes through all candidates for each.
 */
export function crossedPairs(db: Store, run: number): { first: number; second: number }[] {
  return db
    .prepare<[number], { first: number; second: number }>(
      `SELECT c.enrolment AS first, d.enrolment AS second
       FROM candidate c
       CROSS JOIN verdict v ON v.run = c.run AND v.enrolment = c.enrolment AND v.state = 'pair' AND v.grade = 'C'
       CROSS JOIN candidate d INDEXED BY candidate_by_resident
         ON d.run = c.run AND d.resident = v.resident AND d.enrolment > c.enrolment
       CROSS JOIN verdict w ON w.run = c.run AND w.enrolment = d.enrolment AND w.state = 'pair' AND w.grade = 'C'
         AND w.resident = c.resident
       WHERE c.run = ? ORDER BY c.enrolment, d.enrolment`,
    )
    .all(run);
}
