/** The room of ingest: files of any size → records and rejects, by a profile. */
export type { Batch, FileStats, ReadOptions } from './batch.js';
export { charsetOf, type Encoding } from './charset.js';
export { type InputPlan, inspectInput } from './inspect.js';
export { type Notice, noticeText } from './notice.js';
export type { ColumnKey, ColumnSpec, Profile } from './profile.js';
export { listProfiles, loadProfile, profileText } from './profiles.js';
export { inspectInputs, readInput, readRecords } from './read.js';
