export { compareBirthDates } from './compare.js';
export { parseBirthDate } from './parse.js';
export { birthDateRules } from './rules.js';
export { type BirthDateTypo, birthDateTypo } from './typo.js';
export type { BirthDate, BirthDateKind, Third } from './value.js';
