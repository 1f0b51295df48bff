/** Opens the encrypted database: its key, its pragmas, its migrations. */
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { TotsugoError } from '../errors.js';
import { connection, loadedModule } from './connect.js';
import { readKey } from './key.js';
import { migrations } from './migrations.js';
import { isOtherKey, notOpened } from './not-opened.js';

export type Store = Database.Database;

/**
 * Opens the database at a path, made where there is none, with some memory for its pages. Close it with `store.close()`.
 * @throws TotsugoError KEY_*, DATABASE_KEY_WRONG, DATABASE_NEWER, DATABASE_UNREADABLE, DATABASE_MODULE_UNFIT
 */
export function openStore(path: string, keyFile: string, cacheMegabytes = 48): Store {
  // Before a key is made for a database that cannot be.
  loadedModule();
  const exists = existsSync(path) && statSync(path).size > 0;
  const key = readKey(keyFile, exists);
  const db = encrypted(path, key, 2000);
  try {
    configure(db, cacheMegabytes);
    migrate(db, path);
    // Only now: a file that is not ours has failed above, and keeps its mode.
    ownerAlone(path);
    // A stage writes one table while it reads another, and never the one that it reads.
    return db.unsafeMode(true);
  } catch (error) {
    db.close();
    if (isOtherKey(error)) throw notOpened(path, keyFile, key);
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new TotsugoError('DATABASE_BUSY', { file: path });
    }
    throw error;
  }
}

/**
 * Opens an encrypted file, made for its owner alone where there is none; the key is tried by the first statement.
 * @param timeout milliseconds to wait for another process that writes
 * @throws TotsugoError DATABASE_UNREADABLE
 */
export function encrypted(path: string, key: string, timeout: number): Store {
  const db = connect(path, timeout);
  db.pragma("cipher = 'chacha20'");
  db.pragma(`key = 'raw:${key}'`);
  db.pragma('temp_store = MEMORY');
  return db;
}

function connect(path: string, timeout: number): Store {
  try {
    // Made with its mode before anything is in it: a file made by the database follows the umask.
    if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
    if (!statSync(path).isFile()) throw Object.assign(new Error('not a regular file'), { code: 'NOT_A_FILE' });
    return connection(path, { timeout });
  } catch (error) {
    if (error instanceof TotsugoError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new TotsugoError('DATABASE_UNREADABLE', { file: path, reason });
  }
}

/** The database and what SQLite keeps beside it, whatever mode somebody gave them. */
function ownerAlone(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0) chmodSync(file, 0o600);
  }
}

/** Temporary tables and sorters stay in memory: only the database file itself and its journal are encrypted. */
function configure(db: Store, cacheMegabytes: number): void {
  // A page is deciphered whole, whatever is asked for on it: it holds one block of records (record-blocks.ts).
  db.pragma('page_size = 4096');
  db.pragma('temp_store = MEMORY');
  db.pragma('secure_delete = ON');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma(`cache_size = -${cacheMegabytes * 1024}`);
  db.pragma('foreign_keys = OFF');
}

function migrate(db: Store, path: string): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw new TotsugoError('DATABASE_NEWER', { file: path });
  if (version === migrations.length) return;
  db.transaction(() => {
    for (const step of migrations.slice(version)) db.exec(step);
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}
