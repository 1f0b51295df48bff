/** Runs of rows whose numbers slipped: row n holds the number of row n + k, as after pasting a column one cell off. */
import { candidatesOf, enrolmentsFitting } from '../store/candidates.js';
import type { Store } from '../store/open.js';
import { openVerdicts, type VerdictRow, verdictReader } from '../store/verdicts.js';
import type { Found } from './case.js';
import type { Enrolment, People } from './people.js';

/** As few rows in a row that are off by the same number are no chance: two may be a pair of twins. */
const shortest = 3;

/** Rows between two of a run that show nothing: lapsed ones, or ones whose number is right by chance. */
const widestGap = 5;

interface Slipped {
  readonly enrolment: Enrolment;
  readonly verdict: VerdictRow;
  readonly by: number;
}

/** Every run of slipped rows of a run's input, one case each, in the order of the input. */
export function* rowShifts(db: Store, run: number, people: People): Generator<Found> {
  const candidates = candidatesOf(db, run);
  const found = (rows: readonly Slipped[]): Found => ({
    class: 'ROW_SHIFT',
    grade: 'C',
    enrolments: rows.map((row) => row.enrolment),
    residents: rows.map((row) => people.resident(row.verdict.resident ?? 0)),
    candidates: rows.flatMap((row) => candidates(row.enrolment.id)),
    detail: { shift: { by: rows[0]?.by ?? 0, rows: rows.length } },
  });
  let rows: Slipped[] = [];
  for (const row of slipped(db, run, people)) {
    const last = rows.at(-1);
    if (last && !continues(last, row)) {
      if (rows.length >= shortest) yield found(rows);
      rows = [];
    }
    rows.push(row);
  }
  if (rows.length >= shortest) yield found(rows);
}

const continues = (last: Slipped, next: Slipped): boolean =>
  next.by === last.by &&
  next.enrolment.input === last.enrolment.input &&
  next.enrolment.line - last.enrolment.line <= widestGap;

/** The enrolments that fit one other resident alone, with the distance to the row that fits the holder of their number. */
function* slipped(db: Store, run: number, people: People): Generator<Slipped> {
  const candidates = candidatesOf(db, run);
  const fitting = enrolmentsFitting(db, run);
  const verdictOf = verdictReader(db, run);
  for (const verdict of openVerdicts(db, run)) {
    if (verdict.state !== 'pair' || verdict.grade !== 'C' || verdict.resident === null) continue;
    if (candidates(verdict.enrolment).length !== 1) continue;
    const enrolment = people.enrolment(verdict.enrolment);
    const own = enrolment.number === null ? [] : people.enrolmentsUnder(enrolment.number);
    const rightful = own.filter((other) => other.id !== enrolment.id && verdictOf(other.id)?.grade === 'A');
    const there = [...fitting(verdict.resident).map(people.enrolment), ...rightful];
    const near = there
      .filter((other) => other.input === enrolment.input)
      .map((other) => other.line - enrolment.line)
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    const [by] = near;
    if (by !== undefined) yield { enrolment, verdict, by };
  }
}
