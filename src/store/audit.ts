/** Where the audit log is kept: an encrypted file beside the database, and the same lines as text beside that. */
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  writeSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { TotsugoError } from '../errors.js';
import { auditFile } from './audit-schema.js';
import { readKey } from './key.js';
import { encrypted, type Store } from './open.js';

/** The last entry, and the key under which the next is chained to it. */
export interface AuditTail {
  /** 0 where there is no entry yet. */
  readonly seq: number;
  readonly line: string | null;
  readonly epoch: number;
  /** 32 bytes as hexadecimal digits. */
  readonly key: string;
}

export interface AuditFiles {
  /** The encrypted file. */
  readonly store: string;
  /** The same entries as text, a line each: without a person's data, so that it may be read without a key. */
  readonly text: string;
}

export function auditFiles(database: string): AuditFiles {
  const real = statSync(database, { throwIfNoEntry: false }) ? realpathSync(database) : database;
  return { store: `${real}.audit`, text: `${real}.audit.ndjson` };
}

/**
 * Opens the audit file of a database, made where there is none, and closes it after the work.
 * @throws TotsugoError AUDIT_KEY_WRONG, AUDIT_UNWRITABLE, KEY_*
 */
export function withAudit<T>(database: string, keyFile: string, newKey: () => string, work: (audit: Store) => T): T {
  const file = auditFiles(database).store;
  try {
    const audit = encrypted(file, readKey(keyFile, true), 5000);
    try {
      audit.pragma('synchronous = FULL');
      if (audit.pragma('user_version', { simple: true }) === 0) create(audit, newKey());
      return work(audit);
    } finally {
      audit.close();
    }
  } catch (error) {
    throw named(error, file);
  }
}

function create(audit: Store, key: string): void {
  audit
    .transaction(() => {
      audit.exec(auditFile);
      // Another process may have been first.
      audit.prepare('INSERT OR IGNORE INTO audit_key (epoch, key) VALUES (1, ?)').run(key);
      audit.pragma('user_version = 1');
    })
    .immediate();
}

function named(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof TotsugoError || !('code' in error)) return error;
  const code = String(error.code);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new TotsugoError('AUDIT_KEY_WRONG', { file });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new TotsugoError('DISK_FULL');
  return new TotsugoError('AUDIT_UNWRITABLE', { file, reason: code });
}

/**
 * Appends the entry that `make` writes after the tail, to both files, one process at a time. The text comes first: what a
 * process that died left there is taken over where it is an entry (`genuine`), and cut off where it is a torn one.
 * @returns the line appended
 */
export function appendAudit(
  audit: Store,
  textFile: string,
  make: (tail: AuditTail) => string,
  genuine: (line: string, tail: AuditTail) => boolean,
): string {
  audit.exec('BEGIN IMMEDIATE');
  try {
    const fd = openSync(textFile, 'a+', 0o600);
    try {
      takeOver(audit, fd, genuine);
      const line = make(tailOf(audit));
      const bytes = Buffer.from(`${line}\n`, 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      fdatasyncSync(fd);
      insert(audit, line);
      audit.exec('COMMIT');
      return line;
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (audit.inTransaction) audit.exec('ROLLBACK');
    throw error;
  }
}

/** The longest that a torn entry may be: more was written by somebody else, and is left for `audit verify` to find. */
const longest = 1 << 20;

function takeOver(audit: Store, fd: number, genuine: (line: string, tail: AuditTail) => boolean): void {
  const { size } = fstatSync(fd);
  const surplus = size - endsOf(audit);
  if (surplus <= 0 || surplus > longest) return;
  const bytes = Buffer.alloc(surplus);
  readSync(fd, bytes, 0, surplus, size - surplus);
  const text = bytes.toString('utf8');
  const tail = tailOf(audit);
  if (!text.includes('\n')) {
    if (text.startsWith('{"seq":')) ftruncateSync(fd, size - surplus);
  } else if (text.indexOf('\n') === text.length - 1 && genuine(text.slice(0, -1), tail)) {
    insert(audit, text.slice(0, -1));
  }
}

const endsOf = (audit: Store): number =>
  audit.prepare<[], number>('SELECT ends FROM entry ORDER BY seq DESC LIMIT 1').pluck().get() ?? 0;

function insert(audit: Store, line: string): void {
  const ends = endsOf(audit) + Buffer.byteLength(line) + 1;
  const seq = (JSON.parse(line) as { seq: number }).seq;
  audit.prepare('INSERT INTO entry (seq, line, ends) VALUES (?, ?, ?)').run(seq, line, ends);
}

function tailOf(audit: Store): AuditTail {
  const last = audit
    .prepare<[], { seq: number; line: string }>('SELECT seq, line FROM entry ORDER BY seq DESC LIMIT 1')
    .get();
  const key = audit
    .prepare<[], { epoch: number; key: string }>('SELECT epoch, key FROM audit_key ORDER BY epoch DESC LIMIT 1')
    .get();
  if (!key) throw new Error('the audit log has no key');
  return { seq: last?.seq ?? 0, line: last?.line ?? null, ...key };
}

/** The entries as they were written, in order. */
export function auditRows(audit: Store): { seq: number; line: string }[] {
  return audit.prepare<[], { seq: number; line: string }>('SELECT seq, line FROM entry ORDER BY seq').all();
}

/** The key of each epoch. */
export function auditKeys(audit: Store): ReadonlyMap<number, string> {
  const rows = audit.prepare<[], { epoch: number; key: string }>('SELECT epoch, key FROM audit_key').all();
  return new Map(rows.map(({ epoch, key }) => [epoch, key]));
}

/** Begins a new epoch: entries from now on are chained under another key. */
export function nextEpoch(audit: Store, key: string): void {
  audit.prepare('INSERT INTO audit_key (epoch, key) SELECT max(epoch) + 1, ? FROM audit_key').run(key);
}

export interface Anchor {
  readonly seq: number;
  readonly head: string;
}

/** Moves the anchor in the database forward. Where a night is writing, it stays: the night moves it when it ends. */
export function moveAnchor(db: Store, { seq, head }: Anchor): void {
  const wait = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma('busy_timeout = 0');
  try {
    db.prepare(
      `INSERT INTO audit_anchor (only, seq, head) VALUES (1, ?, ?)
       ON CONFLICT (only) DO UPDATE SET seq = excluded.seq, head = excluded.head WHERE excluded.seq > audit_anchor.seq`,
    ).run(seq, head);
  } catch (error) {
    if (!(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
  } finally {
    db.pragma(`busy_timeout = ${wait}`);
  }
}

export function anchorOf(db: Store): Anchor | undefined {
  return db.prepare<[], Anchor>('SELECT seq, head FROM audit_anchor').get();
}
