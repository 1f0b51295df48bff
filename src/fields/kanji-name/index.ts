/** 氏名 in kanji: reading, comparing by named rules, and folding for look-ups. */
export { compareKanjiNames } from './compare.js';
export { foldVariants } from './fold.js';
export { hasLostCharacter, isWrittenInKana, isWrittenInLatin, type KanjiName, parseKanjiName } from './parse.js';
export { kanjiNameRules } from './rules.js';
export { type SplitComparison, sameInOtherOrder, splitComparison } from './split.js';
export { equivalent } from './variants.js';
