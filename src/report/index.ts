export { type CaseToReport, compareCases } from './case.js';
export type { Changes } from './changes.js';
export { caseClasses, classNamed, classNames, gradeNames } from './class-names.js';
export { cp932Encoder } from './cp932.js';
export { csvLine, guard, unguard } from './csv.js';
export { checkColumn, decisionColumns, decisionNames, reasonNames } from './decision-columns.js';
export { type ListedDecision, listHeader, listJson, listLine, listWorkbook } from './decision-list.js';
export { openReport, tryFolder } from './file.js';
export { hintNames } from './hints.js';
export { withoutNumbers } from './masked.js';
export type { ClosedElsewhere, Format, ReportOptions } from './options.js';
export { reasonOf } from './reason.js';
export {
  isSelected,
  type Said,
  type Selection,
  selectionText,
  type Unmasked,
  unmaskedText,
} from './selection.js';
export {
  checkValue,
  type DecisionCounts,
  noDecisions,
  stateNames,
  undecidedStates,
  withCase,
} from './standing.js';
export { type Counts, openAccounts, type Summary, summaryText } from './summary.js';
export { worklistColumns } from './worklist.js';
export { allFormats, type ReportsWritten, writeReports } from './write.js';
