/** Writing much at once. */
import type { Store } from './open.js';

/**
 * Does work that appends a great deal to the database with a rollback journal instead of the write-ahead log: new pages
 * are then written once rather than twice. An interrupted work is taken back just the same when the database is opened
 * again. Where another program has the database open, the log stays: slower, and as safe.
 */
export async function inBulk<T>(db: Store, work: () => Promise<T>): Promise<T> {
  const patience = Number(db.pragma('busy_timeout', { simple: true }));
  changeJournal(db, 'TRUNCATE', 0);
  // The log survives a power cut as it is; a rollback journal only where it is on the disk before its pages change.
  db.pragma('synchronous = FULL');
  try {
    return await work();
  } finally {
    // Whoever looks in at this moment is waited for: the threads of the next stage want the log.
    changeJournal(db, 'WAL', patience);
    db.pragma('synchronous = NORMAL');
  }
}

/** @param wait milliseconds to wait for others to leave the database */
function changeJournal(db: Store, mode: 'TRUNCATE' | 'WAL', wait: number): void {
  const patience = db.pragma('busy_timeout', { simple: true });
  try {
    db.pragma(`busy_timeout = ${wait}`);
    db.pragma(`journal_mode = ${mode}`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))) throw error;
  } finally {
    db.pragma(`busy_timeout = ${patience}`);
  }
}
