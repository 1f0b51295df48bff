import type { CaseClass, Reject } from '../../src/model.js';
import type { CaseToReport, Summary } from '../../src/report/index.js';

/** A summary whose counts fit the cases and rejects. */
export function summaryOf(cases: readonly CaseToReport[], rejects: readonly Reject[]): Summary {
  const classes: Partial<Record<CaseClass, number>> = {};
  const grades = { A: 0, B: 0, C: 0 };
  for (const { draft } of cases) {
    classes[draft.class] = (classes[draft.class] ?? 0) + draft.insurer.length;
    grades[draft.grade] += draft.insurer.length;
  }
  const rejected = (side: string): number => rejects.filter((reject) => reject.side === side).length;
  const enrolments = grades.A + grades.B + grades.C;
  return {
    asOf: '2026-11-23',
    counts: {
      insurer: { read: enrolments + rejected('insurer') + 3, rejected: rejected('insurer'), lapsed: 3, cases: classes },
      municipal: { read: 12 + rejected('municipal'), rejected: rejected('municipal'), enrolled: 10, notEnrolled: 2 },
      grades,
    },
    inputs: [
      { file: 'juki.csv', side: 'municipal', sha256: 'ab'.repeat(32), rows: 12 },
      { file: 'kanyusha.csv', side: 'insurer', sha256: 'cd'.repeat(32), rows: enrolments + 3 },
    ],
    policy: { evidence: { threshold: 2 }, namesakes: { threshold: 0.1 }, population: 125_000_000 },
    versions: {
      totsugo: '0.1.0',
      rules: 'ef'.repeat(32),
      tables: { 'kanji-name/variants.tsv': 'aa', 'address/towns.tsv': 'bb' },
    },
    timing: { seconds: { read: 98765.25 } },
  };
}
