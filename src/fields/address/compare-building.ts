import type { AppliedRule } from '../../model.js';
import { type Building, foldBuilding, householdOf, readBuilding } from './building.js';
import { applied } from './rules.js';
import { equivalent } from './variants.js';

/** How two 方書 stand to each other; `differs` where the rules only say what they resemble. */
export interface BuildingOutcome {
  readonly rules: AppliedRule[];
  readonly differs: boolean;
}

const isNone = (building: Building) => building.name === '' && building.room === '';

/**
 * Compares the parts after the numbers. What one side leaves out never differs; two rooms, or two names, must be the same.
 */
export function compareBuildings(textA: string, textB: string): BuildingOutcome {
  if (textA === textB) return { rules: [], differs: false };
  const [a, b] = [readBuilding(textA), readBuilding(textB)];
  if (isNone(a) || isNone(b)) return { rules: [applied('address/building-omitted', a.raw, b.raw)], differs: false };
  if (a.room !== '' && b.room !== '' && a.room !== b.room) {
    return { rules: [applied('address/other-room', a.room, b.room)], differs: true };
  }
  const rules: AppliedRule[] = [];
  if (a.name !== '' && b.name !== '') {
    const names = compareNames(a.name, b.name);
    if (names === null) {
      const sameRoom = a.room !== '' && a.room === b.room;
      return {
        rules: [applied(sameRoom ? 'address/building-spelling' : 'address/other-building', a.name, b.name)],
        differs: true,
      };
    }
    rules.push(...names);
  }
  const complete = (a.name === '') === (b.name === '') && (a.room === '') === (b.room === '');
  if (!complete) rules.push(applied('address/building-omitted', a.raw, b.raw));
  else if (rules.length === 0) rules.push(applied('address/building-notation', a.raw, b.raw));
  return { rules, differs: false };
}

function compareNames(a: string, b: string): AppliedRule[] | null {
  if (a === b) return [];
  const [houseA, houseB] = [householdOf(a), householdOf(b)];
  if (houseA !== null && houseB !== null) {
    const letters = houseA === houseB ? [] : compareFolded(houseA, houseB);
    return letters === null ? null : [applied('address/sama-kata', a, b), ...letters];
  }
  const rules = compareFolded(a, b);
  return rules === null || rules.length > 0 ? rules : [applied('address/building-notation', a, b)];
}

function compareFolded(a: string, b: string): AppliedRule[] | null {
  const lettersA = [...foldBuilding(a)];
  const lettersB = [...foldBuilding(b)];
  if (lettersA.length !== lettersB.length) return null;
  const rules: AppliedRule[] = [];
  for (let at = 0; at < lettersA.length; at++) {
    if (lettersA[at] === lettersB[at]) continue;
    const rule = equivalent(lettersA[at] as string, lettersB[at] as string);
    if (rule === null) return null;
    rules.push(rule);
  }
  return rules;
}
