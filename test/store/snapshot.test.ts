/** A report reads one moment of the database, whatever a night or a purge commits meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inBulk } from '../../src/store/bulk.js';
import { openStore, type Store } from '../../src/store/open.js';
import { beginRun, findRun, finishRun, listRuns, removeRun } from '../../src/store/runs.js';
import { inSnapshot } from '../../src/store/snapshot.js';

let folder: string;
let reader: Store;
let writer: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'totsugo-snapshot-'));
  const open = () => openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  [reader, writer] = [open(), open()];
});
afterEach(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

function night(): number {
  const run = beginRun(writer, '2026-04-01', '2026-04-01T00:00:00Z');
  writer.prepare('INSERT INTO reject (run, position, body) VALUES (?, 1, ?)').run(run, '{}');
  finishRun(writer, run, '{}');
  return run;
}

test('what is read together is of one moment, and the writer does not wait', async () => {
  const run = night();
  const rejects = () => reader.prepare<[number], number>('SELECT count(*) FROM reject WHERE run = ?').pluck().get(run);
  await inSnapshot(reader, async () => {
    expect(findRun(reader)?.id).toBe(run);
    removeRun(writer, run);
    night();
    await new Promise(setImmediate);
    expect(findRun(reader)?.id).toBe(run);
    expect(rejects()).toBe(1);
  });
  expect(rejects()).toBe(0);
  expect(listRuns(reader).map(({ id }) => id)).toEqual([run + 1]);
});

test('it ends where the work fails', async () => {
  await expect(inSnapshot(reader, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(reader.inTransaction).toBe(false);
});

test('a night that loads in bulk leaves the log to who reads already, and takes it from nobody', async () => {
  const run = night();
  await inSnapshot(reader, async () => {
    expect(findRun(reader)?.id).toBe(run);
    await inBulk(writer, async () => {
      night();
    });
    expect(findRun(reader)?.id).toBe(run);
  });
  expect(findRun(reader)?.id).toBe(run + 1);
});

test('who comes while it loads is told to wait, and the night goes on', async () => {
  reader.close();
  await inBulk(writer, async () => {
    writer.exec('BEGIN IMMEDIATE');
    const run = night();
    expect(() => openStore(join(folder, 'totsugo.db'), join(folder, 'key'))).toThrow('DATABASE_BUSY');
    writer.exec('COMMIT');
    expect(findRun(writer)?.id).toBe(run);
  });
  reader = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  expect(listRuns(reader)).toHaveLength(1);
});
