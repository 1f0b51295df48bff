/** The six outcomes → one class and one grade: the contract's ordered list, first that fits. */
import type { FieldOutcome, Fields, Grade, PairClass, Policy } from '../model.js';
import { agrees } from './outcomes.js';

export const pairGrades: Readonly<Record<Exclude<PairClass, 'ADDRESS_DIFFERS' | 'ADDRESS_MISSING'>, Grade>> = {
  BIRTH_OR_SEX_DIFFERS: 'C',
  BOTH_NAMES_DIFFER: 'C',
  ONE_NAME_AND_ADDRESS_DIFFER: 'C',
  NAME_RESEMBLES: 'A',
  ONE_NAME_DIFFERS: 'B',
  UNDECIDABLE: 'B',
  AGREE_BY_RULE: 'A',
  ALL_AGREE: 'A',
};

/** What is known beside the six outcomes, asked only where the class needs it. */
export interface Circumstances {
  /** Whether either record states an address: where neither does, there is none to miss. */
  readonly addressStated: boolean;
  readonly previousAddressAgrees: () => boolean;
  /** Expected number of other people in the country with this name, birth date and sex. */
  readonly namesakes: () => number;
}

export type NamesOutcome = 'agree' | 'half_differ' | 'differ' | 'undecided';

/** The three name fields together: one that agrees and none that differs agrees; see the contract, section 4. */
export function classifyNames(fields: Fields): NamesOutcome {
  const outcomes = [fields.nameKanji.outcome, fields.nameKana.outcome, fields.reading.outcome];
  const agree = outcomes.some(agrees);
  const differ = outcomes.includes('differ');
  if (agree) return differ ? 'half_differ' : 'agree';
  return differ ? 'differ' : 'undecided';
}

export function classify(
  fields: Fields,
  policy: Policy,
  circumstances: Circumstances,
): { readonly class: PairClass; readonly grade: Grade } {
  const graded = (name: keyof typeof pairGrades) => ({ class: name, grade: pairGrades[name] });
  const { birthDate, sex, address } = fields;
  const names = classifyNames(fields);
  if (birthDate.outcome === 'differ' || sex.outcome === 'differ') return graded('BIRTH_OR_SEX_DIFFERS');
  if (names === 'differ') return graded('BOTH_NAMES_DIFFER');
  const known = agrees(birthDate.outcome) && agrees(sex.outcome);
  if (names === 'half_differ') {
    if (address.outcome === 'differ') return graded('ONE_NAME_AND_ADDRESS_DIFFER');
    const close = known && agrees(address.outcome) && resembles(fields);
    return graded(close ? 'NAME_RESEMBLES' : 'ONE_NAME_DIFFERS');
  }
  if (names === 'undecided' || !known) return graded('UNDECIDABLE');
  if (!agrees(address.outcome) && circumstances.addressStated) {
    const closed = circumstances.previousAddressAgrees() || circumstances.namesakes() < policy.namesakes.threshold;
    const name = address.outcome === 'differ' ? 'ADDRESS_DIFFERS' : 'ADDRESS_MISSING';
    return { class: name, grade: closed ? 'A' : 'B' };
  }
  const all = [fields.nameKanji, fields.nameKana, fields.reading, birthDate, sex, address];
  return graded(all.some((field) => field.outcome === 'agree_by_rule') ? 'AGREE_BY_RULE' : 'ALL_AGREE');
}

/** Whether every differing name field resembles the other by rules of evidence 3 at worst. */
function resembles(fields: Fields): boolean {
  const differing = [fields.nameKanji, fields.nameKana, fields.reading].filter((f) => f.outcome === 'differ');
  return differing.every((field: FieldOutcome) => {
    const rules = field.rules ?? [];
    return rules.length > 0 && rules.every((rule) => rule.evidence <= 3);
  });
}
