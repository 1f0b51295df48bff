/** How the pairs of a run compare, counted by what the comparison gave: the stuff that probabilities are counted from. */
import type { Fields, Hint, PairClass } from '../model.js';
import type { Store } from './open.js';

/** Whether an enrolment's data fit another resident as well: not, but for the address at least, or with the address too. */
export type Another = 'none' | 'fits' | 'fits_there';

/** Pairs that compare alike. `fields` is null where the class says all: `class` null is agreement in everything. */
export interface ComparedAlike {
  readonly class: PairClass | null;
  readonly fields: Fields | null;
  readonly hints: readonly Hint[];
  readonly another: Another;
  readonly pairs: number;
}

/** Classes in which the fields compare alike, but for the address, whatever the pair. */
const telling = "('ALL_AGREE', 'AGREE_BY_RULE', 'ADDRESS_DIFFERS', 'ADDRESS_MISSING')";
/** 0 none, 1 fits, 2 fits there. */
const another = `coalesce((SELECT max(1 + (instr(d.body, '"address":{"outcome":"agree') > 0)) FROM candidate d
  WHERE d.run = v.run AND d.enrolment = v.enrolment), 0)`;
const anotherOf = (level: number): Another => (['none', 'fits', 'fits_there'] as const)[level] ?? 'none';

/** Pairs that were closed while it is not known whether somebody else's data fit, and that nobody's do, by how they compare. */
interface WaitedAlike {
  readonly class: PairClass;
  readonly moved: boolean;
  readonly pairs: number;
}

/** The pairs of a run's active enrolments with the holders of their numbers: the many as counts, the exceptional one by one. */
export function* comparedPairs(
  db: Store,
  run: number,
  active: number,
  waited: readonly WaitedAlike[],
): Generator<ComparedAlike> {
  const verdicts = db.prepare<[number], number>('SELECT count(*) FROM verdict WHERE run = ?').pluck().get(run) ?? 0;
  const waiting = waited.reduce((sum, { pairs }) => sum + pairs, verdicts);
  yield { class: null, fields: null, hints: [], another: 'none', pairs: active - waiting };
  for (const { class: name, moved, pairs } of waited) {
    yield { class: name, fields: null, hints: moved ? ['moved'] : [], another: 'none', pairs };
  }
  const alike = db.prepare<[number], { class: PairClass; moved: number; another: number; pairs: number }>(
    `SELECT class, instr(body, '"moved"') > 0 AS moved, ${another} AS another, count(*) AS pairs FROM verdict v
     WHERE run = ? AND state = 'pair' AND class IN ${telling} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  for (const row of alike.all(run)) {
    yield { ...row, fields: null, hints: row.moved ? ['moved'] : [], another: anotherOf(row.another) };
  }
  const single = db.prepare<[number], { class: PairClass; body: string; another: number }>(
    `SELECT class, body, ${another} AS another FROM verdict v
     WHERE run = ? AND state = 'pair' AND class NOT IN ${telling} ORDER BY enrolment`,
  );
  for (const row of single.iterate(run)) {
    const { fields, hints } = JSON.parse(row.body) as { fields: Fields; hints: Hint[] };
    yield { class: row.class, fields, hints, another: anotherOf(row.another), pairs: 1 };
  }
}
