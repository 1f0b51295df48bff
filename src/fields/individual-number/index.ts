export { checkDigit, type IndividualNumber, parseIndividualNumber } from './individual-number.js';
export { mask, maskWithin } from './mask.js';
