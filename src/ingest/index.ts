/** The room of ingest: files of any size → records and rejects, by a profile. */
export { charsetOf, type Encoding } from './charset.js';
export { type InputPlan, inspectInput } from './inspect.js';
export { type Notice, noticeText } from './notice.js';
export type { ColumnKey, ColumnSpec, Profile } from './profile.js';
export { listProfiles, loadProfile, profileText } from './profiles.js';
export { type Batch, type FileStats, inspectInputs, type ReadOptions, readInput, readRecords } from './read.js';
