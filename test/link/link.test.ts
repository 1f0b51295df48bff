/** Rows of both sides linked by number, held against a plain search through all of them. */
import { mkdtempSync, rmSync } from 'node:fs';
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

function filled(side: Source, rows: readonly Row[]) {
  const filler = linkingFiller({ name: join(folder, 'totsugo.db') }, side);
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
  return Array.from({ length: count }, (_, at) => ({
    number: draw(20) === 0 ? absent : Math.floor((draw(count) / count) * 1e12),
    agreement: draw(30) === 0 ? absent : draw(3),
    counters: draw(2) === 0 ? absent : draw(2),
    id: (draw(50) === 0 ? draw(count / 100) : at + count) * 2 ** 33,
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

/** The second kind of register is larger than what is kept in memory. */
describe.each([
  ['in memory', 3_000],
  ['beside the database', 300_000],
] as const)('rows kept %s', (_, count) => {
  const draw = random(count);
  const rows = { municipal: madeRows(count, 'municipal', draw), insurer: madeRows(count, 'insurer', draw) };
  const fillers = { municipal: filled('municipal', rows.municipal), insurer: filled('insurer', rows.insurer) };
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
    rows[side].map((row, at) => ({ ...row, row: at + 1 })).filter(({ row }) => !aside[side].has(row));

  it('are linked as a plain search links them', () => {
    const { residents, enrolments, records, exceptional, holders, ...others } = linkage;
    expect({ exceptional: [...exceptional], holders: [...holders], ...others }).toEqual(
      plainly(left('municipal'), left('insurer')),
    );
    expect(exceptional.length).toBeGreaterThan(count / 10);
    expect(others.repeatedInRegister.length).toBeGreaterThan(0);
  });

  it('are found by number, with their records', () => {
    const find = rowsUnder(linkage.residents);
    for (const { number, row } of left('municipal').slice(0, 500)) {
      if (number !== absent) expect(find(number)).toContain(row);
    }
    expect(linkage.records.insurer).toHaveLength(count + 1);
    expect(linkage.records.insurer[count]).toBe(7 * (count - 1) + 1);
  });

  it('of an id that another row has are set aside, all but one that is active', () => {
    for (const side of ['municipal', 'insurer'] as const) {
      expect(aside[side].size).toBeGreaterThan(0);
      const ids = left(side).filter(({ last }) => side === 'municipal' || last === absent || last > today);
      expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
    }
    const lastActive = residentStates.indexOf('unmapped');
    const activeIds = new Set(rows.municipal.filter(({ last }) => last <= lastActive).map(({ id }) => id));
    const lapsed = left('municipal').filter(({ id, last }) => last > lastActive && activeIds.has(id));
    expect(lapsed).toEqual([]);
  });
});
