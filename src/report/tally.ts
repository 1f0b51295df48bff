import type { CaseClass, FindingDraft, Grade } from '../model.js';

export interface Counted {
  readonly cases: number;
  readonly enrolments: number;
}

/** Cases and the enrolments they hold, by grade and class: a class may end in two grades. */
export type Tally = Readonly<Record<Grade, Partial<Record<CaseClass, Counted>>>>;

export const emptyTally = (): Tally => ({ C: {}, B: {}, A: {} });

export function addTo(tally: Tally, { grade, class: name, insurer }: FindingDraft): void {
  const { cases, enrolments } = tally[grade][name] ?? { cases: 0, enrolments: 0 };
  tally[grade][name] = { cases: cases + 1, enrolments: enrolments + insurer.length };
}

/** Adds what was counted of closed cases elsewhere. */
export function addClosed(tally: Tally, closed: Tally['A']): void {
  for (const [name, more] of Object.entries(closed) as [CaseClass, Counted][]) {
    const { cases, enrolments } = tally.A[name] ?? { cases: 0, enrolments: 0 };
    tally.A[name] = { cases: cases + more.cases, enrolments: enrolments + more.enrolments };
  }
}

export function enrolmentsOf(tally: Tally, name: CaseClass): number {
  return (['C', 'B', 'A'] as const).reduce((sum, grade) => sum + (tally[grade][name]?.enrolments ?? 0), 0);
}

/** All cases of a tally, and the enrolments they hold. */
export function totalOf(tally: Tally): Counted {
  const counted = (['C', 'B', 'A'] as const).flatMap((grade) => Object.values(tally[grade]));
  return {
    cases: counted.reduce((sum, { cases }) => sum + cases, 0),
    enrolments: counted.reduce((sum, { enrolments }) => sum + enrolments, 0),
  };
}
