/** Reading what belongs together while others write. */
import type { Store } from './open.js';

/**
 * Does work that only reads within one read transaction: whatever a night, a purge or another command commits meanwhile,
 * all that the work reads is of one moment. It waits for nobody and nobody waits for it (the database keeps a write-ahead log).
 */
export async function inSnapshot<T>(db: Store, work: () => T | Promise<T>): Promise<T> {
  db.exec('BEGIN');
  try {
    return await work();
  } finally {
    // Nothing was written.
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}
