/** A database with its audit log in a folder of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Entry } from '../../src/audit/entry.js';
import type { AuditContext } from '../../src/audit/log.js';
import { openStore, type Store } from '../../src/store/open.js';

const folders: string[] = [];
const open: Store[] = [];

afterEach(() => {
  for (const db of open.splice(0)) db.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface Place {
  readonly folder: string;
  readonly database: string;
  readonly keyFile: string;
  readonly context: AuditContext;
}

export function place(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-audit-'));
  folders.push(folder);
  const database = join(folder, 'totsugo.db');
  const keyFile = join(folder, 'key');
  const db = openStore(database, keyFile);
  open.push(db);
  const context = { db, keyFile, operator: '職員 1234', totsugo: '0.0.0', now: () => new Date('2026-04-01T00:00:00Z') };
  return { folder, database, keyFile, context };
}

export const textOf = ({ database }: Pick<Place, 'database'>): string =>
  readFileSync(`${database}.audit.ndjson`, 'utf8');

export const entriesIn = (at: Pick<Place, 'database'>): Entry[] =>
  textOf(at)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
