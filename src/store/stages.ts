/** A stage of a night: one transaction. */
import type { Store } from './open.js';

/** Works on the database within one transaction, which an error takes back. */
export type InStage = <T>(work: () => T | Promise<T>) => Promise<T>;

/** A function that does work in a transaction of its own. */
export function stagesOf(db: Store): InStage {
  return async (work) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const done = await work();
      db.exec('COMMIT');
      return done;
    } catch (error) {
      // A full disk has ended the transaction already.
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
}
