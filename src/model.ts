/**
 * The types that every room shares: what a source says (`SourceRecord`), what comparing two of them gives (`Verdict`)
 * and what a night finds (`Finding`). Types alone, a file a matter; nothing here runs.
 */

export type * from './model/decisions.js';
export type * from './model/findings.js';
export type * from './model/judging.js';
export type * from './model/records.js';
export type * from './model/weights.js';
