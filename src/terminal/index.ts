export { progress, progressLine } from './progress.js';
export { summaryTable } from './summary-table.js';
export { displayWidth, padStart, truncate } from './width.js';
