/** The journal of a bulk work: the write-ahead log is back afterwards, whatever happened meanwhile. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inBulk } from '../../src/store/bulk.js';
import { openStore, type Store } from '../../src/store/open.js';
import { beginRun, finishRun, listRuns } from '../../src/store/runs.js';

let folder: string;
let db: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'totsugo-bulk-'));
  db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const full = 2;
const normal = 1;
const journal = () => [db.pragma('journal_mode', { simple: true }), db.pragma('synchronous', { simple: true })];

test('a rollback journal that is on the disk before pages change, then the log again', async () => {
  await inBulk(db, async () => {
    expect(journal()).toEqual(['truncate', full]);
    finishRun(db, beginRun(db, '2026-04-01', '2026-04-01T00:00:00Z'), '{}');
  });
  expect(journal()).toEqual(['wal', normal]);
  expect(listRuns(db)).toHaveLength(1);
});

test('a work that fails gives the log back, and says why it failed', async () => {
  const failing = inBulk(db, async () => {
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(journal()).toEqual(['wal', normal]);
});

/** Reads for a moment from a thread of its own, without making the log the journal as every command of the program does. */
const reading = `
const { parentPort, workerData: { file, key } } = require('node:worker_threads');
const db = new (require('better-sqlite3'))(file, { timeout: 0 });
db.pragma("cipher = 'chacha20'");
db.pragma("key = 'raw:" + key + "'");
db.exec('BEGIN');
db.prepare('SELECT count(*) FROM run').get();
parentPort.postMessage('reads');
setTimeout(() => { db.exec('COMMIT'); db.close(); }, 300);
`;

test('whoever reads as the work ends is waited for', async () => {
  const key = readFileSync(join(folder, 'key'), 'utf8').trim();
  let reader: Worker | undefined;
  await inBulk(db, async () => {
    reader = new Worker(reading, { eval: true, workerData: { file: db.name, key } });
    await new Promise((resolve, reject) => reader?.once('message', resolve).once('error', reject));
  });
  expect(journal()).toEqual(['wal', normal]);
  await new Promise((resolve) => reader?.once('exit', resolve));
});
