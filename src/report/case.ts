import { isProtected } from '../fields/protection/index.js';
import type { CaseClass, Fields, FindingDraft, Grade, SourceRecord, Standing } from '../model.js';

/** The records that a case names, in the order of its ids. A record that is no longer held may be left out. */
export interface CaseRecords {
  readonly insurer: readonly SourceRecord[];
  readonly municipal: readonly SourceRecord[];
  readonly candidates: readonly SourceRecord[];
}

/** A case as the reporters take it: the draft, and the records it names as the sources gave them. */
export interface CaseToReport extends CaseRecords {
  readonly draft: FindingDraft;
  /** Where it stands, where anybody ever said anything of it. */
  readonly standing?: Standing;
  /**
   * How the two of a line compare, by its place, where the case has several: it keeps the comparison of a single pair alone. Asked
   * for the lines that are shown with their marks, which are few.
   */
  readonly compared?: (at: number) => Fields | null;
}

/** An enrolment beside the resident it is held against; either may be absent. */
export interface Line {
  readonly insurer: SourceRecord | null;
  readonly municipal: SourceRecord | null;
}

const gradeRank: Readonly<Record<Grade, number>> = { C: 0, B: 1, A: 2 };

/** The order of every list: grade C, B, A; in C and B the highest priority first, then by caseId; A as it comes. */
export function compareCases(a: FindingDraft, b: FindingDraft): number {
  if (a.grade !== b.grade) return gradeRank[a.grade] - gradeRank[b.grade];
  if (a.grade === 'A') return 0;
  if (a.priority !== b.priority) return b.priority - a.priority;
  return a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : 0;
}

/**
 * Whether a case's addresses must stay hidden: one protected person is enough, since the other side's record may be
 * the same person's and then states the same address.
 */
export function addressesWithheld({ insurer, municipal, candidates }: CaseRecords): boolean {
  return [insurer, municipal, candidates].some((records) => records.some((one) => isProtected(one.protected)));
}

const inPairs: ReadonlySet<CaseClass> = new Set<CaseClass>(['NUMBER_SWAPPED', 'ROW_SHIFT', 'TWO_NUMBERS']);

/**
 * The lines of a case in a list: each enrolment beside the resident who holds its number, then the residents left.
 * Where the numbers do not tell, the only resident stands beside every enrolment, several stand in order.
 */
export function linesOf({ draft, insurer, municipal }: CaseToReport): Line[] {
  const shown = new Set<SourceRecord>();
  const byNumber = new Map<string, SourceRecord>();
  for (const resident of municipal)
    if (resident.individualNumber) byNumber.set(digits(resident.individualNumber), resident);
  const only = municipal.length === 1 && !inPairs.has(draft.class) ? municipal[0] : undefined;
  const lines: Line[] = insurer.map((enrolment, index) => {
    const number = enrolment.individualNumber ? digits(enrolment.individualNumber) : '';
    const resident = byNumber.get(number) ?? only ?? municipal[index] ?? null;
    if (resident) shown.add(resident);
    return { insurer: enrolment, municipal: resident };
  });
  for (const resident of municipal) {
    if (!shown.has(resident))
      lines.push({ insurer: insurer.length === 1 ? (insurer[0] ?? null) : null, municipal: resident });
  }
  return lines.length > 0 ? lines : [{ insurer: null, municipal: null }];
}

const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** How the two of a line compare, by its place; null where that is not known. */
export const comparedAt = ({ draft, compared }: CaseToReport, at: number, lines: number): Fields | null =>
  lines === 1 ? draft.fields : (compared?.(at) ?? null);
