/**
 * How often two records of one person show an outcome (m), counted on the night's own pairs. Nearly every pair that a number
 * links is true, but not all are: an item is counted only on pairs that the other items hold for one person anyway, so that
 * wrong links do not pass for the errors of true ones.
 */
import type { AddressLevel, BirthLevel, CountedPattern, NameLevel, Pattern, SexLevel } from './patterns.js';

/** The probability of each level among two records of one person that state the item; each adds up to 1. */
export interface MatchRates {
  readonly name: Readonly<Record<Exclude<NameLevel, 'open'>, number>>;
  readonly birth: Readonly<Record<Exclude<BirthLevel, 'open'>, number>>;
  readonly sex: Readonly<Record<Exclude<SexLevel, 'open'>, number>>;
  readonly address: Readonly<Record<Exclude<AddressLevel, 'open'>, number>>;
  /** Pairs counted; 0 where the defaults hold. */
  readonly pairs: number;
}

/**
 * Where too few pairs can be counted. From the recheck of 2023: 0.87 % of true links differed in a name or another item,
 * 2,779 of 160 million in birth date or sex; addresses by the 4 % that are usual where moves are heard of late.
 */
export const defaultRates: MatchRates = {
  name: { agree: 0.9912, half: 0.002, surname: 0.006, given: 0.0003, differ: 0.0005 },
  birth: { agree: 0.99985, close: 0.0001, differ: 0.00005 },
  sex: { agree: 0.99995, differ: 0.00005 },
  address: { agree: 0.95, previous: 0.01, differ: 0.04 },
  pairs: 0,
};

/** Pairs that must agree in all but one item before that item's rates are counted. */
export const enoughPairs = 1_000;
/** As many pairs as the defaults count for beside what was counted, so that no rate is ever 0. */
const weightOfDefaults = 100;

type Item = 'name' | 'birth' | 'sex' | 'address';

/** Whether all items but one hold the two records for one person. */
const sure: Readonly<Record<Item, (pattern: Pattern) => boolean>> = {
  name: ({ birth, sex, address }) =>
    birth === 'agree' && sex !== 'differ' && (address === 'agree' || address === 'previous'),
  birth: ({ name, sex, address }) =>
    name === 'agree' && sex !== 'differ' && (address === 'agree' || address === 'previous'),
  sex: ({ name, birth, address }) => name === 'agree' && birth === 'agree' && address !== 'differ',
  address: ({ name, birth, sex }) => name === 'agree' && birth === 'agree' && sex !== 'differ',
};

/** The rates of a night, or the defaults where it has too few pairs. */
export function countRates(patterns: readonly CountedPattern[]): MatchRates {
  const pairs = patterns.filter(sure.name).reduce((sum, pattern) => sum + pattern.pairs, 0);
  if (pairs < enoughPairs) return defaultRates;
  return {
    name: rates('name', defaultRates.name, patterns),
    birth: rates('birth', defaultRates.birth, patterns),
    sex: rates('sex', defaultRates.sex, patterns),
    address: rates('address', defaultRates.address, patterns),
    pairs,
  };
}

function rates<L extends string>(
  item: Item,
  defaults: Readonly<Record<L, number>>,
  patterns: readonly CountedPattern[],
): Record<L, number> {
  const levels = Object.keys(defaults) as L[];
  const counted = patterns.filter((pattern) => pattern[item] !== 'open' && sure[item](pattern));
  const of = (level: L) => counted.reduce((sum, one) => sum + (one[item] === level ? one.pairs : 0), 0);
  const total = counted.reduce((sum, one) => sum + one.pairs, 0) + weightOfDefaults;
  return Object.fromEntries(
    levels.map((level) => [level, (of(level) + weightOfDefaults * defaults[level]) / total]),
  ) as Record<L, number>;
}
