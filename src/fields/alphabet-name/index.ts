export { compareAlphabetNames } from './compare.js';
export { compareAlphabetWithKana } from './kana.js';
export { type AlphabetName, parseAlphabetName } from './parse.js';
export { alphabetNameRules } from './rules.js';
