/** The work of `totsugo purge`. */
import { existsSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Entry } from '../audit/entry.js';
import { audited, type Trail } from '../audit/log.js';
import { entriesOf } from '../audit/read.js';
import { filesOf, type RunFile, shred } from '../audit/run-files.js';
import { TotsugoError } from '../errors.js';
import { leftOf, temporaryName } from '../report/unfinished.js';
import { auditFiles } from '../store/audit.js';
import { defaultKeyFile, readKey } from '../store/key.js';
import { lockNight } from '../store/lock.js';
import { openStore, type Store } from '../store/open.js';
import { purgeAll, purgeRun, type RowsPurged } from '../store/purge.js';
import { rekey, tryAlone } from '../store/rotate.js';
import { findRun } from '../store/runs.js';
import { auditContext } from './audit-context.js';
import type { PurgeFlags } from './purge.js';
import type { Shell } from './shell.js';

export async function purge(flags: PurgeFlags, shell: Shell): Promise<void> {
  const { db: file } = flags;
  const run = whatToPurge(flags);
  if (!existsSync(file)) throw new TotsugoError('DATABASE_MISSING', { file });
  const keyFile = flags.keyFile ?? defaultKeyFile(shell.env);
  const unlock = lockNight(file, new Date().toISOString());
  let db = openedAlone(file, keyFile);
  try {
    const entries = existsSync(auditFiles(file).store) ? entriesOf(file, keyFile) : [];
    if (run !== null && !findRun(db, run) && !begunBefore(entries, run)) {
      throw new TotsugoError('RUN_NOT_FOUND', { file });
    }
    const context = {
      ...auditContext(db, keyFile, shell),
      get db() {
        return db;
      },
    };
    await audited(context, 'purge', run === null ? { options: { all: true } } : { run }, ({ note }) => {
      const rows = purgeRows(db, run);
      const files = purgeFiles(entries, run);
      noteTo(note, rows, files);
      db = rewritten(db, file, keyFile);
      shell.stdout.write(flags.json ? `${JSON.stringify({ run, rows, files })}\n` : said(run, rows, files, shell.lang));
    });
    shell.setStatus(0);
  } finally {
    db.close();
    unlock();
  }
}

/** The database, which nobody else has open: who has would keep what is deleted, and is found before anything is. */
function openedAlone(file: string, keyFile: string): Store {
  openStore(file, keyFile).close();
  tryAlone(file, readKey(keyFile, true));
  return openStore(file, keyFile);
}

/** A run, or null for everything. */
function whatToPurge({ run, all, yes }: PurgeFlags): number | null {
  if (run !== undefined && !all) return run;
  if (run !== undefined || !all) throw new TotsugoError('PURGE_WHAT');
  if (!yes) throw new TotsugoError('PURGE_UNCONFIRMED');
  return null;
}

/** A purge of a run that was interrupted: its rows may be gone, its files and the rest of the work not. */
const begunBefore = (entries: readonly Entry[], run: number): boolean =>
  entries.findLast((entry) => entry.command === 'purge' && entry.run === run && entry.phase !== 'failed')?.phase ===
  'begun';

const purgeRows = (db: Store, run: number | null): RowsPurged => (run === null ? purgeAll(db) : purgeRun(db, run));

/** Deletes the reports that are as they were written, and what an interrupted report or purge left beside them. */
function purgeFiles(entries: readonly Entry[], run: number | null): RunFile[] {
  const files = filesOf(entries, run);
  // Without summary.json a folder is no whole night's.
  const marks = files.filter(({ file }) => basename(file) === 'summary.json');
  for (const { file, state } of [...marks, ...files.filter((one) => !marks.includes(one))]) {
    const [dir, name] = [dirname(file), basename(file)];
    // Half overwritten it may not stand under its name, nor be taken for somebody's own work by the next purge.
    if (state === 'own') renameSync(file, temporaryName(dir, name));
    if (existsSync(dir)) for (const left of leftOf(dir, name)) shred(left);
  }
  return files;
}

function noteTo(note: Trail['note'], rows: RowsPurged, files: readonly RunFile[]): void {
  const count = (state: RunFile['state']) => files.filter((one) => one.state === state).length;
  note({
    counts: {
      ...rows,
      filesDeleted: count('own'),
      filesChanged: count('changed'),
      filesMissing: count('missing'),
      filesReplaced: count('replaced'),
    },
  });
}

/**
 * The database written anew, its rows alone: pages that were freed, remains within pages and the WAL are in the old file,
 * which is gone. Returns it open.
 */
function rewritten(db: Store, file: string, keyFile: string): Store {
  db.close();
  const key = readKey(keyFile, true);
  try {
    rekey(file, key, key);
  } finally {
    db = openStore(file, keyFile);
  }
  return db;
}

const states = {
  ja: {
    own: '削除',
    changed: '書き換えられているため残した',
    missing: 'すでにない',
    replaced: '別の突合の出力に置き換わっているため残した',
  },
  en: { own: 'deleted', changed: 'changed since: left', missing: 'not there', replaced: "another run's now: left" },
};

function said(run: number | null, rows: RowsPurged, files: readonly RunFile[], lang: 'ja' | 'en'): string {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const ja = lang === 'ja';
  const what = run === null ? (ja ? 'すべての突合' : 'everything') : ja ? `突合番号${run}` : `run ${run}`;
  const head = ja
    ? `${what}を消しました（データベースの${total}行）。誰がいつ消したかは監査ログに残っています。`
    : `Deleted ${what}: ${total} rows of the database. Who did so, and when, is in the audit log.`;
  const lines = files.map(({ file, state }) => `  ${states[lang][state]}${ja ? '：' : ': '}${file}`);
  return `${[head, ...lines].join('\n')}\n`;
}
