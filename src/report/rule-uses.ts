/** How often each rule was at work: counted case by case, and part by part where several threads count. */
import type { Evidence, Fields } from '../model.js';
import { fieldOrder } from './field-names.js';

export interface RuleUse {
  readonly evidence: Evidence;
  agreed: number;
  resembled: number;
}

/** By the rule's id, in the order in which they first came. */
export type RuleUses = Map<string, RuleUse>;

/** Counts the rules of one case. */
export function countRules(uses: RuleUses, fields: Fields): void {
  for (const field of fieldOrder) {
    const { outcome, rules: applied } = fields[field];
    if (!applied) continue;
    for (const { id, evidence } of applied) {
      const use = useOf(uses, id, evidence);
      if (outcome === 'agree_by_rule') use.agreed += 1;
      else use.resembled += 1;
    }
  }
}

/** Adds what was counted of the cases that come after. */
export function addRuleUses(uses: RuleUses, more: ReadonlyMap<string, RuleUse>): void {
  for (const [id, { evidence, agreed, resembled }] of more) {
    const use = useOf(uses, id, evidence);
    use.agreed += agreed;
    use.resembled += resembled;
  }
}

function useOf(uses: RuleUses, id: string, evidence: Evidence): RuleUse {
  let use = uses.get(id);
  if (!use) {
    use = { evidence, agreed: 0, resembled: 0 };
    uses.set(id, use);
  }
  return use;
}
