/**
 * How pressing a case is within its grade: how probable it is, from 0 to 1, that the wrong person is linked. Where a pair was
 * compared, that is the chance of the pair (chances.ts); a class that rests on more than one pair, or on none, has its own.
 */
import { agrees } from '../judge/outcomes.js';
import type { CaseClass, Fields, FindingDetail, Hint } from '../model.js';
import type { CandidateRow } from '../store/candidates.js';
import type { Another } from '../store/outcomes.js';
import type { Chances } from './chances.js';
import { patternOf } from './patterns.js';

/** What a class knows beside the pair. Of those whose number leads to nobody, nobody else's data are used: not yet. */
const known: Readonly<Partial<Record<CaseClass, number>>> = {
  // Three rows and more that slipped alike, each with somebody else's number.
  ROW_SHIFT: 0.999,
  // One person under two numbers: one of them is not theirs.
  TWO_NUMBERS: 0.97,
  // One number on two residents: whoever is enrolled under it leads to both.
  REGISTER_DUPLICATE: 0.9,
  NUMBER_NOT_IN_REGISTER: 0.02,
  NUMBER_INVALID: 0.015,
  NUMBER_MISSING: 0.01,
  AGREE_BY_RULE: 0,
  ALL_AGREE: 0,
  OUT_OF_COVERAGE: 0,
};

/** What is wrong of these is not the link: they stand before what is hardly wrong at all. */
const least: Readonly<Partial<Record<CaseClass, number>>> = {
  DUPLICATE_ENROLMENT: 0.008,
  RESIDENT_DECEASED: 0.006,
  RESIDENT_MOVED_OUT: 0.004,
};

export interface Compared {
  readonly class: CaseClass;
  readonly fields: Fields | null;
  readonly hints: readonly Hint[];
  readonly another: Another;
  readonly detail: FindingDetail;
  /** The chance that a class worked out for itself. */
  readonly chance?: number | undefined;
}

/** How the best of an enrolment's candidates fits. */
export function anotherOf(candidates: readonly CandidateRow[]): Another {
  if (candidates.length === 0) return 'none';
  return candidates.some(({ fields }) => agrees(fields.address.outcome)) ? 'fits_there' : 'fits';
}

export function priorityOf(
  { class: name, fields, hints, another, detail, chance }: Compared,
  chances: Chances,
): number {
  const own = chance ?? known[name];
  if (own !== undefined) return rounded(own);
  if (!fields) return rounded(least[name] ?? 0);
  const pair = chances.ofPair(patternOf(fields, hints), another, detail.namesakes);
  return rounded(Math.max(pair, least[name] ?? 0));
}

/** That at least one of several is wrong. */
export const atLeastOne = (each: readonly number[]): number =>
  1 - each.reduce((none, chance) => none * (1 - chance), 1);

/** Nothing is certain; eight digits, so that the least probable keep their order. */
const rounded = (chance: number): number => Math.round(Math.min(chance, 0.999) * 1e8) / 1e8;
