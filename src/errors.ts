/**
 * The one error class, over one catalogue of codes. A message says what happened and what to do next; it may name
 * a file, a line, a column or an option, never a value that a record holds.
 */
import { catalogue, reasons } from './error-catalogue.js';
import type { Bilingual } from './model.js';

/** A value in words has both languages. */
type Params = Readonly<Record<string, string | number | Bilingual>>;

export type ErrorCode = keyof typeof catalogue;

export class TotsugoError extends Error {
  readonly code: ErrorCode;
  readonly params: Params;

  constructor(code: ErrorCode, params: Params = {}) {
    super(`${code}: ${fill(catalogue[code].en, params, 'en')}`);
    this.name = 'TotsugoError';
    this.code = code;
    this.params = params;
  }

  /** The message in a language, without the code: what a person reads. */
  text(lang: keyof Bilingual): string {
    return fill(catalogue[this.code][lang], this.params, lang);
  }
}

/** Codes of the system and of SQLite, and which of ours says what to do about them. */
const known: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/, 'DISK_FULL'],
  [/^SQLITE_(BUSY|LOCKED)/, 'DATABASE_BUSY'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'DATABASE_DAMAGED'],
  [/^(SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE)|EFBIG|EIO)$/, 'DATABASE_WRITE_FAILED'],
  [/^(SQLITE_(IOERR|READONLY|CANTOPEN|PERM|AUTH)|EACCES$|EPERM$|EROFS$)/, 'DATABASE_UNREADABLE'],
  [/^ERR_WORKER_/, 'THREAD_DIED'],
];

/**
 * What the database, a thread or the system says of itself, as an error that says what to do; any other error as it is.
 * @param file the database, where the caller knows it
 * @example named(sqliteError, 'totsugo.db') // DATABASE_DAMAGED: データベース totsugo.db が壊れています。…
 */
export function named(error: unknown, file: string | Bilingual = { ja: '（--db）', en: 'of --db' }): unknown {
  if (error instanceof TotsugoError || !(error instanceof Error) || !('code' in error)) return error;
  const reason = String(error.code);
  const code = known.find(([pattern]) => pattern.test(reason))?.[1];
  return code === undefined ? error : new TotsugoError(code, { file, reason, status: reason });
}

function fill(template: string, params: Params, lang: keyof Bilingual): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    if (typeof value === 'object') return value[lang];
    const known = name === 'reason' && Object.hasOwn(reasons, value) ? reasons[value] : undefined;
    return known ? `${known[lang]}${lang === 'ja' ? '：' : ', '}${value}` : String(value);
  });
}
