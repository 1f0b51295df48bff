/** Reads a log as it stands: to prove it (verify.ts), to show it, or to find what a run wrote. */
import { existsSync, readFileSync } from 'node:fs';
import { TotsugoError } from '../errors.js';
import { anchorOf, auditFiles, auditKeys, auditRows, withAudit } from '../store/audit.js';
import type { Store } from '../store/open.js';
import { listRuns } from '../store/runs.js';
import { newAuditKey } from './chain.js';
import type { Entry } from './entry.js';
import type { KeptHead, LogRead } from './verify.js';

/**
 * The log of a database. `db` is null where the database itself is gone: then nothing anchors the log.
 * @throws TotsugoError AUDIT_MISSING, AUDIT_KEY_WRONG, KEY_*
 */
export function readLog(database: string, keyFile: string, db: Store | null, heads: readonly KeptHead[]): LogRead {
  const files = auditFiles(database);
  if (!existsSync(files.store)) throw new TotsugoError('AUDIT_MISSING', { file: files.store });
  const text = existsSync(files.text) ? readFileSync(files.text, 'utf8') : null;
  const kept = db ? [...heads, ...headsIn(db)] : heads;
  return withAudit(database, keyFile, newAuditKey, (audit) => ({
    rows: auditRows(audit),
    keys: auditKeys(audit),
    text,
    heads: kept,
  }));
}

/** The heads that the database keeps: its anchor, and the head of the log when each stored run began. */
function headsIn(db: Store): KeptHead[] {
  const anchor = anchorOf(db);
  const heads: KeptHead[] = anchor ? [{ ...anchor, kept: 'database' }] : [];
  for (const { id, summary } of listRuns(db)) {
    const head = headOf(summary);
    if (head) heads.push({ ...head, kept: `run ${id}` });
  }
  return heads;
}

/** The head of the log in the text of a summary.json; undefined where it has none. */
export function headOf(summary: string): Pick<KeptHead, 'seq' | 'head'> | undefined {
  const { timing } = JSON.parse(summary) as { timing?: { audit?: { seq?: unknown; head?: unknown } } };
  const { seq, head } = timing?.audit ?? {};
  return typeof seq === 'number' && typeof head === 'string' ? { seq, head } : undefined;
}

/** The entries of a log, in order. @throws as `readLog` */
export function entriesOf(database: string, keyFile: string): Entry[] {
  return readLog(database, keyFile, null, []).rows.map(({ line }) => JSON.parse(line) as Entry);
}
