export { type Progress, progress, progressLine, type StageName } from './progress.js';
export { summaryTable, type TableOptions } from './summary-table.js';
export { displayWidth, padEnd, padStart, truncate } from './width.js';
