/** A database with runs made of sketched cases, for tests of deciding. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { defaultPolicy } from '../../src/judge/policy.js';
import type { Policy, SourceRecord } from '../../src/model.js';
import { type CaseToReport, compareCases } from '../../src/report/index.js';
import { type EnrolmentRow, enrolmentAdder, enrolmentColumns } from '../../src/store/enrolments.js';
import { caseAdder, caseRow } from '../../src/store/findings.js';
import { openStore, type Store } from '../../src/store/open.js';
import { recordText } from '../../src/store/record-text.js';
import { type ResidentRow, residentAdder, residentColumns } from '../../src/store/residents.js';
import { rowTables } from '../../src/store/row-table.js';
import { beginRun, finishRun } from '../../src/store/runs.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-decisions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;

export function freshStore(): Store {
  made += 1;
  return openStore(join(folder, `${made}.db`), join(folder, 'key'), 16);
}

/** Stores a whole run of these cases, as a night does; returns its number. */
export function nightOf(db: Store, cases: readonly CaseToReport[], policy: Policy = defaultPolicy): number {
  const run = beginRun(db, '2026-04-01', '2026-04-01T00:00:00.000Z');
  const addCase = caseAdder(db, run);
  const add = { resident: residentAdder(db, run), enrolment: enrolmentAdder(db, run) };
  const rowOf = (record: SourceRecord) => ({
    input: 0,
    line: 1,
    idHash: 0,
    number: null,
    agreement: null,
    counters: null,
    record: recordText(record),
  });
  const last = (table: string) => db.prepare<[], number>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
  const resident = (record: SourceRecord): number => {
    const rows = rowTables<ResidentRow>(residentColumns);
    rows.add({ ...rowOf(record), status: null, kanaBirth: null, kanjiBirth: null, givenBirth: null, otherBirth: null });
    add.resident(rows.take());
    return last('resident');
  };
  const enrolment = (record: SourceRecord): number => {
    const rows = rowTables<EnrolmentRow>(enrolmentColumns);
    rows.add({ ...rowOf(record), numberFault: null, lapsed: false });
    add.enrolment(rows.take());
    return last('enrolment');
  };
  const store = () => {
    for (const { draft, insurer, municipal, candidates } of cases.toSorted((a, b) => compareCases(a.draft, b.draft))) {
      addCase(
        caseRow({
          draft,
          enrolments: insurer.map(enrolment),
          residents: municipal.map(resident),
          candidates: candidates.map(resident),
          withheld: false,
        }),
      );
    }
  };
  db.transaction(store)();
  finishRun(db, run, JSON.stringify({ policy }));
  return run;
}
