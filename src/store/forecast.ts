/** How many wrong links the first cases of a run's worklist are expected to hold: the sum of their probabilities. */
import type { Store } from './open.js';

/** Expected cases in which the wrong person is linked, among the first so many of the list; fewer where the list is shorter. */
export interface Forecast {
  readonly cases: number;
  readonly mislinks: number;
}

const depths = [10, 100, 1_000] as const;

export function forecastOf(db: Store, run: number): Forecast[] {
  const priorities = db
    .prepare<[number, number], number>(
      `SELECT priority FROM finding INDEXED BY finding_by_urgency WHERE run = ? AND grade <> 'A'
       ORDER BY grade DESC, priority DESC, case_id LIMIT ?`,
    )
    .pluck()
    .all(run, depths[2]);
  return depths.map((depth) => {
    const first = priorities.slice(0, depth);
    const expected = first.reduce((sum, priority) => sum + priority, 0);
    return { cases: first.length, mislinks: Math.round(expected * 100) / 100 };
  });
}
