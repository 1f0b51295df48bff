/** What was missed and what was falsely flagged, class by class. Counted in enrolments, since each is one person. */
import type { CaseClass } from '../model.js';
import type { FoundCase } from './findings.js';
import type { Truth } from './truth.js';
import { type Share, wilson } from './wilson.js';

export interface ClassResult {
  readonly class: CaseClass;
  /** Enrolments made wrong by faults of this class. */
  readonly planted: number;
  /** Of those, in no case of grade C or B (OUT_OF_COVERAGE: in no case of that class). */
  readonly missed: Share;
  /** Of those found, in a case of the right class. */
  readonly rightClass: Share;
  /** Enrolments in C or B cases of this class that no fault concerns, of all enrolments. */
  readonly falselyFlagged: Share;
}

export interface Burden {
  /** `fault`, a kind of notation or change (several joined by +), or `nothing`. */
  readonly what: string;
  /** Enrolments in cases of these grades. */
  readonly C: number;
  readonly B: number;
  /** Both, per 1,000 enrolments. */
  readonly perThousand: number;
}

export interface ByClass {
  readonly classes: readonly ClassResult[];
  readonly missed: Share;
  readonly rightClass: Share;
  readonly burden: readonly Burden[];
  /** Enrolments with nothing but innocent notation that are in a C or B case, of all. */
  readonly notationFlagged: Share;
  /** Enrolments that no fault concerns in a C or B case, of all. */
  readonly falselyFlagged: Share;
  /** Missed enrolments: recordId, class and form. */
  readonly missedEnrolments: readonly { readonly insurer: string; readonly class: CaseClass; readonly what: string }[];
}

/** Nobody has to look at these: finding them means naming them. */
const needsNoEye: ReadonlySet<CaseClass> = new Set(['OUT_OF_COVERAGE']);

interface Seen {
  readonly class: CaseClass;
  readonly flagged: boolean;
}

/** Collects cases one by one, so that nothing but the wrong enrolments' cases is kept. */
export function classCounter(truth: Truth) {
  const seen = new Map<string, Seen>();
  const falsely = new Map<CaseClass, number>();
  const burden = new Map<string, { C: number; B: number }>();
  let notationFlagged = 0;
  const add = (found: FoundCase): void => {
    const flagged = found.grade !== 'A';
    for (const id of found.insurer) {
      const fault = truth.wrong.get(id);
      if (fault) {
        const before = seen.get(id);
        if (!before || found.class === fault.class)
          seen.set(id, { class: found.class, flagged: flagged || (before?.flagged ?? false) });
      }
      if (!flagged) continue;
      const what = fault || truth.rightful.has(id) ? 'fault' : innocence(truth, id);
      const row = burden.get(what) ?? { C: 0, B: 0 };
      row[found.grade as 'B' | 'C'] += 1;
      burden.set(what, row);
      if (what === 'fault') continue;
      falsely.set(found.class, (falsely.get(found.class) ?? 0) + 1);
      if (isMereNotation(truth, what)) notationFlagged += 1;
    }
  };
  const isFound = (id: string, name: CaseClass) => {
    const found = seen.get(id);
    return found !== undefined && (found.flagged || (needsNoEye.has(name) && found.class === name));
  };
  const result = (): ByClass => {
    const names = [...new Set([...truth.faults.map((fault) => fault.class), ...falsely.keys()])];
    const classes = names.map((name): ClassResult => {
      const wrong = [...truth.wrong].filter(([, fault]) => fault.class === name).map(([id]) => id);
      const found = wrong.filter((id) => isFound(id, name));
      const right = found.filter((id) => seen.get(id)?.class === name);
      return {
        class: name,
        planted: wrong.length,
        missed: wilson(wrong.length - found.length, wrong.length),
        rightClass: wilson(right.length, found.length),
        falselyFlagged: wilson(falsely.get(name) ?? 0, truth.enrolments),
      };
    });
    const sum = (of: (row: ClassResult) => number) => classes.reduce((total, row) => total + of(row), 0);
    const rows = [...burden].map(([what, { C, B }]) => ({
      what,
      C,
      B,
      perThousand: perThousand(C + B, truth.enrolments),
    }));
    return {
      classes,
      missed: wilson(
        sum((row) => row.missed.count),
        sum((row) => row.planted),
      ),
      rightClass: wilson(
        sum((row) => row.rightClass.count),
        sum((row) => row.rightClass.of),
      ),
      burden: rows.sort((a, b) => b.C + b.B - a.C - a.B || (a.what < b.what ? -1 : 1)),
      notationFlagged: wilson(notationFlagged, truth.enrolments),
      falselyFlagged: wilson(
        [...falsely.values()].reduce((total, count) => total + count, 0),
        truth.enrolments,
      ),
      missedEnrolments: [...truth.wrong]
        .filter(([id, fault]) => !isFound(id, fault.class))
        .map(([insurer, fault]) => ({ insurer, class: fault.class, what: fault.what })),
    };
  };
  return { add, result };
}

/** Nothing did change, and no value says that it is not known: what a clerk should not have been shown. */
export const isMereNotation = (truth: Truth, what: string): boolean =>
  what === 'nothing' || what.split('+').every((kind) => truth.kinds.get(kind) === 'notation');

/** What is otherwise about an innocent enrolment; what did change or is not known says more than notation beside it. */
export function innocence({ innocent, kinds }: Truth, id: string): string {
  const all = [...new Set(innocent.get(id)?.split('+') ?? [])].sort();
  const telling = all.filter((what) => kinds.get(what) !== 'notation');
  return (telling.length > 0 ? telling : all).join('+') || 'nothing';
}

export function perThousand(count: number, of: number): number {
  return of === 0 ? 0 : Math.round((count / of) * 1e6) / 1e3;
}
