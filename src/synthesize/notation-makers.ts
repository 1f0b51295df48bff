/** Each innocent notation and each outdated value, one maker each. */
import { addressStyles } from './address-text.js';
import { drawAddress } from './addresses.js';
import type { Enrolment } from './city.js';
import type { CityContext } from './households.js';
import { byRule, type NotationMaker, put } from './notation-maker.js';
import { nameMakers } from './notation-names.js';
import type { Random } from './random.js';

function keepOldAddress(row: Enrolment, random: Random, city: CityContext): boolean {
  const { previousAddress } = row.person;
  return put(row, 'address', previousAddress && random.chance(0.5) ? previousAddress : drawAddress(random, city.code));
}

export const notationMakers: readonly NotationMaker[] = [
  ...nameMakers,
  {
    kind: 'stale_address',
    group: 'address',
    result: { kind: 'change', class: 'ADDRESS_DIFFERS' },
    heavy: true,
    make: keepOldAddress,
  },
  {
    kind: 'building_missing',
    group: 'building',
    result: byRule,
    heavy: false,
    make: (row) => put(row, 'building', row.person.household.address.building && !row.address ? 'none' : null),
  },
  {
    kind: 'building_notation',
    group: 'building',
    result: byRule,
    heavy: false,
    make(row, random) {
      const style = random.chance(0.5) ? 'bare' : 'room';
      return put(row, 'building', row.person.household.address.building && !row.address ? style : null);
    },
  },
  {
    kind: 'address_notation',
    group: 'address',
    result: byRule,
    heavy: false,
    make(row, random) {
      row.addressStyle = (row.insurer.addressStyle + 1 + random.below(addressStyles - 1)) % addressStyles;
      return true;
    },
  },
  {
    kind: 'era_date',
    group: 'date',
    result: { kind: 'notation', class: 'ALL_AGREE' },
    heavy: false,
    make(row) {
      row.eraDate = true;
      return true;
    },
  },
  {
    kind: 'sex_not_set',
    group: 'sex',
    result: { kind: 'unknown', class: 'UNDECIDABLE' },
    heavy: true,
    make(row) {
      row.sex = 3;
      return true;
    },
  },
];
