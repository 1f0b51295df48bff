/** Names in kana: 氏名カナ, 旧氏カナ, 通称カナ, フリガナ. */
export { kanaBlockingKey, kanaBlockingUnits, mayAgree } from './blocking.js';
export { alignKana, compareKana, compareKanaNames } from './compare.js';
export { type KanaName, parseKanaName } from './parse.js';
export { differInLengthAlone, fitAt, plainSounds } from './plain.js';
export { kanaNameRules } from './rules.js';
export { sameInOtherOrder, splitComparison } from './split.js';
