export { checkDigit, type IndividualNumber, parseIndividualNumber } from './individual-number.js';
export { mask, maskWithin } from './mask.js';
export { maskNumbers } from './mask-numbers.js';
