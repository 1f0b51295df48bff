/**
 * How a pair compares where the wrong person is linked: by the ways in which that happens, as the causes known of the recheck
 * of 2023 have it (a namesake found by three items, a family member's number, a twin's, anybody's by a slip or a shift of rows).
 */
import type { Another } from '../store/outcomes.js';
import type { AddressLevel, BirthLevel, NameLevel, Pattern, SexLevel } from './patterns.js';

/** The probability of each level; `open` has none, since it says nothing. */
type Levels<L extends string> = Readonly<Record<Exclude<L, 'open'>, number>>;

export interface PairKind {
  readonly name: Levels<NameLevel>;
  readonly birth: Levels<BirthLevel>;
  readonly sex: Levels<SexLevel>;
  readonly address: Levels<AddressLevel>;
  readonly another: Readonly<Record<Another, number>>;
}

export type MislinkKind = 'stranger' | 'household' | 'twin' | 'namesake';

/** In four of five cases the register holds the person who is truly meant, and their data fit; nine in ten live there still. */
const knownHere = { none: 0.2, fits: 0.08, fits_there: 0.72 };
const anyBirth = { agree: 1 / 29_220, close: 0.002, differ: 0.998 };
const sameHome = { agree: 0.95, previous: 0.01, differ: 0.04 };
const otherHome = { agree: 0.0005, previous: 0.0005, differ: 0.999 };

export const mislinkKinds: Readonly<Record<MislinkKind, PairKind>> = {
  stranger: {
    name: { agree: 0.000001, half: 0.0005, surname: 0.002, given: 0.0045, differ: 0.993 },
    birth: anyBirth,
    sex: { agree: 0.5, differ: 0.5 },
    address: otherHome,
    another: knownHere,
  },
  household: {
    name: { agree: 0.001, half: 0.004, surname: 0.001, given: 0.9, differ: 0.094 },
    birth: { agree: 0.004, close: 0.01, differ: 0.986 },
    sex: { agree: 0.45, differ: 0.55 },
    address: sameHome,
    another: knownHere,
  },
  twin: {
    name: { agree: 0.001, half: 0.01, surname: 0.001, given: 0.968, differ: 0.02 },
    birth: { agree: 0.998, close: 0.001, differ: 0.001 },
    sex: { agree: 0.7, differ: 0.3 },
    address: sameHome,
    another: knownHere,
  },
  namesake: {
    name: { agree: 0.6, half: 0.395, surname: 0.001, given: 0.001, differ: 0.003 },
    birth: { agree: 0.998, close: 0.001, differ: 0.001 },
    sex: { agree: 0.998, differ: 0.002 },
    address: otherHome,
    another: knownHere,
  },
};

/**
 * Which share of all links is of each kind, before anything is counted: one link in ten thousand is wrong, as the programme of
 * 2023 found.
 */
export const usualShares: Readonly<Record<MislinkKind, number>> = {
  stranger: 0.00005,
  household: 0.00003,
  twin: 0.000005,
  namesake: 0.000015,
};

/** How probable it is that a pair of a kind compares so. */
export function likelihood(kind: PairKind, pattern: Pattern, another: Another): number {
  return (
    of(kind.name, pattern.name) *
    of(kind.birth, pattern.birth) *
    of(kind.sex, pattern.sex) *
    of(kind.address, pattern.address) *
    kind.another[another]
  );
}

const of = <L extends string>(levels: Levels<L>, level: L): number =>
  level === 'open' ? 1 : levels[level as Exclude<L, 'open'>];
