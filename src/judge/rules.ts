/** Every rule that can stand in a verdict, from the rooms that apply them. docs/rules.md is made from this list. */
import { addressRules } from '../fields/address/index.js';
import { alphabetNameRules } from '../fields/alphabet-name/index.js';
import { birthDateRules } from '../fields/birth-date/index.js';
import { kanaNameRules } from '../fields/kana-name/index.js';
import { kanjiNameRules } from '../fields/kanji-name/index.js';
import { readingRules } from '../fields/reading/index.js';
import type { Rule } from '../model.js';
import { pairingRules } from './pairings.js';

export const allRules: readonly Rule[] = [
  ...kanjiNameRules,
  ...kanaNameRules,
  ...readingRules,
  ...alphabetNameRules,
  ...pairingRules,
  ...birthDateRules,
  ...addressRules,
];

const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** The rule of an id, or undefined. `ruleById('variant/koseki')?.ja // '戸籍の正字・俗字'` */
export const ruleById = (id: string): Rule | undefined => byId.get(id);
