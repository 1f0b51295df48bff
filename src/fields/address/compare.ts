import type { AppliedRule, Evidence, FieldOutcome } from '../../model.js';
import { type Address, partsOf } from './address.js';
import { countersAgree } from './agreement.js';
import { readBuilding } from './building.js';
import { compareBuildings } from './compare-building.js';
import { compareLost } from './compare-lost.js';
import { compareNumbers } from './compare-numbers.js';
import { comparePlaces } from './compare-place.js';
import { compareTowns } from './compare-town.js';
import type { AddressParts } from './parts.js';
import { applied } from './rules.js';

/**
 * Compares two addresses. `agree`: one value in two notations (`agreement.ts`). `agree_by_rule`: what else is written
 * differently is held equal by rules up to `threshold`. `differ` lists what it resembles. `undecidable`: the same but
 * for a lost character.
 * @example compareAddresses(parseAddress('丸の内一丁目9番1号')!, parseAddress('丸の内1-9-1')!, 2).outcome // 'agree'
 */
export function compareAddresses(a: Address, b: Address, threshold: Evidence): FieldOutcome {
  if (a.key === null || b.key === null) return compareLost(a, b);
  if (a.key === b.key && countersAgree(a.counters, b.counters)) return { outcome: 'agree' };
  const { rules, differs } = judge(partsOf(a), partsOf(b));
  if (differs) return withRules('differ', rules);
  const beyond = rules.filter((rule) => rule.evidence > threshold);
  return beyond.length > 0 ? withRules('differ', beyond) : withRules('agree_by_rule', rules);
}

const withRules = (outcome: 'differ' | 'agree_by_rule', rules: readonly AppliedRule[]): FieldOutcome =>
  rules.length > 0 ? { outcome, rules } : { outcome };

function judge(a: AddressParts, b: AddressParts): { rules: readonly AppliedRule[]; differs: boolean } {
  const places = comparePlaces(a, b);
  if (places === null) return { rules: [], differs: true };
  const towns = compareTowns(a, b);
  if (towns === null) {
    const known = a.place.readings.length > 0 && b.place.readings.length > 0;
    return { rules: known ? [applied('address/same-municipality', a.town, b.town)] : [], differs: true };
  }
  const numbers = compareNumbers(a, b);
  const resembling = [...places, ...towns].filter((rule) => rule.evidence > 2);
  if (numbers.differs) return { rules: [...numbers.rules, ...resembling], differs: true };
  const buildings = numbers.roomJoined
    ? compareBuildings(readBuilding(a.building).name, readBuilding(b.building).name)
    : compareBuildings(a.building, b.building);
  if (buildings.differs) return { rules: [...buildings.rules, ...resembling], differs: true };
  return { rules: distinct([...places, ...towns, ...numbers.rules, ...buildings.rules]), differs: false };
}

/** A rule that turned the same text into the same twice (茅ヶ崎市茅ヶ崎) is named once. */
function distinct(rules: readonly AppliedRule[]): AppliedRule[] {
  return rules.filter(
    (rule, at) => !rules.slice(0, at).some((one) => one.id === rule.id && one.from === rule.from && one.to === rule.to),
  );
}
