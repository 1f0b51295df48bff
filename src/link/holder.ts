/** Who holds a number that several register rows have, and whether two records of one source are one person. */
import { comparePair } from '../judge/compare.js';
import type { PairClass } from '../model.js';
import type { Judging } from './by-number.js';
import type { Enrolment, Resident } from './people.js';

/**
 * Which of several register rows under one number is the holder. A person who left and came back may have a closed row
 * beside the active one; anything else is a double entry, and it is not for a program to say which row is right.
 */
export function holderAmong(
  residents: readonly Resident[],
  judging: Judging,
): { readonly resident: Resident; readonly certain: boolean } {
  const active = residents.filter(isActive);
  const resident = active[0] ?? residents.at(-1);
  if (!resident) throw new Error('a number without a resident has no holder');
  const others = residents.filter((other) => other !== resident);
  const certain = active.length <= 1 && others.every((other) => samePerson(resident, other, judging));
  return { resident, certain };
}

/** A status that the profile does not map counts as active: compared like everybody, never explained away. */
export const isActive = ({ status }: Resident): boolean => status === 'active' || status === 'unmapped';

const agreeing: ReadonlySet<PairClass> = new Set<PairClass>([
  'ADDRESS_DIFFERS',
  'ADDRESS_MISSING',
  'AGREE_BY_RULE',
  'ALL_AGREE',
  'NAME_RESEMBLES',
]);

/**
 * Whether two records of one source are the same person: names, birth date and sex agree, and the address may be old; or one
 * name only resembles the other (ナカタ/ナカダ), and all else agrees.
 */
export function samePerson(a: Resident | Enrolment, b: Resident | Enrolment, judging: Judging): boolean {
  return agreeing.has(comparePair(a.normalized, b.normalized, judging.policy, () => 0).class);
}
