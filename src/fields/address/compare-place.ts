import type { AppliedRule } from '../../model.js';
import { compareLetters } from './letters.js';
import type { Reading } from './municipality.js';
import type { AddressParts } from './parts.js';
import { type AddressRuleId, applied } from './rules.js';
import { bearerOfTown } from './town-table.js';

type Form = Reading['form'];

const omissions: Readonly<Record<string, AddressRuleId>> = {
  district: 'address/district-omitted',
  city: 'address/city-omitted',
  ward: 'address/ward-omitted',
  former: 'address/former-municipality',
  none: 'address/municipality-omitted',
};

/**
 * Prefecture and municipality of two addresses: the rules that hold them equal, or null where they are different places.
 */
export function comparePlaces(a: AddressParts, b: AddressParts): AppliedRule[] | null {
  if (a.prefecture !== '' && b.prefecture !== '' && a.prefecture !== b.prefecture) return null;
  const rules: AppliedRule[] = [];
  if ((a.prefecture === '') !== (b.prefecture === '')) {
    rules.push(applied('address/prefecture-omitted', a.prefecture, b.prefecture));
  }
  const readingsA = a.place.readings;
  const readingsB = b.place.readings;
  if (readingsA.length === 0 && readingsB.length === 0) return rules;
  if (readingsA.length === 0 || readingsB.length === 0) return [...rules, ...unnamed(a, b)];
  const pair = shared(readingsA, readingsB);
  if (pair === null) return null;
  const names = compareMunicipalityNames(a.municipality, b.municipality, pair[0].form, pair[1].form);
  if (names === null) return null;
  rules.push(...names);
  if (rules.length === 0 && a.place.byPostalCode !== b.place.byPostalCode) {
    rules.push(applied('address/postal-code', '', ''));
  }
  return rules;
}

/** What one name leaves out, and the letters of what both have; a former name shares none with the present one. */
function compareMunicipalityNames(a: string, b: string, formA: Form, formB: Form): AppliedRule[] | null {
  if (a === b) return [];
  if (formA === formB) return compareLetters(a, b);
  const rules: AppliedRule[] = [];
  for (const form of new Set([formA, formB])) {
    const id = omissions[form];
    if (id) rules.push(applied(id, a, b));
  }
  if (/former|none/.test(formA + formB)) return rules;
  const length = Math.min(a.length, b.length);
  const head = formA === 'ward' || formB === 'ward';
  const common = (name: string) => (head ? name.slice(0, length) : name.slice(-length));
  return [...rules, ...(compareLetters(common(a), common(b)) ?? [])];
}

/** The municipality that both sides allow, with the form in which each names it. */
function shared(a: readonly Reading[], b: readonly Reading[]): [Reading, Reading] | null {
  for (const first of a) {
    const second = b.find((one) => one.municipality === first.municipality);
    if (second) return [first, second];
  }
  return null;
}

/** One side starts with its town: fair where no other municipality has a town of that name, else resemblance. */
function unnamed(a: AddressParts, b: AddressParts): AppliedRule[] {
  const [named, other] = a.place.readings.length > 0 ? [a, b] : [b, a];
  const places = named.place.readings;
  const alone =
    other.municipality === '' && places.length === 1 && bearerOfTown(other.townKey) === places[0]?.municipality.code;
  const id = alone ? 'address/municipality-omitted' : 'address/municipality-unnamed';
  return [applied(id, a.municipality, b.municipality)];
}
