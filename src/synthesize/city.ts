/** What a made city consists of while it is made: types alone. */

import type { Address, BuildingStyle } from './addresses.js';
import type { Day } from './dates.js';
import type { Insurer } from './insurers.js';

export interface Surname {
  readonly kanji: string;
  readonly kana: string;
}

export interface GivenName extends Surname {
  readonly sex: 1 | 2;
}

/** A foreign resident's names besides kanji and kana. `alias` is the 通称 in kanji. */
export interface ForeignNames {
  readonly alphabet: string;
  readonly hasKanji: boolean;
  readonly alias: string | null;
  readonly aliasKana: string | null;
  /** The register holds no kana for the alphabet name. */
  readonly withoutKana: boolean;
}

export interface Household {
  readonly id: string;
  address: Address;
  readonly members: Person[];
}

/** 0 active, 1 moved out, 2 deceased: the codes of juki-standard. */
export type Status = 0 | 1 | 2;

export interface Person {
  recordId: string;
  number: string;
  household: Household;
  surname: Surname;
  given: Surname;
  readonly foreign: ForeignNames | null;
  former: Surname | null;
  readonly sex: 1 | 2;
  birth: Day;
  /** Replaces the birth date in both sources: 昭和20年月日不詳. */
  birthText: string | null;
  status: Status;
  /** Day number of the last change (異動日). */
  changed: number;
  previousAddress: Address | null;
  readonly protected: boolean;
  /** Takes part in a planted fault already. */
  taken: boolean;
  /** Lives elsewhere: the register lacks the person. */
  absent: boolean;
  /** How the register writes the kanji, where it holds a variant of the usual character. */
  registerKanji: string | null;
}

export interface Enrolment {
  readonly insurer: Insurer;
  readonly person: Person;
  readonly symbol: string;
  readonly memberNumber: string;
  readonly branch: string;
  number: string;
  from: number;
  /** Day number of 資格喪失日; null while active. */
  to: number | null;
  /** What the insurer holds otherwise than the register; null: the same person's own. */
  sex: 1 | 2 | 3 | null;
  birth: Day | null;
  surname: Surname | null;
  kanji: string | null;
  kana: string | null;
  address: Address | null;
  addressStyle: number | null;
  building: BuildingStyle;
  eraDate: boolean;
  dropped: boolean;
  faulty: boolean;
  /** What must stay as it is, or the planted fault would no longer be what its class says. */
  fixed: readonly NotationGroup[];
  readonly notes: Notation[];
}

/** Of one group an enrolment has at most one innocent difference. */
export type NotationGroup = 'name' | 'address' | 'building' | 'date' | 'sex';

/** What is innocently otherwise on an enrolment: its notation, a value since changed, a value that is not known. */
export interface Notation {
  readonly what: string;
  readonly kind: 'notation' | 'change' | 'unknown';
  readonly class: string;
}

/** A planted fault: whose enrolments are wrong, whose share the case rightly, and which residents hold the number. */
export interface Fault {
  readonly class: string;
  readonly what: string;
  readonly wrong: readonly Enrolment[];
  readonly rightful: readonly Enrolment[];
  readonly holders: readonly Person[];
  /** Residents that the wrong enrolments truly belong to; null where the register has none. */
  readonly owners: readonly (Person | null)[];
}

export interface Block {
  readonly people: Person[];
  /** Rows as each file will hold them. */
  readonly files: Enrolment[][];
  readonly faults: Fault[];
}
