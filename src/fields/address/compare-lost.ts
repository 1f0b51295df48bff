import type { FieldOutcome } from '../../model.js';
import { type Address, partsOf } from './address.js';
import { foldBuilding, readBuilding } from './building.js';
import { comparePlaces } from './compare-place.js';
import { foldName } from './fold.js';
import type { AddressParts } from './parts.js';
import { isLost } from './text.js';

/**
 * Addresses one of which has lost a character: undecidable where everything else agrees, else they differ. A lost
 * character stands for exactly one.
 */
export function compareLost(a: Address, b: Address): FieldOutcome {
  const [first, second] = [partsOf(a), partsOf(b)];
  if (matches(a.text, b.text)) return { outcome: 'undecidable' };
  if (comparePlaces(first, second) === null) return { outcome: 'differ' };
  const known = first.place.readings.length > 0 && second.place.readings.length > 0;
  const near = matches(flat(first, known, true), flat(second, known, true)) || withoutBuilding(first, second, known);
  return { outcome: near ? 'undecidable' : 'differ' };
}

function withoutBuilding(a: AddressParts, b: AddressParts, known: boolean): boolean {
  if (a.building !== '' && b.building !== '') return false;
  return matches(flat(a, known, false), flat(b, known, false));
}

/** One line of an address in which everything but the lost characters has one spelling. */
function flat(parts: AddressParts, known: boolean, building: boolean): string {
  const place = known ? '' : foldName(parts.municipality);
  const numbers = parts.numbers.map((number) => number.value).join('-');
  const { name, room } = readBuilding(building ? parts.building : '');
  const rest = building ? `-${foldBuilding(name)}${room}` : '';
  return (place + parts.townKey + numbers + rest).replace(/(?<!-)-+$/, '');
}

function matches(a: string, b: string): boolean {
  const [lettersA, lettersB] = [[...a], [...b]];
  if (lettersA.length !== lettersB.length) return false;
  return lettersA.every((letter, at) => letter === lettersB[at] || lost(letter) || lost(lettersB[at] as string));
}

const lost = (letter: string) => isLost(letter.charCodeAt(0));
