/** Report files as the audit log notes them. */
import { resolve } from 'node:path';
import type { EntryDetail } from '../audit/entry.js';
import type { ReportsWritten } from '../report/index.js';

/** The files by absolute path, so that `totsugo purge` finds them wherever it runs. Reports mask numbers and withheld addresses. */
export const reportsNoted = ({ dir, files }: ReportsWritten): EntryDetail => ({
  outputs: files.map(({ name, sha256, bytes }) => ({ role: 'report', file: resolve(dir, name), sha256, bytes })),
  shown: { numbers: false, protectedAddresses: false },
});
