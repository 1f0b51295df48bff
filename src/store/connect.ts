/** The native database module: loaded with a clear error where it does not fit this Node.js, and a connection of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { TotsugoError } from '../errors.js';
import { keptWhole } from './kept-whole.js';

/**
 * Opens a connection to a file (`:memory:` for none).
 * @throws TotsugoError DATABASE_MODULE_UNFIT, and what SQLite says of the file
 */
export function connection(file: string, options: Database.Options): Database.Database {
  const { dropsBreak } = loadedModule();
  const db = new Database(file, options);
  return dropsBreak ? keptWhole(db) : db;
}

interface Loaded {
  readonly sqlite: string;
  /** Whether an object of the module that is collected as garbage ends the process: see `kept-whole.ts`. */
  readonly dropsBreak: boolean;
}

let loaded: Loaded | undefined;

/**
 * What is known of the module, which is loaded where it has not been yet.
 * @throws TotsugoError DATABASE_MODULE_UNFIT: made for another Node.js or system, or never compiled
 */
export function loadedModule(): Loaded {
  if (loaded) return loaded;
  try {
    const dropsBreak = readFileSync(moduleFile()).includes(cleanup);
    const db = new Database(':memory:');
    const kept = dropsBreak ? keptWhole(db) : db;
    const sqlite = String(kept.prepare<[], string>('SELECT sqlite_version()').pluck().get());
    kept.close();
    loaded = { sqlite, dropsBreak };
    return loaded;
  } catch (error) {
    throw unfit(error);
  }
}

/** What a module imports that was compiled with the headers of nodejs/node#65446. */
const cleanup = 'RemoveEnvironmentCleanupHook';

function moduleFile(): string {
  const home = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'));
  return join(home, 'build', 'Release', 'better_sqlite3.node');
}

/** Codes of a module that is not there, or cannot be loaded here. */
const unloadable = new Set(['ENOENT', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED']);

function unfit(error: unknown): unknown {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!unloadable.has(reason)) return error;
  return new TotsugoError('DATABASE_MODULE_UNFIT', { node: process.version, reason });
}
