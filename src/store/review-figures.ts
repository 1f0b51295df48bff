/** What the page of figures counts: who decided how much and when, and what two people said of one case. Reads alone. */
import type { DecisionKind } from '../model.js';
import type { Store } from './open.js';

/** Of the rows of an alias: those that were not taken back. */
const standing = (d: string): string =>
  `NOT EXISTS (SELECT 1 FROM decision r WHERE r.case_id = ${d}.case_id AND r.action = 'retire' AND r.about = ${d}.id)`;

/** Changes whenever anything was written to the database, by this connection or by another one. */
export function changeMark(db: Store): string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck().get();
  return `${own}:${db.pragma('data_version', { simple: true })}`;
}

/** The newest cases that were decided one by one, oldest first: what a pace is taken from. */
export function lastDecided(db: Store, limit: number): { at: string; who: string }[] {
  return db
    .prepare<[number], { at: string; who: string }>(
      `SELECT d.at, d.who FROM decision d WHERE d.action = 'decide' AND d.bulk IS NULL AND d.entered_by IS NULL
       ORDER BY d.id DESC LIMIT ?`,
    )
    .all(limit)
    .reverse();
}

/** The instants at which cases were decided one by one, since an instant, oldest first. An act on many says nothing of a pace. */
export function decidedSince(db: Store, since: string): { at: string; who: string }[] {
  return db
    .prepare<[string], { at: string; who: string }>(
      `SELECT d.at, d.who FROM decision d WHERE d.at >= ? AND d.action = 'decide' AND d.bulk IS NULL
         AND d.entered_by IS NULL AND ${standing('d')} ORDER BY d.at`,
    )
    .all(since);
}

export interface ClerkCount {
  readonly who: string;
  readonly decided: number;
  readonly confirmed: number;
  readonly second: number;
}

/** What each clerk has done, of what stands; the busiest first. */
export function countsByClerk(db: Store): ClerkCount[] {
  return db
    .prepare<[], ClerkCount>(
      `SELECT d.who, sum(d.action = 'decide') AS decided, sum(d.action = 'confirm') AS confirmed,
         sum(d.action = 'opinion') AS second
       FROM decision d WHERE d.action <> 'retire' AND ${standing('d')} GROUP BY d.who ORDER BY decided DESC, d.who`,
    )
    .all();
}

/** Decisions in force on the cases of a run's queue, by kind. */
export function countsByDecision(db: Store, run: number): { decision: DecisionKind; cases: number }[] {
  return db
    .prepare<[number], { decision: DecisionKind; cases: number }>(
      `SELECT decision, count(*) AS cases FROM (
         SELECT (SELECT d.decision FROM decision d WHERE d.case_id = c.case_id AND d.action = 'decide' AND ${standing('d')}
                 ORDER BY d.id DESC LIMIT 1) AS decision
         FROM review_case c WHERE c.run = ? AND c.last > 0 AND c.state IN ('unconfirmed', 'decided', 'inquiry', 'later'))
       WHERE decision IS NOT NULL GROUP BY decision ORDER BY cases DESC, decision`,
    )
    .all(run);
}

/** Two independent readings of one case in blind mode. */
export interface Readings {
  readonly caseId: string;
  readonly firstWho: string;
  readonly first: DecisionKind;
  readonly secondWho: string;
  readonly second: DecisionKind;
}

/** Each case that two people read without knowing of each other: its blind decision, and the first opinion after it. */
export function readingsOf(db: Store): Readings[] {
  return db
    .prepare<[], Readings>(
      `SELECT d.case_id AS caseId, d.who AS firstWho, d.decision AS first, o.who AS secondWho, o.decision AS second
       FROM decision o JOIN decision d ON d.id = (
         SELECT max(e.id) FROM decision e WHERE e.case_id = o.case_id AND e.action = 'decide' AND e.blind = 1 AND e.id < o.id)
       WHERE o.action = 'opinion' AND o.blind = 1
         AND ${standing('d')} AND ${standing('o')}
       ORDER BY o.id`,
    )
    .all();
}

/** Cases of a run's queue that were decided blind and have had no second reading yet, in the order of the queue. */
export function awaitingSecond(db: Store, run: number): { caseId: string; position: number; who: string }[] {
  return db
    .prepare<[number], { caseId: string; position: number; who: string }>(
      `SELECT c.case_id AS caseId, c.position, d.who FROM decision d JOIN review_case c ON c.run = ? AND c.case_id = d.case_id
       WHERE d.action = 'decide' AND d.blind = 1 AND c.state IN ('unconfirmed', 'decided') AND ${standing('d')}
         AND NOT EXISTS (SELECT 1 FROM decision o WHERE o.case_id = d.case_id AND o.action = 'opinion' AND o.id > d.id)
         AND NOT EXISTS (SELECT 1 FROM decision l WHERE l.case_id = d.case_id AND l.action = 'decide' AND l.id > d.id)
       ORDER BY c.position`,
    )
    .all(run);
}
