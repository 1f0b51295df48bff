/** Whether a database is whole: every page is read and decrypted, every index held against its table. */
import type { Store } from './open.js';

/** What SQLite finds wrong, in its own words; empty where nothing is. At most ten lines. */
export function integrityFaults(db: Store): string[] {
  const found = db.prepare<[], string>('PRAGMA integrity_check(10)').pluck().all();
  return found.length === 1 && found[0] === 'ok' ? [] : found;
}
