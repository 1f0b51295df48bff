import type { AppliedRule } from '../../model.js';
import { foldName, withoutOaza } from './fold.js';
import { foldStreets } from './kyoto.js';
import { compareLetters } from './letters.js';
import type { AddressParts } from './parts.js';
import { applied } from './rules.js';

/** Towns of two addresses of one municipality: the rules that hold them equal or near, or null where they differ. */
export function compareTowns(a: AddressParts, b: AddressParts): AppliedRule[] | null {
  const rules = a.town === b.town ? [] : (compareNames(a, b) ?? compareWithoutJo(a, b) ?? compareKoaza(a, b));
  if (rules === null) return null;
  return a.streets === b.streets ? rules : [...rules, streets(a, b)];
}

/** Letter by letter, unless the table lists both spellings as towns of their own. */
function compareNames(a: AddressParts, b: AddressParts): AppliedRule[] | null {
  const clashing = a.place.readings[0]?.municipality.towns().clashing;
  if (clashing?.has(a.townKey) && withoutOaza(a.town) !== withoutOaza(b.town)) return null;
  return compareLetters(a.town, b.town);
}

/** 北1西2 for 北一条西2丁目, in Hokkaido alone. */
function compareWithoutJo(a: AddressParts, b: AddressParts): AppliedRule[] | null {
  const inHokkaido = [a, b].some((one) => one.place.readings[0]?.municipality.prefecture === '北海道');
  if (!inHokkaido || a.town.includes('条') === b.town.includes('条')) return null;
  const rules = compareLetters(a.town.replace('条', ''), b.town.replace('条', ''));
  return rules === null ? null : [applied('address/jo-omitted', a.town, b.town), ...rules];
}

/** A town that goes on with a 小字 on one side alone. */
function compareKoaza(a: AddressParts, b: AddressParts): AppliedRule[] | null {
  const [short, long] = a.townKey.length < b.townKey.length ? [a, b] : [b, a];
  const [reading] = short.place.readings;
  const listed = reading !== undefined && reading.town !== '' && foldName(short.town) === reading.town;
  if (
    !listed ||
    long.townKey === short.townKey ||
    !long.townKey.startsWith(short.townKey) ||
    long.place.readings[0]?.town !== reading.town
  )
    return null;
  return [applied('address/koaza-omitted', a.town, b.town)];
}

function streets(a: AddressParts, b: AddressParts): AppliedRule {
  const same = foldStreets(a.streets) === foldStreets(b.streets);
  const omitted = a.streets === '' || b.streets === '';
  const several = a.place.readings[0]?.municipality.towns().ambiguous.has(a.townKey) ?? false;
  const id = same || (omitted && !several) ? 'address/kyoto-street' : 'address/kyoto-street-differs';
  return applied(id, a.streets, b.streets);
}
