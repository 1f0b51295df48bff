/** The open database of a command on decisions, with its audit log. */
import { existsSync } from 'node:fs';
import type { AuditContext } from '../audit/log.js';
import { TotsugoError } from '../errors.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore, type Store } from '../store/open.js';
import { auditContext } from './audit-context.js';
import type { DecisionsFlags } from './decisions.js';
import type { Shell } from './shell.js';

/** @throws TotsugoError DATABASE_* */
export async function withStore<T>(
  { db: file, keyFile = undefined }: DecisionsFlags,
  shell: Shell,
  work: (db: Store, audit: AuditContext) => T | Promise<T>,
): Promise<T> {
  if (!existsSync(file)) throw new TotsugoError('DATABASE_MISSING', { file });
  const key = keyFile ?? defaultKeyFile(shell.env);
  const db = openStore(file, key);
  try {
    return await work(db, auditContext(db, key, shell));
  } finally {
    db.close();
  }
}
