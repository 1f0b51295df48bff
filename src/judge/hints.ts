/** What may explain a difference. A hint tells the clerk where to look first; it never lowers a grade. */
import { birthDateTypo } from '../fields/birth-date/index.js';
import { sameInOtherOrder as kanaInOtherOrder, splitComparison as splitKana } from '../fields/kana-name/index.js';
import { sameInOtherOrder as kanjiInOtherOrder, splitComparison as splitKanji } from '../fields/kanji-name/index.js';
import { readingImplausible } from '../fields/reading/index.js';
import type { Evidence, Fields, Hint, Policy } from '../model.js';
import type { Normalized } from './normalize.js';
import { agrees, previousAddressAgrees } from './outcomes.js';

/** The hints of a compared pair, in the contract's order. */
export function hintsOf(a: Normalized, b: Normalized, fields: Fields, policy: Policy): Hint[] {
  const threshold = policy.evidence.threshold;
  const nameDiffers = fields.nameKanji.outcome === 'differ' || fields.nameKana.outcome === 'differ';
  const changed = nameDiffers ? changedPart(a, b, fields, threshold) : null;
  const hints: Hint[] = [];
  const add = (hint: Hint, holds: boolean) => holds && hints.push(hint);
  add('surname_changed', changed === 'surname');
  add('given_name_changed', changed === 'given');
  add('former_name', ruleUsed(fields, 'pairing/former-name'));
  add('name_order', nameDiffers && inOtherOrder(a, b, threshold));
  add('kana_in_kanji_field', oneSidedKana(a, b));
  add('reading_implausible', nameDiffers && (implausible(a) || implausible(b)));
  add('birth_date_typo', fields.birthDate.outcome === 'differ' && typo(a, b));
  add('moved', fields.address.outcome === 'differ' && previousAddressAgrees(a, b, threshold));
  add(...family(fields, changed));
  return hints;
}

/** Which part of the name differs while the other agrees, told by the kanji or else by the kana. */
function changedPart(a: Normalized, b: Normalized, fields: Fields, threshold: Evidence): 'surname' | 'given' | null {
  const kanji =
    fields.nameKanji.outcome === 'differ' &&
    a.nameKanji &&
    b.nameKanji &&
    splitKanji(a.nameKanji, b.nameKanji, threshold);
  const kana =
    fields.nameKana.outcome === 'differ' && a.nameKana && b.nameKana && splitKana(a.nameKana, b.nameKana, threshold);
  for (const split of [kanji, kana]) {
    if (!split) continue;
    if (split.surname === 'differ' && agrees(split.given)) return 'surname';
    if (split.given === 'differ' && agrees(split.surname)) return 'given';
  }
  return null;
}

const ruleUsed = (fields: Fields, id: string): boolean =>
  [fields.nameKanji, fields.nameKana].some((field) => field.rules?.some((rule) => rule.id === id));

function inOtherOrder(a: Normalized, b: Normalized, threshold: Evidence): boolean {
  if (a.nameKanji && b.nameKanji && kanjiInOtherOrder(a.nameKanji, b.nameKanji, threshold)) return true;
  return a.nameKana !== null && b.nameKana !== null && kanaInOtherOrder(a.nameKana, b.nameKana, threshold);
}

/** Kana in the kanji field of one record while the other writes kanji (a name that is kana by law is kana on both). */
const oneSidedKana = (a: Normalized, b: Normalized): boolean =>
  a.nameKanji !== null && b.nameKanji !== null && (a.kanaInKanjiField === null) !== (b.kanaInKanjiField === null);

const implausible = (n: Normalized): boolean =>
  n.nameKanji !== null &&
  n.nameKana !== null &&
  n.kanaInKanjiField === null &&
  n.alphabetInKanjiField === null &&
  readingImplausible(n.nameKanji, n.nameKana);

const typo = (a: Normalized, b: Normalized): boolean =>
  a.birthDate !== null && b.birthDate !== null && birthDateTypo(a.birthDate, b.birthDate) !== null;

/** Same surname and address: born the same day a twin, else another member of the household. */
function family(fields: Fields, changed: 'surname' | 'given' | null): [Hint, boolean] {
  const together = changed === 'given' && agrees(fields.address.outcome);
  const born = fields.birthDate.outcome;
  return [agrees(born) ? 'twin' : 'household_member', together && (agrees(born) || born === 'differ')];
}
