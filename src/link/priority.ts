/**
 * How pressing a case is within its grade: how probable it is, from 0 to 1, that the wrong person is linked. The base of
 * each class follows what the recheck of 2023 found (of mismatches in birth date or sex 3.6 % were true mislinks in the
 * pilot, of mismatches in a name 0.025 %, and 94 % of the known mislinks had one number on several enrolments).
 */
import { classifyNames } from '../judge/classify.js';
import type { CaseClass, Fields, Hint } from '../model.js';

const base: Readonly<Record<CaseClass, number>> = {
  ROW_SHIFT: 0.99,
  NUMBER_SWAPPED: 0.98,
  NUMBER_SHARED: 0.95,
  NUMBER_OF_HOUSEHOLD_MEMBER: 0.94,
  NUMBER_OF_ANOTHER: 0.93,
  NUMBER_OF_NAMESAKE: 0.9,
  TWO_NUMBERS: 0.8,
  REGISTER_DUPLICATE: 0.5,
  BOTH_NAMES_DIFFER: 0.4,
  BIRTH_OR_SEX_DIFFERS: 0.036,
  ONE_NAME_AND_ADDRESS_DIFFER: 0.01,
  NUMBER_INVALID: 0.3,
  NUMBER_NOT_IN_REGISTER: 0.1,
  NUMBER_MISSING: 0.08,
  DUPLICATE_ENROLMENT: 0.05,
  RESIDENT_DECEASED: 0.04,
  RESIDENT_MOVED_OUT: 0.02,
  UNDECIDABLE: 0.002,
  ADDRESS_DIFFERS: 0.001,
  ADDRESS_MISSING: 0.001,
  ONE_NAME_DIFFERS: 0.00025,
  NAME_RESEMBLES: 0.0001,
  AGREE_BY_RULE: 0,
  ALL_AGREE: 0,
  OUT_OF_COVERAGE: 0,
};

/** Classes in which the holder's own data differ: there, another resident who fits speaks for a wrong link. */
const pairDiffers: ReadonlySet<CaseClass> = new Set<CaseClass>([
  'BIRTH_OR_SEX_DIFFERS',
  'BOTH_NAMES_DIFFER',
  'ONE_NAME_AND_ADDRESS_DIFFER',
]);

/** @example priorityOf('BIRTH_OR_SEX_DIFFERS', fields, ['birth_date_typo'], 0) // 0.018 */
export function priorityOf(name: CaseClass, fields: Fields | null, hints: readonly Hint[], candidates: number): number {
  let chance = base[name];
  if (fields) {
    const names = classifyNames(fields);
    if (name === 'BIRTH_OR_SEX_DIFFERS' && names === 'differ') chance = 0.9;
    if (name === 'BIRTH_OR_SEX_DIFFERS' && names === 'half_differ') chance = 0.2;
    if (fields.address.outcome === 'differ' && chance < 0.5) chance *= 1.5;
  }
  if (hints.includes('birth_date_typo')) chance /= 2;
  // Of two whole names of which only the surname differs, nearly all are a marriage that one source has not heard of.
  if (hints.includes('surname_changed')) chance /= 20;
  if (hints.includes('twin') || hints.includes('household_member')) chance = Math.max(chance, 0.5);
  if (candidates === 1 && pairDiffers.has(name)) chance = Math.max(chance, 0.6);
  return Math.round(Math.min(chance, 0.99) * 1e6) / 1e6;
}
