import type { AppliedRule, FieldOutcome } from '../../model.js';
import { birthDateTypo } from './typo.js';
import { type BirthDate, type Third, yearSpan } from './value.js';

const thirdSpans: Readonly<Record<Third, readonly [number, number]>> = {
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
};
const agree: FieldOutcome = { outcome: 'agree' };
const undecidable: FieldOutcome = { outcome: 'undecidable' };

/**
 * Compares two birth dates. The same day in two notations agrees; no rule makes two days equal. Where a part is unknown the
 * known ones decide: one that contradicts makes them differ, else they are undecidable. A `differ` of two whole dates lists
 * the slip it resembles.
 */
export function compareBirthDates(a: BirthDate, b: BirthDate): FieldOutcome {
  if (a.key !== null && a.key === b.key) return agree;
  if (a.kind === 'unreadable' || b.kind === 'unreadable') return undecidable;
  if (a.key !== null && b.key !== null && (a.kind === 'lunisolar') === (b.kind === 'lunisolar')) return different(a, b);
  return contradict(a, b) ? { outcome: 'differ' } : undecidable;
}

function different(a: BirthDate, b: BirthDate): FieldOutcome {
  const typo = birthDateTypo(a, b);
  if (typo === null) return { outcome: 'differ' };
  const rule: AppliedRule = { id: `birth-date/${typo.replace('_', '-')}`, evidence: 4, from: a.text, to: b.text };
  return { outcome: 'differ', rules: [rule] };
}

/** Whether a part known on both sides cannot be the same. */
function contradict(a: BirthDate, b: BirthDate): boolean {
  if (apart(yearSpan(a), yearSpan(b))) return true;
  if ((a.kind === 'lunisolar') !== (b.kind === 'lunisolar')) return false; // months of two calendars say nothing of each other
  return apart(point(a.month), point(b.month)) || apart(daySpan(a), daySpan(b));
}

type Span = readonly [number, number] | null;

function apart(a: Span, b: Span): boolean {
  return a !== null && b !== null && (a[1] < b[0] || b[1] < a[0]);
}

function point(part: number | null): Span {
  return part === null ? null : [part, part];
}

function daySpan(date: BirthDate): Span {
  return date.third ? thirdSpans[date.third] : point(date.day);
}
