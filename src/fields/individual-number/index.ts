export { checkDigit, type IndividualNumber, parseIndividualNumber } from './individual-number.js';
export { mask } from './mask.js';
