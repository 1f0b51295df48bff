/** What may be set about judging, with its defaults, and how a record without a profile is read. */
import type { Conventions, Policy } from '../model.js';

export const defaultPolicy: Policy = {
  evidence: { threshold: 2 },
  namesakes: { threshold: 0.1 },
  population: 125_000_000,
};

/**
 * How the filters read a record, where no profile says: every code whose meaning is standard and every date notation
 * whose reading is unambiguous, so neither era code (`5050505` is 1930 in one and 2023 in the other).
 */
export const defaultConventions: Conventions = {
  sex: { '1': 'male', '2': 'female', '3': 'not_set', 男: 'male', 女: 'female', male: 'male', female: 'female' },
  status: { '0': 'active', '1': 'moved_out', '2': 'deceased' },
  dates: ['iso', 'compact', 'wareki', 'wareki-short'],
};
