/** What a run rests on beside its rows. */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Store } from './open.js';

/** Keeps what a run rests on, as JSON. */
export function keepBasis(db: Store, run: number, body: string): void {
  db.prepare('INSERT INTO run_basis (run, body) VALUES (?, ?)').run(run, body);
}

export function basisOf(db: Store, run: number): string | undefined {
  return db.prepare<[number], string>('SELECT body FROM run_basis WHERE run = ?').pluck().get(run);
}

/** Keeps the counts of a run's register for the night after it, which is the only one to want them. */
export function keepCounts(db: Store, run: number, counts: Uint8Array): void {
  db.exec('DELETE FROM run_counts');
  db.prepare('INSERT INTO run_counts (run, body) VALUES (?, ?)').run(run, deflateSync(counts, { level: 1 }));
}

export function countsKept(db: Store, run: number): Uint8Array | undefined {
  const body = db.prepare<[number], Buffer>('SELECT body FROM run_counts WHERE run = ?').pluck().get(run);
  return body && inflateSync(body);
}
