export { addressesWithheld, type CaseRecords, type CaseToReport, compareCases, isProtected } from './case.js';
export { caseClasses, classNames, gradeNames } from './class-names.js';
export { type Cp932Encoder, cp932Encoder } from './cp932.js';
export { csvLine, guard, unguard } from './csv.js';
export { fieldNames, fieldOrder } from './field-names.js';
export type { Encoding, FileWritten } from './file.js';
export { findingLine } from './findings.js';
export { hintNames } from './hints.js';
export { nextSteps } from './next-steps.js';
export { reasonOf, WITHHELD } from './reason.js';
export type { RejectText } from './rejects.js';
export type { RuleById } from './rule-phrases.js';
export { type Counts, type InputFile, openAccounts, type Summary, summaryText } from './summary.js';
export { enrolmentsOf, type Tally } from './tally.js';
export {
  allFormats,
  type Format,
  type ReportInput,
  type ReportOptions,
  type ReportsWritten,
  writeReports,
} from './write.js';
