/** How likely somebody else has the same name, birth date or address (u): counted in the register, with documented defaults. */
import { nameShare, standardShares } from '../judge/namesakes.js';
import type { Normalized } from '../judge/normalize.js';
import { enoughPeople } from './counted-shares.js';
import { alphabetTerm, cut, kanaTerm, writtenTerm } from './name-terms.js';
import { countOf, meanOthers, type TermCounts, type TermKind, totalOf } from './terms.js';

/** A share from 0 to 1, and whether it was counted in the register. */
export interface Share {
  readonly share: number;
  readonly counted: boolean;
}

export type Script = 'written' | 'kana';

export interface Frequencies {
  /** People of the register; a large city's where too few were counted. */
  readonly people: number;
  readonly counted: boolean;
  readonly surname: (name: string, script: Script) => Share;
  readonly givenName: (name: string, script: Script) => Share;
  /** The whole name that a record states in a script; alphabet names count as written. */
  readonly name: (n: Normalized, script: Script) => Share;
  readonly birthDate: (key: string) => Share;
  readonly sex: (key: 'male' | 'female') => number;
  /** The mean number of others who live at somebody's address. */
  readonly housemates: number;
}

/** What holds where a register is too small to count in: a city of 200,000 in households of 2.8, as most people live. */
const assumed = { people: 200_000, housemates: 1.8, surnameKana: 1 / 2_000, givenKana: 1 / 500, name: 1 / 100_000 };
/** Days of 80 years; as many people, one a day, are added to the counted ones, so that a day without births is not impossible. */
const days = 29_220;

export function frequenciesOf(counts: TermCounts): Frequencies {
  const table = standardShares().asCounted;
  const total = counts.people[0] as number;
  const enough = total >= enoughPeople;
  const share = (kind: TermKind, term: string, otherwise: number): Share => {
    const people = totalOf(counts, kind);
    if (people < enoughPeople) return { share: otherwise, counted: false };
    return { share: Math.max(1, countOf(counts, kind, term)) / people, counted: true };
  };
  const surname = (name: string, script: Script): Share =>
    script === 'written'
      ? share('surname', writtenTerm(name), table.surname(name))
      : share('surnameKana', kanaTerm(name), assumed.surnameKana);
  const givenName = (name: string, script: Script): Share =>
    script === 'written'
      ? share('givenName', writtenTerm(name), table.given(name))
      : share('givenNameKana', kanaTerm(name), assumed.givenKana);
  const whole = (term: string, otherwise: number): Share => {
    const seen = countOf(counts, 'name', term);
    return enough && seen > 0
      ? { share: Math.max(seen / total, otherwise), counted: true }
      : { share: otherwise, counted: false };
  };
  const name = (n: Normalized, script: Script): Share => {
    const parted = script === 'kana' ? n.nameKana : n.nameKanji;
    const alphabet = n.nameAlphabet ?? n.alphabetInKanjiField;
    if (script === 'written' && (alphabet !== null || !parted)) {
      return alphabet
        ? whole(alphabetTerm(alphabet.tokens), enough ? 1 / total : assumed.name)
        : { share: assumed.name, counted: false };
    }
    if (!parted) return { share: assumed.name, counted: false };
    if (parted.parts.length > 1) {
      const [first, rest] = cut(parted.parts);
      const [one, other] = [surname(first, script), givenName(rest, script)];
      return { share: one.share * other.share, counted: one.counted && other.counted };
    }
    return script === 'kana'
      ? whole(kanaTerm(parted.text), assumed.name)
      : whole(writtenTerm(parted.text), nameShare(parted.parts, table));
  };
  const male = counts.people[1] as number;
  const sexes = male + (counts.people[2] as number);
  return {
    people: enough ? total : assumed.people,
    counted: enough,
    surname,
    givenName,
    name,
    birthDate: (key) => ({
      share: ((enough ? countOf(counts, 'birthDate', key) : 0) + 1) / ((enough ? total : 0) + days),
      counted: enough,
    }),
    sex: (key) => (enough && sexes > 0 ? (key === 'male' ? male : sexes - male) / sexes : 0.5),
    housemates: enough ? Math.max(0.1, meanOthers(counts, 'address')) : assumed.housemates,
  };
}
