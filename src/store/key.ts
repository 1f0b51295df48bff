/** The key of the database: 32 random bytes as 64 hexadecimal digits in a file that only its owner may read. */
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { named, TotsugoError } from '../errors.js';

/** Where the key lies where nobody says otherwise: the user's configuration folder. */
export function defaultKeyFile(env: Readonly<Record<string, string | undefined>>): string {
  if (env.TOTSUGO_KEY_FILE) return env.TOTSUGO_KEY_FILE;
  const configuration = env.XDG_CONFIG_HOME ?? env.APPDATA ?? join(homedir(), '.config');
  return join(configuration, 'totsugo', 'key');
}

/**
 * What may be said of a key without telling it: eight hexadecimal digits, the same for the same key.
 * @example keyId('00'.repeat(32)) // '5b7e9dd8'
 */
export const keyId = (key: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update('totsugo key').digest('hex').slice(0, 8);

/** Where `totsugo key rotate` writes the new key until the database has it. */
export const newKeyFile = (file: string): string => `${file}.new`;

/**
 * Reads the key, made on first use: only where there is no database yet, since a new key opens no old database.
 * @throws TotsugoError KEY_MISSING, KEY_MALFORMED, KEY_EXPOSED, KEY_UNREADABLE
 */
export function readKey(file: string, databaseExists: boolean): string {
  try {
    return keyIn(file, databaseExists);
  } catch (error) {
    const known = named(error, file);
    if (known instanceof TotsugoError || !(error instanceof Error) || !('code' in error)) throw known;
    throw new TotsugoError('KEY_UNREADABLE', { file, reason: String(error.code) });
  }
}

function keyIn(file: string, databaseExists: boolean): string {
  if (!existsSync(file)) {
    if (databaseExists) throw new TotsugoError('KEY_MISSING', { file });
    createKey(file);
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new TotsugoError('KEY_EXPOSED', { file });
  }
  const key = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(key)) throw new TotsugoError('KEY_MALFORMED', { file });
  return key;
}

export function createKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Whole or not at all: half a key, left by a full disk or a crash, would stop every night after.
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    chmodSync(temporary, 0o600);
    linkSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}
