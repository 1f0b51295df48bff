/** The audit log of a command that needs no database: it is appended to where there is one. */
import { existsSync } from 'node:fs';
import type { EntryDetail } from '../audit/entry.js';
import { audited, type Trail } from '../audit/log.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore } from '../store/open.js';
import { auditContext } from './audit-context.js';
import type { Shell } from './shell.js';

/** Does a work, logged in the log of the database that is named; before the first night there is neither. */
export async function auditedBeside(
  { db: file, keyFile = undefined }: { readonly db: string; readonly keyFile?: string },
  shell: Shell,
  command: string,
  detail: EntryDetail,
  work: (note: Trail['note']) => void | Promise<void>,
): Promise<void> {
  if (!existsSync(file)) return work(() => {});
  const key = keyFile ?? defaultKeyFile(shell.env);
  const db = openStore(file, key);
  try {
    await audited(auditContext(db, key, shell), command, detail, ({ note }) => work(note));
  } finally {
    db.close();
  }
}
