/** Which faults are planted, how many, and in which block. */
import type { Rates } from '../rates.js';
import * as elsewhere from './elsewhere.js';
import type { Ground } from './ground.js';
import { shared } from './number-shared.js';
import * as alone from './numbers-alone.js';
import * as others from './numbers-of-others.js';
import * as values from './values.js';

interface FaultKind {
  readonly name: string;
  /** Enrolments that one fault makes wrong, on average. */
  readonly size: number;
  plant(ground: Ground): boolean;
}

/** ROW_SHIFT comes first, since it needs many untouched rows in a row. */
export const faultKinds: readonly FaultKind[] = [
  { name: 'ROW_SHIFT', size: 14, plant: others.rowShift },
  { name: 'NUMBER_SWAPPED', size: 2, plant: others.swapped },
  { name: 'NUMBER_SHARED', size: 1, plant: shared },
  { name: 'NUMBER_OF_HOUSEHOLD_MEMBER', size: 1, plant: others.ofHouseholdMember },
  { name: 'NUMBER_OF_NAMESAKE', size: 1, plant: others.ofNamesake },
  { name: 'NUMBER_OF_ANOTHER', size: 1, plant: others.ofAnother },
  { name: 'TWO_NUMBERS', size: 1, plant: alone.twoNumbers },
  { name: 'DUPLICATE_ENROLMENT', size: 2, plant: alone.duplicateEnrolment },
  { name: 'REGISTER_DUPLICATE', size: 1, plant: alone.registerDuplicate },
  { name: 'NUMBER_INVALID', size: 1, plant: alone.numberInvalid },
  { name: 'NUMBER_MISSING', size: 1, plant: alone.numberMissing },
  { name: 'NUMBER_NOT_IN_REGISTER', size: 1, plant: alone.notInRegister },
  { name: 'OUT_OF_COVERAGE', size: 1, plant: alone.outOfCoverage },
  { name: 'RESIDENT_DECEASED', size: 1, plant: alone.residentGone(2) },
  { name: 'RESIDENT_MOVED_OUT', size: 1, plant: alone.residentGone(1) },
  { name: 'KANA_NAMESAKE_ELSEWHERE', size: 1, plant: elsewhere.kanaNamesake },
  { name: 'STRANGER_ELSEWHERE', size: 1, plant: elsewhere.ofStranger },
  { name: 'namesake_elsewhere', size: 1, plant: elsewhere.namesake },
  { name: 'birth_typo', size: 1, plant: values.birthTypo },
  { name: 'wrong_sex', size: 1, plant: values.wrongSex },
];

const isRate = (name: string): name is 'birth_typo' | 'wrong_sex' | 'namesake_elsewhere' =>
  name === 'birth_typo' || name === 'wrong_sex' || name === 'namesake_elsewhere';
const otherMislinks = faultKinds.filter(({ name }) => !isRate(name)).length - 1;

/** How many faults of each kind a city of so many people gets. */
export function plannedFaults(rates: Rates, mix: '2023' | 'even', people: number): number[] {
  const { NUMBER_SHARED, others: rest } = rates.mixes[mix];
  const total = people * rates.faults.total;
  return faultKinds.map(({ name, size }) => {
    if (name === 'namesake_elsewhere' && rates.faults[name] === 0) return 0;
    const share = name === 'NUMBER_SHARED' ? NUMBER_SHARED : rest / otherMislinks;
    const wanted = isRate(name) ? people * rates.faults[name] : (total * share) / (NUMBER_SHARED + rest) / size;
    return Math.max(rates.faults.at_least, Math.round(wanted));
  });
}

/** State of planting over the blocks of a city. */
export interface Planting {
  readonly planned: readonly number[];
  readonly planted: number[];
}

/** Plants each kind's share of faults that are due when `done` of `blocks` blocks are made. */
export function plantFaults(planting: Planting, done: number, blocks: number, ground: Omit<Ground, 'turn'>): void {
  faultKinds.forEach(({ plant }, kind) => {
    // Each kind is due at another part of the city, so that a single fault does not always fall into the last block.
    const lag = (kind * 7919) % blocks;
    const total = planting.planned[kind] as number;
    const due = done === blocks ? total : Math.min(total, Math.floor((total * (done + lag)) / blocks));
    for (let tries = 0; (planting.planted[kind] as number) < due && tries < 40 + 4 * due; tries++) {
      if (plant({ ...ground, turn: planting.planted[kind] as number }))
        planting.planted[kind] = (planting.planted[kind] as number) + 1;
    }
  });
}
