import type { AppliedRule } from '../../model.js';
import { readBuilding } from './building.js';
import type { AddressNumber, NumberKind } from './numbers.js';
import type { AddressParts } from './parts.js';
import { applied } from './rules.js';

/** How two number sequences stand to each other. */
export interface NumbersOutcome {
  readonly rules: AppliedRule[];
  readonly differs: boolean;
  /** The room that a hyphen joined to the longer sequence, so that the other side's room is not compared again. */
  readonly roomJoined: boolean;
}

const land = (kind: NumberKind) => kind === '番地' || kind === '番';
const isRoom = (value: string) => /^[1-9][0-9]{2,3}$/.test(value);

/** Compares 丁目, 番地, 番, 号 one by one. A number is never invented, and none may differ. */
export function compareNumbers(a: AddressParts, b: AddressParts): NumbersOutcome {
  const [short, long] = a.numbers.length <= b.numbers.length ? [a, b] : [b, a];
  for (let at = 0; at < short.numbers.length; at++) {
    if (short.numbers[at]?.value !== long.numbers[at]?.value) return other('address/same-town', a, b);
  }
  const rules: AppliedRule[] = [];
  for (let at = 0; at < short.numbers.length; at++) {
    const level = compareKinds((a.numbers[at] as AddressNumber).kind, (b.numbers[at] as AddressNumber).kind);
    if (level === 'other') return other('address/number-level', a, b);
    if (level === 'land' && !rules.some((rule) => rule.id === 'address/ban-banchi')) {
      rules.push(applied('address/ban-banchi', a.numbersText, b.numbersText));
    }
  }
  const extra = long.numbers.slice(short.numbers.length);
  if (extra.length === 0) return { rules, differs: false, roomJoined: false };
  return withExtra(short, long, extra, rules, a, b);
}

function withExtra(
  short: AddressParts,
  long: AddressParts,
  extra: readonly AddressNumber[],
  rules: AppliedRule[],
  a: AddressParts,
  b: AddressParts,
): NumbersOutcome {
  const [shortRoom, longRoom] = [readBuilding(short.building).room, readBuilding(long.building).room];
  const joined = extra.map((number) => number.value).join('-');
  if (short.numbers.length > 0 && shortRoom === joined && longRoom === '') {
    rules.push(applied('address/room-hyphen', a.numbersText + a.building, b.numbersText + b.building));
    return { rules, differs: false, roomJoined: true };
  }
  const complete = short.numbers.length >= 3 || (short.numbers.length === 2 && land(short.numbers[0]?.kind ?? ''));
  if (complete && extra.length === 1 && isRoom(joined) && shortRoom === '' && longRoom === '') {
    rules.push(applied('address/building-omitted', a.numbersText, b.numbersText));
    return { rules, differs: false, roomJoined: true };
  }
  return other('address/number-shorter', a, b);
}

function other(
  id: 'address/same-town' | 'address/number-level' | 'address/number-shorter',
  a: AddressParts,
  b: AddressParts,
) {
  return { rules: [applied(id, a.numbersText, b.numbersText)], differs: true, roomJoined: false };
}

/** 1-2 may be either; 番地 and 番 are taken for each other; 丁目 is never a 番地. */
function compareKinds(a: NumberKind, b: NumberKind): 'same' | 'land' | 'other' {
  if (a === b || a === '' || b === '') return 'same';
  if (land(a) && land(b)) return 'land';
  return 'other';
}
