/** Two normalized records → a verdict. Pure, and symmetric in everything but the direction of the rules' from and to. */
import { compareAddresses } from '../fields/address/index.js';
import { compareBirthDates } from '../fields/birth-date/index.js';
import { compareSexes } from '../fields/sex/index.js';
import type { Evidence, FieldOutcome, Fields, Policy, Verdict } from '../model.js';
import { classify } from './classify.js';
import { hintsOf } from './hints.js';
import type { Normalized } from './normalize.js';
import { agrees, previousAddressAgrees } from './outcomes.js';
import { compareKanaFields, compareReadings, compareWrittenNames } from './pairings.js';

/** The expected number of other people in the country who share what the two records agree on: name, birth date, sex. */
export type Namesakes = (a: Normalized, b: Normalized, fields: Fields, policy: Policy) => number;

const missing: FieldOutcome = { outcome: 'missing' };

/** The six outcomes of two records, in the contract's order. */
export function compareFields(a: Normalized, b: Normalized, threshold: Evidence): Fields {
  const nameKanji = compareWrittenNames(a, b, threshold) ?? missing;
  const nameKana = compareKanaFields(a, b, threshold, agrees(nameKanji.outcome)) ?? missing;
  const unanswered = nameKanji.outcome === 'missing' && nameKana.outcome === 'missing';
  return {
    nameKanji,
    nameKana,
    reading: (unanswered ? compareReadings(a, b, threshold) : null) ?? missing,
    birthDate: a.birthDate && b.birthDate ? compareBirthDates(a.birthDate, b.birthDate) : missing,
    sex: a.sex && b.sex ? compareSexes(a.sex, b.sex) : missing,
    address: a.address && b.address ? compareAddresses(a.address, b.address, threshold) : missing,
  };
}

/** Compares the two records of a pair in full. */
export function comparePair(a: Normalized, b: Normalized, policy: Policy, namesakes: Namesakes): Verdict {
  const fields = compareFields(a, b, policy.evidence.threshold);
  const verdict = classify(fields, policy, {
    addressStated: a.address !== null || b.address !== null,
    previousAddressAgrees: () => previousAddressAgrees(a, b, policy.evidence.threshold),
    namesakes: () => namesakes(a, b, fields, policy),
  });
  return { grade: verdict.grade, class: verdict.class, fields, hints: hintsOf(a, b, fields, policy) };
}
