export { type CaseToReport, compareCases } from './case.js';
export { caseClasses, classNames, gradeNames } from './class-names.js';
export { cp932Encoder } from './cp932.js';
export { csvLine, guard, unguard } from './csv.js';
export { hintNames } from './hints.js';
export type { Format, ReportOptions } from './options.js';
export { reasonOf } from './reason.js';
export { type Counts, openAccounts, type Summary, summaryText } from './summary.js';
export { allFormats, type ReportsWritten, writeReports } from './write.js';
