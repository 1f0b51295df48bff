/** How good the order of the worklist is, whether the best candidate is the right one, and what a probability is worth. */
import { type Calibration, calibrate } from './calibration.js';
import type { FoundCase } from './findings.js';
import type { PlantedFault, Truth } from './truth.js';
import { type Share, wilson } from './wilson.js';

export interface Yield {
  /** How many cases from the top; null: all. */
  readonly depth: number | null;
  readonly cases: number;
  /** Cases with at least one wrong enrolment. */
  readonly errors: number;
  readonly perThousand: number;
  /** Cases in which the wrong person is linked, and how many the probabilities promise. */
  readonly mislinks: number;
  readonly expected: number;
}

/** A point of the curve: after so many cases, so many errors found. */
export type CurvePoint = readonly [cases: number, errors: number];

export interface Ranking extends Calibration {
  /** Of the worklist, grade C before B, most probable first. */
  readonly yield: readonly Yield[];
  /** Of grade C without the hint surname_changed. */
  readonly yieldC: readonly Yield[];
  /** Errors found case by case down the worklist: at most some 200 points. */
  readonly curve: readonly CurvePoint[];
  /** Cases with one wrong enrolment whose true resident is known and that name candidates. */
  readonly topCandidate: Share;
  /** Of those, cases where several candidates weigh the same; they count as right where the true one is among them. */
  readonly ties: number;
}

interface Ranked {
  readonly grade: 'B' | 'C';
  readonly priority: number;
  readonly error: boolean;
  readonly mislink: boolean;
  readonly surnameChanged: boolean;
}

const depths = [10, 100, 1000, null] as const;
const curvePoints = 200;

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
        mislink: wrong.some((id) => isMislink(truth.wrong.get(id) as PlantedFault, id)),
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
    const grave = list.filter((one) => one.grade === 'C' && !one.surnameChanged);
    return {
      yield: depths.map((depth) => yieldAt(list, depth)),
      yieldC: depths.map((depth) => yieldAt(grave, depth)),
      curve: curveOf(list),
      topCandidate: wilson(right, offered),
      ties,
      ...calibrate(list),
    };
  };
  return { add, result };
}

/**
 * What `priority` is the probability of: the enrolment carries a number that is another person's. That is so where a
 * resident holds it who is not the enrolment's own, and where one person is enrolled under a second number; not where the
 * register has entered one person twice.
 */
function isMislink({ class: name, what, wrong, holders, owners }: PlantedFault, id: string): boolean {
  if (name === 'TWO_NUMBERS') return true;
  if (what === 'entered twice') return false;
  const at = wrong.indexOf(id);
  const held = holders.length === wrong.length ? holders.slice(at, at + 1) : holders;
  return held.some((holder) => holder !== owners[at]);
}

function ownerOf(truth: Truth, id: string): string | null {
  const fault = truth.wrong.get(id);
  return fault?.owners[fault.wrong.indexOf(id)] ?? null;
}

function yieldAt(list: readonly Ranked[], depth: number | null): Yield {
  const top = depth === null ? list : list.slice(0, depth);
  const errors = top.filter(({ error }) => error).length;
  const mislinks = top.filter(({ mislink }) => mislink).length;
  const perThousand = top.length === 0 ? 0 : Math.round((errors / top.length) * 1000);
  const expected = Math.round(top.reduce((total, { priority }) => total + priority, 0) * 10) / 10;
  return { depth, cases: top.length, errors, perThousand, mislinks, expected };
}

/** Every case at first, where the errors are; then wider and wider steps. */
function curveOf(list: readonly Ranked[]): CurvePoint[] {
  const points: CurvePoint[] = [[0, 0]];
  let errors = 0;
  let next = 1;
  list.forEach(({ error }, i) => {
    if (error) errors += 1;
    const cases = i + 1;
    if (cases < next && cases < list.length) return;
    points.push([cases, errors]);
    next = cases + Math.max(1, Math.floor((8 * cases) / curvePoints));
  });
  return points;
}
