/** Writing much at once. */
import type { Store } from './open.js';

/**
 * Does work that appends a great deal to the database with a rollback journal instead of the write-ahead log: new pages
 * are then written once rather than twice. An interrupted work is taken back just the same when the database is opened
 * again. Where another program has the database open, the log stays: slower, and as safe.
 */
export async function inBulk<T>(db: Store, work: () => Promise<T>): Promise<T> {
  changeJournal(db, 'TRUNCATE');
  try {
    return await work();
  } finally {
    changeJournal(db, 'WAL');
  }
}

function changeJournal(db: Store, mode: 'TRUNCATE' | 'WAL'): void {
  const patience = db.pragma('busy_timeout', { simple: true });
  try {
    db.pragma('busy_timeout = 0');
    db.pragma(`journal_mode = ${mode}`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))) throw error;
  } finally {
    db.pragma(`busy_timeout = ${patience}`);
  }
}
