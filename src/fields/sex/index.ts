export { compareSexes, parseSex, type SexValue } from './sex.js';
