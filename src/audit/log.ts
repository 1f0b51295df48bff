/**
 * The audit log: who did what with people's data, when, and what came of it. Entries are only ever appended; each is
 * chained to the one before (chain.ts), so that `totsugo audit verify` finds whatever was done to them afterwards.
 */
import { userInfo } from 'node:os';
import { TotsugoError } from '../errors.js';
import { maskNumbers } from '../fields/individual-number/index.js';
import { type Anchor, type AuditTail, appendAudit, auditFiles, moveAnchor, withAudit } from '../store/audit.js';
import { keyId, readKey } from '../store/key.js';
import type { Store } from '../store/open.js';
import { genesis, hmacOf, isSealed, newAuditKey, sealed } from './chain.js';
import type { EntryDetail, Phase } from './entry.js';

/** Whose log, and who is at work. `db` is the open database; its log lies beside it. */
export interface AuditContext {
  readonly db: Store;
  readonly keyFile: string;
  readonly operator?: string | undefined;
  /** The version of the program. */
  readonly totsugo: string;
  readonly now?: () => Date;
}

/** What the work tells of itself as it goes. A later value of a key replaces the earlier one. */
export interface Trail {
  readonly note: (detail: EntryDetail) => void;
  /** The head of the log when the work began: printed in summary.json. */
  readonly began: Anchor;
}

/**
 * Does a work between two entries of the audit log: that it begins, and how it ended. Where the first cannot be written, the work
 * is not done. A work that dies leaves the first alone.
 *
 * Example: `await audited({ db, keyFile, totsugo: version() }, 'report', { run: 3 }, async ({ note }) => { …; note({ counts: { cases } }); })`.
 * @throws what the work throws, after noting its code; TotsugoError AUDIT_KEY_WRONG, AUDIT_UNWRITABLE
 */
export async function audited<T>(
  context: AuditContext,
  command: string,
  detail: EntryDetail,
  work: (trail: Trail) => T | Promise<T>,
): Promise<T> {
  const began = append(context, command, 'begun', detail);
  let told: EntryDetail = {};
  const note = (more: EntryDetail) => {
    told = { ...told, ...more };
  };
  try {
    const result = await work({ note, began });
    append(context, command, 'done', { ...runOf(detail), ...told, of: began.seq });
    return result;
  } catch (error) {
    append(context, command, 'failed', { ...runOf(detail), ...told, of: began.seq, error: codeOf(error) });
    throw error;
  }
}

const runOf = ({ run }: EntryDetail): EntryDetail => (run === undefined ? {} : { run });

function codeOf(error: unknown): string {
  if (error instanceof TotsugoError) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
}

type Ending = EntryDetail & { readonly of?: number; readonly error?: string };

/** Appends one entry, and moves the anchor in the database to it. */
function append(context: AuditContext, command: string, phase: Phase, detail: Ending): Anchor {
  const { db, keyFile } = context;
  const line = withAudit(db.name, keyFile, newAuditKey, (audit) =>
    appendAudit(audit, auditFiles(db.name).text, (tail) => lineAfter(tail, context, command, phase, detail), follows),
  );
  const anchor = { seq: (JSON.parse(line) as { seq: number }).seq, head: hmacOf(line) ?? '' };
  moveAnchor(db, anchor);
  return anchor;
}

function lineAfter(
  { seq, line, epoch, key }: AuditTail,
  { keyFile, operator, totsugo, now = () => new Date() }: AuditContext,
  command: string,
  phase: Phase,
  { of, error, ...detail }: Ending,
): string {
  const entry = {
    seq: seq + 1,
    keyId: keyId(readKey(keyFile, true)),
    at: now().toISOString(),
    command,
    phase,
    ...(of === undefined ? {} : { of }),
    ...(error === undefined ? {} : { error }),
    user: osUser(),
    ...(operator === undefined ? {} : { operator }),
    pid: process.pid,
    totsugo,
    ...detail,
    epoch,
    prev: (line === null ? null : hmacOf(line)) ?? genesis,
  };
  return sealed(withoutNumbers(entry), key);
}

/** Whether a line is an entry of ours that comes right after the tail. */
function follows(line: string, { seq, line: last, key }: AuditTail): boolean {
  if (!isSealed(line, key)) return false;
  const { seq: its, prev } = JSON.parse(line) as { seq: number; prev: string };
  return its === seq + 1 && prev === ((last === null ? null : hmacOf(last)) ?? genesis);
}

function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name, as in a container.
    return String(process.getuid?.() ?? '?');
  }
}

/** File names and options are what people typed: twelve digits that are an Individual Number by their check digit are masked. */
function withoutNumbers<T>(value: T): T {
  if (typeof value === 'string') return maskNumbers(value) as T;
  if (Array.isArray(value)) return value.map(withoutNumbers) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNumbers(inner)])) as T;
}
