/** The kanji room's tables, by which 桧原村 and 檜原村, 龍ケ崎 and 竜ケ崎 meet in addresses too. */
export { foldVariants } from '../kanji-name/fold.js';
export { equivalent } from '../kanji-name/variants.js';
