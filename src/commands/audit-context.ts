/** What the audit log needs of a command: the open database, its key, and who is at work. */
import type { AuditContext } from '../audit/log.js';
import type { Store } from '../store/open.js';
import { version } from '../version.js';
import type { Shell } from './shell.js';

export const auditContext = (db: Store, keyFile: string, shell: Shell): AuditContext => ({
  db,
  keyFile,
  operator: shell.operator,
  totsugo: version(),
});
