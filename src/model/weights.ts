/** How much a comparison says, and whom else an enrolment fits. */
import type { Fields, Outcome } from './judging.js';

/** What one part of a weight is about. A name counts by its two parts where a record writes their boundary, else whole. */
export type WeightField = 'surname' | 'givenName' | 'name' | 'birthDate' | 'sex' | 'address' | 'number';

/**
 * `half_differ`: of kanji and kana of a name, one agrees and the other differs · `close`: a number or date one slip away ·
 * `previous`: one record's address is the other's previous one.
 */
export type WeightOutcome = Outcome | 'half_differ' | 'close' | 'previous';

/** One part of a weight, in bits to one decimal: what speaks for one person (above 0) or for two (below). */
export interface WeightPart {
  readonly field: WeightField;
  readonly outcome: WeightOutcome;
  readonly bits: number;
  /** The surname, given name or whole name that agrees, as the register writes it; never anything of an address. */
  readonly term?: string;
  /** How many of a million people of the register have this name or birth date, where that was counted. */
  readonly perMillion?: number;
}

/** How much a comparison says: 28.4 is 2^28.4 to one for one and the same person. `total` is the sum of the parts. */
export interface Weight {
  readonly total: number;
  readonly parts: readonly WeightPart[];
}

/** How a mistyped number becomes the number of a resident whom the data fit. */
export type NumberRepair = 'one_digit' | 'neighbours_swapped' | 'lost_zero';

/** A resident whom an enrolment fits, with how well, in bits; the best first. */
export interface Candidate {
  readonly municipal: string;
  /** The sum of `parts`. */
  readonly weight: number;
  readonly fields: Fields;
  readonly parts?: readonly WeightPart[];
  /** The enrolment's number is this resident's, but for a slip of the keyboard. */
  readonly numberRepair?: NumberRepair;
}
