/** Addresses: read, taken apart by the country's town table, compared. */
export { type Address, municipalityOf, parseAddress, partsOf, sameMunicipality, townKey } from './address.js';
export { compareAddresses } from './compare.js';
export type { AddressParts } from './parts.js';
export { addressRules } from './rules.js';
