/** Why a file does not open as the encrypted database that it should be: as exactly as can be known from outside. */
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { TotsugoError } from '../errors.js';
import { keyId, newKeyFile } from './key.js';

/** The pages of a database: its length is a multiple of the smallest. */
const smallestPage = 512;

/**
 * Whether an error is what another key gives. Where a process died while it wrote, what it left to be taken back (the journal)
 * is not read with another key either, which SQLite calls corrupt; the file stays as it is.
 */
export const isOtherKey = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);

/** @returns DATABASE_FOREIGN, KEY_ROTATION_UNFINISHED, DATABASE_KEY_OTHER, DATABASE_DAMAGED or DATABASE_KEY_WRONG */
export function notOpened(file: string, keyFile: string, key: string): TotsugoError {
  if (statSync(file).size % smallestPage !== 0 || beginning(file) === 'SQLite format 3') {
    return new TotsugoError('DATABASE_FOREIGN', { file });
  }
  if (existsSync(newKeyFile(keyFile))) return new TotsugoError('KEY_ROTATION_UNFINISHED', { file, key: keyFile });
  const wanted = loggedKeyId(file);
  const found = keyId(key);
  if (wanted === undefined) return new TotsugoError('DATABASE_KEY_WRONG', { file, key: keyFile });
  if (wanted === found) return new TotsugoError('DATABASE_DAMAGED', { file });
  return new TotsugoError('DATABASE_KEY_OTHER', { file, key: keyFile, wanted, found });
}

function beginning(file: string): string {
  const fd = openSync(file, 'r');
  const bytes = Buffer.alloc(15);
  readSync(fd, bytes, 0, 15, 0);
  closeSync(fd);
  return bytes.toString('latin1');
}

/** The key that the last entry of the text log was written with. */
function loggedKeyId(file: string): string | undefined {
  const text = `${file}.audit.ndjson`;
  if (!existsSync(text)) return undefined;
  return [...readFileSync(text, 'utf8').matchAll(/^\{"seq":\d+,"keyId":"([0-9a-f]{8})"/gm)].at(-1)?.[1];
}
