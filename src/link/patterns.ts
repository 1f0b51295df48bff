/** What comparing a pair gave, as coarse as probabilities can be counted for. */
import { classifyNames } from '../judge/classify.js';
import { agrees } from '../judge/outcomes.js';
import type { Fields, Hint } from '../model.js';
import type { Store } from '../store/open.js';
import { type Another, type ComparedAlike, comparedPairs } from '../store/outcomes.js';
import type { ClosedPairs } from './closed-pairs.js';

/**
 * `half`: of kanji and kana, one agrees and the other differs · `surname`, `given`: of the two parts of the name only this
 * one differs · `open`: neither agreement nor difference.
 */
export type NameLevel = 'agree' | 'half' | 'surname' | 'given' | 'differ' | 'open';
/** `close`: one slip of the pen away. */
export type BirthLevel = 'agree' | 'close' | 'differ' | 'open';
export type SexLevel = 'agree' | 'differ' | 'open';
/** `previous`: the other record's previous address. */
export type AddressLevel = 'agree' | 'previous' | 'differ' | 'open';

export interface Pattern {
  readonly name: NameLevel;
  readonly birth: BirthLevel;
  readonly sex: SexLevel;
  readonly address: AddressLevel;
}

export interface CountedPattern extends Pattern {
  readonly another: Another;
  readonly pairs: number;
}

const everything: Pattern = { name: 'agree', birth: 'agree', sex: 'agree', address: 'agree' };

export function patternOf(fields: Fields, hints: readonly Hint[]): Pattern {
  const { birthDate, sex, address } = fields;
  return {
    name: nameLevel(fields, hints),
    birth: level(birthDate.outcome, hints.includes('birth_date_typo') ? 'close' : 'differ'),
    sex: level(sex.outcome, 'differ'),
    address: level(address.outcome, hints.includes('moved') ? 'previous' : 'differ'),
  };
}

function level<T extends string>(outcome: Fields['sex']['outcome'], differing: T): 'agree' | 'open' | T {
  if (agrees(outcome)) return 'agree';
  return outcome === 'differ' ? differing : 'open';
}

function nameLevel(fields: Fields, hints: readonly Hint[]): NameLevel {
  const names = classifyNames(fields);
  if (names === 'agree') return 'agree';
  if (names === 'undecided') return 'open';
  // One script agrees as a whole: somebody who sounds alike may be meant, whichever part is written otherwise.
  if (names === 'half_differ') return 'half';
  if (hints.includes('surname_changed')) return 'surname';
  if (hints.includes('given_name_changed')) return 'given';
  return 'differ';
}

/** The patterns of a run's pairs, each once, with how many pairs show it. @param active how many active enrolments it has */
export function countPatterns(
  db: Store,
  run: number,
  active: number,
  closed: Pick<ClosedPairs, 'alike'>,
): CountedPattern[] {
  const counted = new Map<string, CountedPattern>();
  for (const alike of comparedPairs(db, run, active, closed.alike())) {
    const pattern = { ...patternAlike(alike), another: alike.another };
    const key = Object.values(pattern).join();
    const pairs = (counted.get(key)?.pairs ?? 0) + alike.pairs;
    counted.set(key, { ...pattern, pairs });
  }
  return [...counted.values()];
}

function patternAlike({ class: name, fields, hints }: ComparedAlike): Pattern {
  if (fields) return patternOf(fields, hints);
  if (name === 'ADDRESS_MISSING') return { ...everything, address: 'open' };
  // Closed ones alone: birth date, sex and address agree, and one script of the name.
  if (name === 'NAME_RESEMBLES') return { ...everything, name: 'half' };
  return name === 'ADDRESS_DIFFERS'
    ? { ...everything, address: hints.includes('moved') ? 'previous' : 'differ' }
    : everything;
}
