/** Runs by their numbers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { beginRun, finishRun, listRuns, removeRun } from '../../src/store/runs.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-runs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('numbers of runs', () => {
  it('are never given twice: not after a run that did not become whole, not after the newest was removed', () => {
    const db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
    const begin = () => beginRun(db, '2026-04-01', '2026-04-01T00:00:00.000Z');
    expect(begin()).toBe(1);
    const second = begin();
    expect(second).toBe(2);
    finishRun(db, second, '{}');
    removeRun(db, second);
    const third = begin();
    finishRun(db, third, '{}');
    expect(listRuns(db).map(({ id }) => id)).toEqual([3]);
    db.close();
  });
});
