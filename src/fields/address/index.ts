/**
 * Addresses: read, taken apart by the country's town table, compared.
 *
 * `agree` is kept for one value in another notation: width, spacing, 一丁目2番3号 and 1-2-3, prefecture or 郡 left out of
 * a municipality that is certain without them. All else that names the same place is `agree_by_rule`: city, ward or
 * 大字 left out, ヶ and が, a former municipality, a building on one side alone (2), variants by the kanji room's tables.
 * Numbers are never invented, towns never guessed: where no rule speaks the addresses differ, and the rules say what
 * they resemble.
 */
export { type Address, municipalityOf, parseAddress, partsOf, sameMunicipality, townKey } from './address.js';
export { countersAgree } from './agreement.js';
export { compareAddresses } from './compare.js';
export { addressRules } from './rules.js';
