/**
 * Another key for a database and its audit log. Each is written anew beside itself under the new key and takes its own
 * name only when it is whole; both keys are on disk throughout, so that whatever interrupts it can be gone on with.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { TotsugoError } from '../errors.js';
import { isOtherKey } from './not-opened.js';
import { encrypted, type Store } from './open.js';

/** Which of two keys a file opens with; null: with neither. */
export function opensWith(file: string, keys: readonly string[]): string | null {
  for (const key of keys) {
    const db = encrypted(file, key, 2000);
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return key;
    } catch (error) {
      if (!isOtherKey(error)) throw error;
    } finally {
      db.close();
    }
  }
  return null;
}

/**
 * Writes a file anew under another key (or the same), as `<file>.rekeyed`, and puts it in place of the old one.
 * Nobody else may have it open: what they wrote meanwhile would be lost.
 * @param also what to change in the new one before it takes its name
 * @throws TotsugoError DATABASE_BUSY, DISK_FULL
 */
export function rekey(file: string, from: string, to: string, also: (rekeyed: Store) => void = () => {}): void {
  const beside = `${file}.rekeyed`;
  rmSync(beside, { force: true });
  const db = encrypted(file, from, 2000);
  try {
    alone(db);
    closeSync(openSync(beside, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(beside);
    const rekeyed = encrypted(beside, from, 0);
    try {
      // Nobody needs a journal of a copy that is thrown away where it does not become whole.
      rekeyed.pragma('journal_mode = OFF');
      if (to !== from) rekeyed.pragma(`rekey = 'raw:${to}'`);
      also(rekeyed);
    } finally {
      rekeyed.close();
    }
    sync(beside);
    if (process.platform === 'win32') db.close();
    renameSync(beside, file);
    sync(dirname(file));
  } catch (error) {
    rmSync(beside, { force: true });
    throw named(error, file);
  } finally {
    db.close();
  }
}

/** Has the file to itself: the WAL is written back and goes, which SQLite refuses while anybody else has it open. */
function alone(db: Store): void {
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = DELETE');
  db.exec('BEGIN EXCLUSIVE; COMMIT');
}

/** @throws TotsugoError DATABASE_BUSY where somebody has the file open */
export function tryAlone(file: string, key: string): void {
  const db = encrypted(file, key, 2000);
  try {
    alone(db);
  } catch (error) {
    throw named(error, file);
  } finally {
    db.close();
  }
}

function named(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY')) return new TotsugoError('DATABASE_BUSY', { file });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new TotsugoError('DISK_FULL');
  return error;
}

/** What was written is on the disk, not in a cache of it. Windows has no such thing for folders. */
export function sync(path: string): void {
  if (!existsSync(path)) return;
  try {
    const fd = openSync(path, 'r+');
    fsyncSync(fd);
    closeSync(fd);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EISDIR')) throw error;
    if (process.platform === 'win32') return;
    const fd = openSync(path, 'r');
    fsyncSync(fd);
    closeSync(fd);
  }
}
