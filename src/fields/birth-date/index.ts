export { compareBirthDates } from './compare.js';
export { dayInEra } from './eras.js';
export { parseBirthDate } from './parse.js';
export { birthDateRules } from './rules.js';
export { birthDateTypo } from './typo.js';
export type { BirthDate } from './value.js';
