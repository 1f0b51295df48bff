/** How good the order of the worklist is, whether the best candidate is the right one, and what a probability is worth. */
import type { CaseClass } from '../model.js';
import type { FoundCase } from './findings.js';
import type { Truth } from './truth.js';
import { type Share, wilson } from './wilson.js';

export interface Yield {
  /** How many cases from the top; null: all. */
  readonly depth: number | null;
  readonly cases: number;
  /** Cases with at least one wrong enrolment. */
  readonly errors: number;
  readonly perThousand: number;
}

export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  /** Mean of the probabilities given. */
  readonly predicted: number;
  /** Share of cases in which the wrong person is linked. */
  readonly observed: Share;
}

export interface Ranking {
  /** Of the worklist, grade C before B, most probable first. */
  readonly yield: readonly Yield[];
  /** Of grade C without the hint surname_changed. */
  readonly yieldC: readonly Yield[];
  /** Cases with one wrong enrolment whose true resident is known and that name candidates. */
  readonly topCandidate: Share;
  /** Of those, cases where several candidates weigh the same; they count as right where the true one is among them. */
  readonly ties: number;
  readonly calibration: readonly CalibrationBin[];
}

/** Classes in which the enrolment leads to somebody else's record: what `priority` is the probability of. */
const mislinks: ReadonlySet<CaseClass> = new Set([
  'ROW_SHIFT',
  'NUMBER_SWAPPED',
  'NUMBER_SHARED',
  'NUMBER_OF_HOUSEHOLD_MEMBER',
  'NUMBER_OF_NAMESAKE',
  'NUMBER_OF_ANOTHER',
  'TWO_NUMBERS',
  'REGISTER_DUPLICATE',
]);

interface Ranked {
  readonly grade: 'B' | 'C';
  readonly priority: number;
  readonly error: boolean;
  readonly mislink: boolean;
  readonly surnameChanged: boolean;
}

const depths = [10, 100, 1000, null] as const;

export function rankingCounter(truth: Truth) {
  const ranked: Ranked[] = [];
  let offered = 0;
  let right = 0;
  let ties = 0;
  const add = (found: FoundCase): void => {
    const wrong = found.insurer.filter((id) => truth.wrong.has(id));
    const faults = wrong.map((id) => truth.wrong.get(id));
    if (found.grade !== 'A') {
      ranked.push({
        grade: found.grade,
        priority: found.priority,
        error: faults.some((fault) => fault?.class !== 'OUT_OF_COVERAGE'),
        mislink: faults.some((fault) => fault && mislinks.has(fault.class)),
        surnameChanged: found.surnameChanged,
      });
    }
    const owner = wrong.length === 1 ? ownerOf(truth, wrong[0] as string) : null;
    const [best] = found.candidates;
    if (owner === null || !best) return;
    const top = found.candidates.filter(({ weight }) => weight === best.weight);
    offered += 1;
    if (top.length > 1) ties += 1;
    if (top.some(({ municipal }) => municipal === owner)) right += 1;
  };
  const result = (): Ranking => {
    // Array.prototype.sort is stable: cases that weigh the same keep the order of the file.
    const list = [...ranked].sort((a, b) => (a.grade === b.grade ? b.priority - a.priority : a.grade === 'C' ? -1 : 1));
    return {
      yield: depths.map((depth) => yieldAt(list, depth)),
      yieldC: depths.map((depth) =>
        yieldAt(
          list.filter((one) => one.grade === 'C' && !one.surnameChanged),
          depth,
        ),
      ),
      topCandidate: wilson(right, offered),
      ties,
      calibration: calibrate(ranked),
    };
  };
  return { add, result };
}

function ownerOf(truth: Truth, id: string): string | null {
  const fault = truth.wrong.get(id);
  return fault?.owners[fault.wrong.indexOf(id)] ?? null;
}

function yieldAt(list: readonly Ranked[], depth: number | null): Yield {
  const top = depth === null ? list : list.slice(0, depth);
  const errors = top.filter(({ error }) => error).length;
  const perThousand = top.length === 0 ? 0 : Math.round((errors / top.length) * 1000);
  return { depth, cases: top.length, errors, perThousand };
}

/** Ten bins of equal width; empty ones are left out. */
function calibrate(ranked: readonly Ranked[]): CalibrationBin[] {
  const bins = Array.from({ length: 10 }, (): Ranked[] => []);
  for (const one of ranked) bins[Math.min(9, Math.max(0, Math.floor(one.priority * 10)))]?.push(one);
  return bins.flatMap((cases, i) => {
    if (cases.length === 0) return [];
    const sum = cases.reduce((total, { priority }) => total + priority, 0);
    return {
      from: i / 10,
      to: (i + 1) / 10,
      cases: cases.length,
      predicted: Math.round((sum / cases.length) * 1e4) / 1e4,
      observed: wilson(cases.filter(({ mislink }) => mislink).length, cases.length),
    };
  });
}
