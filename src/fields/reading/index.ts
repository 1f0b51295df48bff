/** The kanji of one record against the kana of another. */
export { compareReading, readingImplausible, type WrittenName } from './compare.js';
export { readingRules } from './rules.js';
export { isSurname } from './segment.js';
