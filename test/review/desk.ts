/** A database with runs made of sketched cases, for tests of deciding. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { defaultPolicy } from '../../src/judge/policy.js';
import type { Policy, Source, SourceRecord } from '../../src/model.js';
import { type CaseToReport, compareCases } from '../../src/report/index.js';
import { caseAdder, caseRow } from '../../src/store/findings.js';
import { openStore, type Store } from '../../src/store/open.js';
import { absent, keysOf } from '../../src/store/row-blocks.js';
import { rowPacker } from '../../src/store/row-packet.js';
import { rowWriter } from '../../src/store/row-writer.js';
import { recordsOf } from '../../src/store/rows.js';
import { beginRun, finishRun } from '../../src/store/runs.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-decisions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;

export function freshStore(): Store {
  made += 1;
  return openStore(join(folder, `${made}.db`), join(folder, 'key'), 16);
}

/**
 * Stores a whole run of these cases, as a night does; returns its number.
 * @param meanwhile what somebody does while the night writes its reports
 */
export function nightOf(
  db: Store,
  cases: readonly CaseToReport[],
  policy: Policy = defaultPolicy,
  meanwhile: () => void = () => undefined,
): number {
  const run = beginRun(db, '2026-04-01', '2026-04-01T00:00:00.000Z');
  const addCase = caseAdder(db, run);
  const rowsOf = (side: Source) => {
    const packer = rowPacker(keysOf[side]);
    const keys = Array.from({ length: keysOf[side] }, () => absent);
    const add = (record: SourceRecord): number => {
      packer.add(1, record, keys, null);
      return packer.length();
    };
    const write = () => {
      const writer = rowWriter(db, run, side);
      writer.add(packer.take(0));
      writer.end();
    };
    return { add, write };
  };
  const residents = rowsOf('municipal');
  const enrolments = rowsOf('insurer');
  const store = () => {
    const rows = cases
      .toSorted((a, b) => compareCases(a.draft, b.draft))
      .map(({ draft, insurer, municipal, candidates }) => ({
        draft,
        insurer: insurer.map(enrolments.add),
        municipal: municipal.map(residents.add),
        candidates: candidates.map(residents.add),
      }));
    residents.write();
    enrolments.write();
    const stored = { insurer: recordsOf(db, run, 'insurer'), municipal: recordsOf(db, run, 'municipal') };
    const numbers = (side: Source, of: readonly number[]) => of.map((row) => stored[side][row] as number);
    for (const { draft, insurer, municipal, candidates } of rows) {
      const records = {
        insurer: numbers('insurer', insurer),
        municipal: numbers('municipal', municipal),
        candidates: numbers('municipal', candidates),
      };
      addCase(caseRow({ draft, enrolments: insurer, records, withheld: false }));
    }
  };
  db.transaction(store)();
  meanwhile();
  finishRun(db, run, JSON.stringify({ policy }));
  return run;
}
