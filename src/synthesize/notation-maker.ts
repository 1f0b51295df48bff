/** What a maker of an innocent difference is. */
import type { Enrolment, Notation, NotationGroup } from './city.js';
import type { CityContext } from './households.js';
import type { Random } from './random.js';
import type { NotationKind } from './rates.js';

export interface NotationMaker {
  readonly kind: NotationKind;
  /** Of one group an enrolment has at most one. */
  readonly group: NotationGroup;
  /** What it is, and the class it gives where nothing else differs. */
  readonly result: Omit<Notation, 'what'>;
  /** Changes so much that a planted fault would no longer be what its class says. */
  readonly heavy: boolean;
  /** Makes the notation; false where this enrolment does not allow it. */
  make(row: Enrolment, random: Random, city: CityContext): boolean;
}

/** The same value, which a rule of the program holds equal. */
export const byRule = { kind: 'notation', class: 'AGREE_BY_RULE' } as const;

/** Sets a value of the enrolment; false where there is none to set. */
export function put<K extends 'kana' | 'kanji' | 'surname' | 'address' | 'building'>(
  row: Enrolment,
  key: K,
  value: Enrolment[K] | null,
): boolean {
  if (value === null) return false;
  row[key] = value;
  return true;
}
