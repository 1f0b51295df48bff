/** A verdict → the line that `totsugo compare` writes, its keys always in the contract's order. */
import { maskWithin } from '../fields/individual-number/index.js';
import type { AppliedRule, FieldName, FieldOutcome, Verdict } from '../model.js';

const fieldNames: readonly FieldName[] = ['nameKanji', 'nameKana', 'reading', 'birthDate', 'sex', 'address'];

/** @example verdictLine('1', verdict) // '{"id":"1","grade":"A","class":"ALL_AGREE","fields":{…},"hints":[]}' */
export function verdictLine(id: string | number | null, verdict: Verdict): string {
  const fields = fieldNames.map((name) => `"${name}":${outcomeText(verdict.fields[name])}`).join(',');
  const hints = verdict.hints.length === 0 ? '[]' : JSON.stringify(verdict.hints);
  return `{"id":${JSON.stringify(id)},"grade":"${verdict.grade}","class":"${verdict.class}","fields":{${fields}},"hints":${hints}}`;
}

function outcomeText(field: FieldOutcome): string {
  if (!field.rules || field.rules.length === 0) return `{"outcome":"${field.outcome}"}`;
  return `{"outcome":"${field.outcome}","rules":[${field.rules.map((rule) => JSON.stringify(shownRule(rule))).join(',')}]}`;
}

/** A rule at work as it may be shown: the texts that it joins may hold an Individual Number typed in the wrong place. */
export function shownRule({ id, evidence, from, to }: AppliedRule): AppliedRule {
  return {
    id,
    evidence,
    ...(from === undefined ? {} : { from: maskWithin(from) }),
    ...(to === undefined ? {} : { to: maskWithin(to) }),
  };
}
