/** The room of ingest: files of any size → records and rejects, by a profile. */
export type { Batch, ReadOptions } from './batch.js';
export type { Encoding } from './charset.js';
export { type InputPlan, inspectInput } from './inspect.js';
export { type Notice, noticeText } from './notice.js';
export type { ColumnKey, Profile } from './profile.js';
export { listProfiles, loadProfile } from './profiles.js';
export { inspectInputs, readInput, readRecords } from './read.js';
