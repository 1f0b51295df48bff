/** One night at a time: a lock beside the database, held from the first look at it until the reports are written. */
import { closeSync, existsSync, openSync, realpathSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { named, TotsugoError } from '../errors.js';
import { connection, loadedModule } from './connect.js';

interface Holder {
  readonly pid: number;
  readonly since: string;
}

/**
 * Takes the night's lock of a database, and returns what gives it back. The lock is SQLite's own on the small file
 * `<database>.lock`, so that the system takes it back from a process that dies; who holds it, and since when, can be read there.
 * @param since when the night began, as an ISO instant
 * @throws TotsugoError NIGHT_RUNNING, DATABASE_UNREADABLE, DATABASE_MODULE_UNFIT
 */
export function lockNight(database: string, since: string): () => void {
  const file = `${existsSync(database) ? realpathSync(database) : database}.lock`;
  // A folder named as the database: no lock is left beside it.
  if (statSync(database, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TotsugoError('DATABASE_UNREADABLE', { file: database, reason: 'EISDIR' });
  }
  const me: Holder = { pid: process.pid, since };
  const db = openLock(file);
  try {
    // What the holder writes must be committed to be read by others, which gives the lock away for a moment: whoever
    // wrote last and holds it is the holder.
    for (;;) {
      if (!begin(db)) throw running(database, holderOf(db));
      const holder = holderOf(db);
      if (holder?.pid === me.pid && holder.since === me.since) return kept(db);
      db.exec('DELETE FROM holder');
      db.prepare('INSERT INTO holder (pid, since) VALUES (?, ?)').run(me.pid, me.since);
      patiently(() => db.exec('COMMIT'));
    }
  } catch (error) {
    db.close();
    throw error instanceof TotsugoError ? error : unreadable(file, error);
  }
}

/** Locks that are held: a connection that nobody refers to would be closed when it is collected. */
const held = new Set<Database.Database>();

function kept(db: Database.Database): () => void {
  held.add(db);
  return () => {
    held.delete(db);
    db.close();
  };
}

function running(file: string, holder: Holder | undefined): TotsugoError {
  // By the clock of the office, as 2026-11-23 02:00:00.
  const since = holder ? new Date(holder.since).toLocaleString('sv-SE') : '?';
  return new TotsugoError('NIGHT_RUNNING', { file, pid: holder?.pid ?? '?', since });
}

function openLock(file: string): Database.Database {
  // Before a lock file is made.
  loadedModule();
  try {
    closeSync(openSync(file, 'a', 0o600));
    const db = connection(file, { timeout: 500 });
    // A reader never waits for the holder: the rollback journal lets others read while one has the right to write.
    patiently(() => db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL, since TEXT NOT NULL) STRICT'));
    return db;
  } catch (error) {
    throw unreadable(file, error);
  }
}

function begin(db: Database.Database): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');

/** Milliseconds for which another night is waited for that takes the lock at the same moment. */
const patience = 10_000;

/**
 * Does what the lock allows beside any holder: whoever is in the way takes the lock just now, and is soon done. SQLite itself does not
 * wait where two that read both want to write.
 */
function patiently<T>(work: () => T): T {
  const moment = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += 20) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || waited >= patience) throw error;
      Atomics.wait(moment, 0, 0, 20);
    }
  }
}

const holderOf = (db: Database.Database): Holder | undefined =>
  patiently(() => db.prepare<[], Holder>('SELECT pid, since FROM holder').get());

function unreadable(file: string, error: unknown): TotsugoError {
  const known = named(error, file);
  if (known instanceof TotsugoError && (known.code === 'DISK_FULL' || known.code === 'DATABASE_WRITE_FAILED'))
    return known;
  const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new TotsugoError('DATABASE_UNREADABLE', { file, reason });
}
