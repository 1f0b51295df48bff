/** Runs of rows whose numbers slipped: row n holds the number of row n + k, as after pasting a column one cell off. */
import { candidatesOf, enrolmentsFitting } from '../store/candidates.js';
import type { Store } from '../store/open.js';
import type { Place } from '../store/rows.js';
import { openVerdicts, type VerdictRow, verdictReader } from '../store/verdicts.js';
import type { Found } from './case.js';
import type { Enrolment, People } from './people.js';

/** As few rows in a row that are off by the same number are no chance: two may be a pair of twins. */
const shortest = 3;

/** Rows between two of a run that show nothing: lapsed ones, or ones whose number is right by chance. */
const widestGap = 5;

interface Mismatch {
  readonly enrolment: Enrolment;
  readonly place: Place;
  readonly verdict: VerdictRow;
  /** Rows from this one to the row that fits the holder of its number; null where none is found. */
  readonly by: number | null;
}

/** Every run of slipped rows of a run's input, one case each, in the order of the input. */
export function* rowShifts(db: Store, run: number, people: People): Generator<Found> {
  const candidates = candidatesOf(db, run);
  for (const { by, rows } of runsOf(mismatches(db, run, people))) {
    yield {
      class: 'ROW_SHIFT',
      grade: 'C',
      enrolments: rows.map((row) => row.enrolment),
      residents: rows.map((row) => people.resident(row.verdict.resident ?? 0)),
      candidates: rows.flatMap((row) => candidates(row.enrolment.id)),
      detail: { shift: { by, rows: rows.length } },
    };
  }
}

/**
 * Neighbouring mismatches that slipped by the same number of rows. A mismatch among them that nobody's data explain (the
 * name has changed since) slipped with them; at the ends of a run it may be anything.
 */
function* runsOf(mismatches: Iterable<Mismatch>): Generator<{ by: number; rows: Mismatch[] }> {
  let rows: Mismatch[] = [];
  let unexplained: Mismatch[] = [];
  let by = 0;
  const told = () => rows.filter((row) => row.by !== null).length >= shortest;
  for (const row of mismatches) {
    const last = unexplained.at(-1) ?? rows.at(-1);
    const near = last !== undefined && isNear(last.place, row.place);
    if (near && row.by === null) {
      unexplained.push(row);
    } else if (near && row.by === by) {
      rows.push(...unexplained, row);
      unexplained = [];
    } else {
      if (told()) yield { by, rows };
      rows = row.by === null ? [] : [row];
      by = row.by ?? 0;
      unexplained = [];
    }
  }
  if (told()) yield { by, rows };
}

const isNear = (last: Place, next: Place): boolean => next.input === last.input && next.line - last.line <= widestGap;

/** The enrolments whose pair is of grade C, in the order they were read, each with how far its number seems to have slipped. */
function* mismatches(db: Store, run: number, people: People): Generator<Mismatch> {
  const candidates = candidatesOf(db, run);
  const fitting = enrolmentsFitting(db, run);
  const verdictOf = verdictReader(db, run);
  for (const verdict of openVerdicts(db, run, 'graveOnes')) {
    if (verdict.state !== 'pair' || verdict.grade !== 'C' || verdict.resident === null) continue;
    const enrolment = people.enrolment(verdict.enrolment);
    if (candidates(verdict.enrolment).length > 1) continue;
    const own = enrolment.number === null ? [] : people.enrolmentsUnder(enrolment.number);
    const rightful = own.filter((other) => other.id !== enrolment.id && verdictOf(other.id)?.grade === 'A');
    const place = people.placeOf(enrolment.id);
    const there = [...fitting(verdict.resident), ...rightful.map(({ id }) => id)].map(people.placeOf);
    const distances = there
      .filter((other) => other.input === place.input)
      .map((other) => other.line - place.line)
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    yield { enrolment, place, verdict, by: distances[0] ?? null };
  }
}
