/** Small questions about outcomes that several files of this room ask. */
import { compareAddresses } from '../fields/address/index.js';
import type { Evidence, Outcome } from '../model.js';
import type { Normalized } from './normalize.js';

export const agrees = (outcome: Outcome): boolean => outcome === 'agree' || outcome === 'agree_by_rule';

/** Whether either record's previous address is the other's address: the one source has not heard of the move yet. */
export function previousAddressAgrees(a: Normalized, b: Normalized, threshold: Evidence): boolean {
  const same = (previous: Normalized['address'], current: Normalized['address']) =>
    previous !== null && current !== null && agrees(compareAddresses(previous, current, threshold).outcome);
  return same(a.previousAddress, b.address) || same(b.previousAddress, a.address);
}
