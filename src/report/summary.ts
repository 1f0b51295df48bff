/** summary.json: what a run read, what it gave, and what it rests on. */
import type { CaseClass, Grade, Policy, Source } from '../model.js';
import { caseClasses } from './class-names.js';
import type { DecisionCounts } from './standing.js';

/** Every input row ends in one place: `read` is the sum of the rest. */
export interface InsurerCounts {
  readonly read: number;
  readonly rejected: number;
  readonly lapsed: number;
  /** Enrolments (not cases) by the class of the case that holds them; `ALL_AGREE` among them. */
  readonly cases: Readonly<Partial<Record<CaseClass, number>>>;
}

/** `enrolled`: residents that a case names as holder of a number (`ALL_AGREE` among them); `notEnrolled`: all others. */
export interface MunicipalCounts {
  readonly read: number;
  readonly rejected: number;
  readonly enrolled: number;
  readonly notEnrolled: number;
}

export interface Counts {
  readonly insurer: InsurerCounts;
  readonly municipal: MunicipalCounts;
  /** Enrolments, not cases. */
  readonly grades: Readonly<Record<Grade, number>>;
}

export interface InputFile {
  /** Base name; the folder is left out, so that the same files give the same bytes anywhere. */
  readonly file: string;
  readonly side: Source;
  readonly sha256: string;
  readonly bytes?: number;
  readonly rows: number;
  readonly encoding?: string;
}

export interface Summary {
  readonly asOf: string;
  readonly counts: Counts;
  /** Where the cases of grades C and B stand; absent where nobody ever decided anything. */
  readonly decisions?: DecisionCounts;
  /** Expected wrong links among the first 10, 100 and 1,000 cases of the worklist. */
  readonly forecast?: readonly { readonly cases: number; readonly mislinks: number }[];
  readonly inputs: readonly InputFile[];
  readonly policy: Policy;
  /** Program, rules (a digest) and tables (name → digest or version). */
  readonly versions: {
    readonly totsugo: string;
    readonly rules: string;
    readonly tables: Readonly<Record<string, string>>;
  };
  /** Whatever else is worth saying of the run: columns a file lacked, keys skipped as too common. */
  readonly notes?: readonly { readonly ja: string; readonly en: string }[];
  /** Everything that the clock, the machine or the database gives: run id, start, seconds by stage. */
  readonly timing?: Readonly<Record<string, unknown>>;
}

/** The text of summary.json: keys in a fixed order, `timing` last; `more` is what one report says besides the run. */
export function summaryText(summary: Summary, more: Readonly<Record<string, unknown>> = {}): string {
  const { counts } = summary;
  const cases: Partial<Record<CaseClass, number>> = {};
  for (const name of caseClasses) cases[name] = counts.insurer.cases[name] ?? 0;
  const { read, rejected, lapsed } = counts.insurer;
  const { municipal, grades } = counts;
  const ordered = {
    asOf: summary.asOf,
    counts: {
      insurer: { read, rejected, lapsed, cases },
      municipal: {
        read: municipal.read,
        rejected: municipal.rejected,
        enrolled: municipal.enrolled,
        notEnrolled: municipal.notEnrolled,
      },
      grades: { A: grades.A, B: grades.B, C: grades.C },
    },
    ...(summary.decisions ? { decisions: summary.decisions } : {}),
    ...(summary.forecast ? { forecast: summary.forecast } : {}),
    inputs: summary.inputs.map(({ file, side, sha256, bytes, rows, encoding }) => ({
      file,
      side,
      sha256,
      bytes,
      rows,
      encoding,
    })),
    policy: summary.policy,
    versions: {
      totsugo: summary.versions.totsugo,
      rules: summary.versions.rules,
      tables: Object.fromEntries(Object.entries(summary.versions.tables).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    notes: summary.notes ?? [],
    ...more,
    timing: summary.timing ?? {},
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/**
 * What does not add up in the counts, each as a short equation; empty where all does. A run whose counts do not add up may
 * not finish. Example: `insurer: read 100 ≠ rejected 1 + lapsed 2 + cases 96`.
 */
export function openAccounts({ insurer, municipal, grades }: Counts): string[] {
  const open: string[] = [];
  const cases = sum(Object.values(insurer.cases));
  if (insurer.read !== insurer.rejected + insurer.lapsed + cases) {
    open.push(
      `insurer: read ${insurer.read} ≠ rejected ${insurer.rejected} + lapsed ${insurer.lapsed} + cases ${cases}`,
    );
  }
  const { read, rejected, enrolled, notEnrolled } = municipal;
  if (read !== rejected + enrolled + notEnrolled) {
    open.push(`municipal: read ${read} ≠ rejected ${rejected} + enrolled ${enrolled} + not enrolled ${notEnrolled}`);
  }
  const graded = sum(Object.values(grades));
  if (graded !== cases) open.push(`grades: A + B + C ${graded} ≠ cases ${cases}`);
  return open;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
