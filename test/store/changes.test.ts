/** What came, went and changed between two runs, held against going through every case by hand. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseClass, FindingDraft, Grade } from '../../src/model.js';
import { changesBetween, countOpenChanges, newerFinder, openChangeFinder } from '../../src/store/changes.js';
import { caseAdder, caseRow } from '../../src/store/findings.js';
import { openStore, type Store } from '../../src/store/open.js';
import { beginRun, finishRun, runBefore } from '../../src/store/runs.js';

let folder: string;
let db: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'totsugo-changes-'));
  db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

type Sketch = readonly [id: number, grade: Grade, value: number];

const classes: Readonly<Record<Grade, CaseClass>> = { C: 'NUMBER_SHARED', B: 'ONE_NAME_DIFFERS', A: 'AGREE_BY_RULE' };
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const caseIdOf = (id: number): string => digestOf(`case ${id}`).slice(0, 16);

/** With digests of 16 and 64 digits, as cases have them. */
const draftOf = ([id, grade, value]: Sketch): FindingDraft => ({
  caseId: caseIdOf(id),
  class: classes[grade],
  grade,
  priority: 0.5,
  insurer: [],
  municipal: [],
  candidates: [],
  fields: null,
  hints: [],
  fingerprint: digestOf(`value ${value}`),
  detail: {},
});

function night(cases: readonly Sketch[]): number {
  const run = beginRun(db, '2026-04-01', '2026-04-01T00:00:00Z');
  const add = caseAdder(db, run);
  for (const sketch of cases) {
    add(
      caseRow({
        draft: draftOf(sketch),
        enrolments: [sketch[0] + 1],
        records: { insurer: [], municipal: [], candidates: [] },
        withheld: false,
      }),
    );
  }
  finishRun(db, run, '{}');
  return run;
}

/** Every case of one list looked for in the other. */
function byHand(before: readonly Sketch[], after: readonly Sketch[]): string[] {
  const find = (list: readonly Sketch[], [id]: Sketch) => list.find(([other]) => other === id);
  const said = (change: string, [id]: Sketch) => `${change} ${id}`;
  return [
    ...after.filter((one) => !find(before, one)).map((one) => said('came', one)),
    ...before.filter((one) => !find(after, one)).map((one) => said('went', one)),
    ...after
      .filter((one) => {
        const then = find(before, one);
        return then && (then[1] !== one[1] || then[2] !== one[2]);
      })
      .map((one) => said('changed', one)),
  ].sort();
}

const cases = fc.uniqueArray(
  fc.tuple(fc.nat({ max: 12 }), fc.constantFrom<Grade[]>('A', 'B', 'C'), fc.nat({ max: 2 })),
  { selector: ([id]) => id, maxLength: 10 },
);
const open = (list: readonly Sketch[]): Sketch[] => list.filter(([, grade]) => grade !== 'A');

describe('changes between two runs', () => {
  test('are those found by hand; of the cases to recheck alone, too', () => {
    fc.assert(
      fc.property(cases, cases, (before, after) => {
        const [a, b] = [night(before), night(after)];
        const ids = new Map([...before, ...after].map(([id]) => [caseIdOf(id), id]));
        const found = [...changesBetween(db, a, b)].map(({ change, caseId }) => `${change} ${ids.get(caseId)}`);
        expect(found.sort()).toEqual(byHand(before, after));

        const byKind = (list: readonly string[]) =>
          ['came', 'went', 'changed'].map((kind) => list.filter((one) => one.startsWith(kind)).length);
        const counted = countOpenChanges(db, a, b);
        const sums = ['came', 'went', 'changed'].map((kind) =>
          counted.filter(({ change }) => change === kind).reduce((sum, one) => sum + one.cases, 0),
        );
        expect(sums).toEqual(byKind(byHand(open(before), open(after))));

        const newer = newerFinder(db, a);
        const changed = new Set(
          byHand(before, after)
            .filter((one) => !one.startsWith('went'))
            .map((one) => Number(one.split(' ')[1])),
        );
        expect(
          after
            .filter((one) => newer(draftOf(one)))
            .map(([id]) => id)
            .sort(),
        ).toEqual([...changed].sort());

        const since = openChangeFinder(db, a);
        const openChanges = byHand(open(before), open(after)).filter((one) => !one.startsWith('went'));
        expect(
          open(after)
            .flatMap((one) => (since(draftOf(one)) ? [`${since(draftOf(one))} ${one[0]}`] : []))
            .sort(),
        ).toEqual(openChanges);
      }),
      { numRuns: 60 },
    );
  });

  test('come by kind: to recheck first, C before B, then the closed ones as they were read', () => {
    const [a, b] = [
      night([[9, 'B', 0]]),
      night([
        [5, 'A', 0],
        [4, 'B', 0],
        [3, 'C', 0],
        [2, 'A', 0],
        [1, 'B', 0],
      ]),
    ];
    expect([...changesBetween(db, a, b)].map(({ change, grade }) => `${change} ${grade}`)).toEqual([
      'came C',
      'came B',
      'came B',
      'came A',
      'came A',
      'went B',
    ]);
  });

  test('the run before is the newest whole one before', () => {
    const [first, second] = [night([]), night([])];
    const building = beginRun(db, '2026-04-02', '2026-04-02T00:00:00Z');
    expect([runBefore(db, building)?.id, runBefore(db, second)?.id, runBefore(db, first)]).toEqual([
      second,
      first,
      undefined,
    ]);
  });
});
