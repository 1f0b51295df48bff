/** Rows of both sides linked by number, held against a plain search through all of them. */
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { link } from '../../src/link/link.js';
import { inGroup } from '../../src/link/linkage.js';
import { rowsUnder } from '../../src/link/number-index.js';
import { repeatedIds } from '../../src/link/repeated-ids.js';
import type { Source } from '../../src/model.js';
import { linkingFiller } from '../../src/store/linking-rows.js';
import { absent, enrolmentKeys, keysOf, residentKeys, residentStates } from '../../src/store/row-blocks.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-link-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Row {
  readonly number: number;
  readonly agreement: number;
  readonly counters: number;
  readonly id: number;
  /** State of a resident, end of an enrolment. */
  readonly last: number;
}

const asOf = '2026-10-01';
const today = 20261001;

/** @param inMemory rows that are kept in memory: with fewer than there are, the others go to a file */
function filled(side: Source, rows: readonly Row[], inMemory: number) {
  const filler = linkingFiller({ name: join(folder, 'totsugo.db') }, side, inMemory);
  const width = keysOf[side];
  for (let from = 0; from < rows.length; from += 1000) {
    const some = rows.slice(from, from + 1000);
    const keys = new Float64Array(some.length * width).fill(absent);
    for (const [at, row] of some.entries()) {
      for (const name of ['number', 'agreement', 'counters', 'id'] as const) {
        keys[at * width + residentKeys[name]] = row[name];
      }
      keys[at * width + (side === 'municipal' ? residentKeys.state : enrolmentKeys.ends)] = row.last;
    }
    filler.add(
      keys,
      Uint32Array.from(some, (_, at) => 7 * (from + at) + 1),
      some.length,
    );
  }
  return filler;
}

/** The same from row to row of a run, whatever the machine. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Rows with many numbers in common, some missing, some repeated, some lapsed. */
function madeRows(count: number, side: Source, draw: (below: number) => number): Row[] {
  const repeated = Math.floor(count / 100);
  return Array.from({ length: count }, (_, at) => ({
    number: draw(20) === 0 ? absent : Math.floor((draw(count) / count) * 1e12),
    agreement: draw(30) === 0 ? absent : draw(3),
    counters: draw(2) === 0 ? absent : draw(2),
    id: draw(60) === 0 ? absent : draw(50) === 0 ? Math.floor((draw(repeated) / repeated) * 2 ** 53) : at + 1,
    last: side === 'municipal' ? draw(residentStates.length) : draw(4) === 0 ? today - draw(2) : absent,
  }));
}

interface Numbered extends Row {
  readonly row: number;
}

function plainly(residents: readonly Numbered[], enrolments: readonly Numbered[]) {
  const active = enrolments.filter(({ last }) => last === absent || last > today);
  const by = (rows: readonly Numbered[]) => {
    const groups = new Map<number, Numbered[]>();
    for (const row of rows) groups.set(row.number, [...(groups.get(row.number) ?? []), row]);
    groups.delete(absent);
    return groups;
  };
  const [held, under] = [by(residents), by(active)];
  const exceptional: number[] = [];
  const holders: number[] = [];
  for (const one of active) {
    const own = held.get(one.number) ?? [];
    const others = under.get(one.number) ?? [];
    const [first] = own;
    const agrees =
      own.length === 1 &&
      first !== undefined &&
      first.agreement !== absent &&
      first.agreement === one.agreement &&
      (first.counters === absent || one.counters === absent || first.counters === one.counters);
    if (agrees) continue;
    exceptional.push(one.row);
    holders.push(own.length > 1 || others.length > 1 ? inGroup : (first?.row ?? 0));
  }
  const repeated = (rows: Map<number, Numbered[]>) =>
    [...rows].flatMap(([number, all]) => (all.length > 1 ? [number] : [])).sort((a, b) => a - b);
  return {
    exceptional,
    holders,
    repeatedInRegister: repeated(held),
    repeatedInEnrolments: repeated(under),
    counts: {
      residents: residents.length,
      enrolled: residents.filter(({ number }) => under.has(number)).length,
      unmapped: residents.filter(({ last }) => residentStates[last] === 'unmapped').length,
      active: active.length,
      lapsed: enrolments.length - active.length,
    },
  };
}

/** As the contract says it: the first active one of an id is kept, else the first; a lapsed enrolment is left alone. */
function plainlyRepeated(side: Source, rows: readonly Row[]): number[] {
  const byId = new Map<number, (Row & { readonly row: number })[]>();
  for (const [at, row] of rows.entries()) {
    const competes = row.id !== absent && (side === 'municipal' || row.last === absent || row.last > today);
    if (competes) byId.set(row.id, [...(byId.get(row.id) ?? []), { ...row, row: at + 1 }]);
  }
  return [...byId.values()]
    .flatMap((all) => {
      const keeps = all.find(({ last }) => side === 'insurer' || last <= lastActive) ?? all[0];
      return all.filter((one) => one !== keeps).map(({ row }) => row);
    })
    .sort((a, b) => a - b);
}

const lastActive = residentStates.indexOf('unmapped');

/** Told apart by bytes: a difference between lists of so many would take minutes to print. */
const same = (found: ArrayLike<number>, expected: readonly number[]): boolean =>
  Buffer.from(Float64Array.from(found).buffer).equals(Buffer.from(Float64Array.from(expected).buffer));

/** Files that this process holds open below a path, where the system tells. */
function filesBelow(path: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd')
    .flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/self/fd/${fd}`)];
      } catch {
        return [];
      }
    })
    .filter((file) => file.startsWith(path));
}

const filesOpen = (): number => filesBelow(folder).length;

describe.each([
  ['in memory', 200_000, 0],
  ['beside the database', 1_000, 4],
] as const)('rows kept %s', (_, inMemory, files) => {
  const count = 100_000;
  const draw = random(count);
  const rows = { municipal: madeRows(count, 'municipal', draw), insurer: madeRows(count, 'insurer', draw) };
  const before = filesOpen();
  const fillers = {
    municipal: filled('municipal', rows.municipal, inMemory),
    insurer: filled('insurer', rows.insurer, inMemory),
  };
  const opened = filesOpen() - before;
  it.runIf(process.platform === 'linux')(`stand in ${files} files`, () => {
    expect(opened).toBe(files);
  });

  afterAll(() => {
    fillers.municipal.close();
    fillers.insurer.close();
  });
  const stored = { municipal: fillers.municipal.rows(), insurer: fillers.insurer.rows() };
  const aside = {
    municipal: new Set(repeatedIds(stored.municipal, asOf)),
    insurer: new Set(repeatedIds(stored.insurer, asOf)),
  };
  const linkage = link(stored.municipal, stored.insurer, aside, asOf);
  const left = (side: Source): Numbered[] =>
    rows[side]
      .map((row, at) => ({ ...row, row: at + 1 }))
      .filter(({ row, id }) => id !== absent && !aside[side].has(row));

  it('are linked as a plain search links them', () => {
    const { residents, enrolments, records, exceptional, holders, ...others } = linkage;
    const expected = plainly(left('municipal'), left('insurer'));
    expect(others.counts).toEqual(expected.counts);
    expect(same(exceptional, expected.exceptional)).toBe(true);
    expect(same(holders, expected.holders)).toBe(true);
    expect(same(others.repeatedInRegister, expected.repeatedInRegister)).toBe(true);
    expect(same(others.repeatedInEnrolments, expected.repeatedInEnrolments)).toBe(true);
    expect(exceptional.length).toBeGreaterThan(count / 10);
    expect(others.repeatedInRegister.length).toBeGreaterThan(100);
  });

  it('are found by number, with their records', () => {
    const find = rowsUnder(linkage.residents);
    for (const { number, row } of left('municipal').slice(0, 500)) {
      if (number !== absent) expect(find(number)).toContain(row);
    }
    expect(linkage.records.insurer).toHaveLength(count + 1);
    expect(linkage.records.insurer[count]).toBe(7 * (count - 1) + 1);
  });

  it.each(['municipal', 'insurer'] as const)('of an id that another row has are set aside: %s', (side) => {
    const expected = plainlyRepeated(side, rows[side]);
    expect(expected.length).toBeGreaterThan(100);
    expect(same([...aside[side]], expected)).toBe(true);
  });
});

describe('rows of one id', () => {
  const row = { number: absent, agreement: absent, counters: absent, id: 7 };
  const [active, gone] = [residentStates.indexOf('active'), residentStates.indexOf('moved_out')];
  it.each([
    ['insurer', 'a lapsed one counts for nothing', [today - 1, absent, absent], [3]],
    ['insurer', 'two that lapsed', [today - 1, today], []],
    ['municipal', 'the first active one is kept', [gone, active, active], [1, 3]],
    ['municipal', 'the first, where none is active', [gone, gone], [2]],
  ] as const)('%s: %s', (side, _, lasts, expected) => {
    const filler = filled(
      side,
      lasts.map((last) => ({ ...row, last })),
      10,
    );
    expect(repeatedIds(filler.rows(), asOf)).toEqual(expected);
    filler.close();
  });
});

it.runIf(process.platform === 'linux')('a database that is named by a link has its files beside itself', () => {
  const [own, there] = [join(folder, 'own'), join(folder, 'there')];
  mkdirSync(own);
  mkdirSync(there);
  writeFileSync(join(there, 'totsugo.db'), '');
  symlinkSync(join(there, 'totsugo.db'), join(own, 'link.db'));
  const filler = linkingFiller({ name: join(own, 'link.db') }, 'insurer', 0);
  filler.add(new Float64Array(40_000 * keysOf.insurer), new Uint32Array(40_000), 40_000);
  expect(filesBelow(join(there, 'totsugo.db.insurer'))).toHaveLength(2);
  expect(filesBelow(own)).toEqual([]);
  filler.close();
  expect(filesBelow(there)).toEqual([]);
});
