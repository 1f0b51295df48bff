import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closedPacket, closedPairsOf } from '../../src/link/closed-pairs.js';
import { earlierPairs, pairFinder } from '../../src/link/earlier-pairs.js';
import {
  closedColumns,
  closedNamesReader,
  closedPairs,
  closedTextReader,
  closedWidth,
  countClosed,
  forgetClosedTexts,
  kindOf,
  moved,
  waits,
} from '../../src/store/closed.js';
import { mayHoldNumber } from '../../src/store/closed-cases.js';
import { openStore, type Store } from '../../src/store/open.js';
import { absent, keysOf } from '../../src/store/row-blocks.js';
import { rowPacker } from '../../src/store/row-packet.js';
import { rowWriter } from '../../src/store/row-writer.js';
import { recordsOf } from '../../src/store/rows.js';
import { beginRun } from '../../src/store/runs.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-closed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = 2_000;
let db: Store;
let run: number;

/** Enrolments 3, 6, 9 … each with the resident of the number before it; every other waits for whether somebody else's data fit. */
const pairAt = (enrolment: number) => ({
  enrolment,
  resident: enrolment - 1,
  kind: enrolment % 2 === 0 ? kindOf('ADDRESS_DIFFERS', waits + moved) : kindOf('AGREE_BY_RULE', 0),
  namesakes: enrolment % 2 === 0 ? enrolment / 1000 : null,
  kanaBirth: enrolment % 2 === 0 ? enrolment * 10 : null,
  kanjiBirth: null,
  text: `text ${enrolment}`,
  names: enrolment % 2 === 0 ? `names ${enrolment}` : null,
});

const everyThird = Array.from({ length: rows / 3 }, (_, at) => 3 * (at + 1));
const enrolmentsOf = (blocks: Iterable<Float64Array>): number[] =>
  [...blocks].flatMap((block) => [...block].filter((_, at) => at % closedWidth === closedColumns.enrolment));

beforeAll(() => {
  db = openStore(join(folder, 'totsugo.db'), join(folder, 'key'));
  run = beginRun(db, '2026-10-01', '');
  for (const side of ['municipal', 'insurer'] as const) {
    const writer = rowWriter(db, run, side);
    const packer = rowPacker(keysOf[side]);
    const keys = new Float64Array(keysOf[side]).fill(absent);
    for (let row = 1; row <= rows; row += 1) packer.add(row, { source: side, recordId: `${side} ${row}` }, keys, null);
    writer.add(packer.take(0));
    writer.end();
  }
});

describe('closed pairs', () => {
  it('are kept in the order of the input, whoever found them first, and without those that were opened', () => {
    const closed = closedPairsOf(db, run);
    const packets = [everyThird.slice(300), everyThird.slice(0, 300)];
    for (const enrolments of packets) closed.add(closedPacket(enrolments.map(pairAt)));
    expect(closed.alike()).toEqual([{ class: 'ADDRESS_DIFFERS', moved: true, pairs: 333 }]);
    expect(closed.has(6) && closed.has(1998)).toBe(true);
    expect([1, 7, 2000].some(closed.has)).toBe(false);
    closed.open(new Set([6, 1200]));
    expect(closed.has(6)).toBe(false);
    expect(closed.alike()).toEqual([{ class: 'ADDRESS_DIFFERS', moved: true, pairs: 331 }]);
    expect([...closed.waiting()].map(({ enrolment }) => enrolment)).toEqual(
      everyThird.filter((one) => one % 2 === 0 && one !== 6 && one !== 1200),
    );
    expect([...closed.waiting()][0]).toEqual({
      ...{ enrolment: 12, resident: 11, kanaBirth: 120, kanjiBirth: null, needy: 0 },
    });
    expect(closed.keep()).toBe(664);
    expect(enrolmentsOf(closedPairs(db, run))).toEqual(everyThird.filter((one) => one !== 6 && one !== 1200));
    expect(countClosed(db, run)).toEqual(
      new Map([
        ['AGREE_BY_RULE', 333],
        ['ADDRESS_DIFFERS', 331],
      ]),
    );
  });

  it.each([
    [0, 3],
    [3, 4],
    [4, 6],
    [1, 2000],
    [1530, 1545],
    [1999, 5000],
    [100, 100],
  ])('are read from row %i until before %i', (from, to) => {
    const kept = everyThird.filter((one) => one !== 6 && one !== 1200);
    expect(enrolmentsOf(closedPairs(db, run, from, to))).toEqual(kept.filter((one) => one >= from && one < to));
  });

  it('are found again by their two records alone', () => {
    const find = pairFinder(earlierPairs(db, run));
    const records = { insurer: recordsIn('insurer'), municipal: recordsIn('municipal') };
    const found = find(records.insurer(12), records.municipal(11));
    expect(found).toBeDefined();
    expect(find(records.insurer(12), records.municipal(12))).toBeUndefined();
    expect(find(records.insurer(6), records.municipal(5))).toBeUndefined();
    const text = earlierPairs(db, run).pairs[(found ?? 0) + closedColumns.text] as number;
    expect(closedTextReader(db)(text)).toBe('text 12');
    expect(closedNamesReader(db)(text)).toBe('names 12');
  });

  it('leave no text behind that no run has closed', () => {
    const texts = () => db.prepare<[], number>('SELECT count(*) FROM closed_text').pluck().get();
    expect(texts()).toBe(666);
    forgetClosedTexts(db);
    expect(texts()).toBe(664);
    db.exec('DELETE FROM closed_pair');
    forgetClosedTexts(db);
    expect(texts()).toBe(0);
  });
});

function recordsIn(side: 'insurer' | 'municipal'): (row: number) => number {
  const records = recordsOf(db, run, side);
  return (row) => records[row] as number;
}

describe('the id of a closed case', () => {
  it.each([
    ['123456789018', true],
    ['１２３４５６７８９０１８', true],
    ['12345678903', true],
    ['12345678901', false],
    ['1234-5678-9018', true],
    ['123456789018.0', true],
    ['06130012:1:123456789018:01', true],
    ['06130012:1001:10000306:01', false],
    ['1000000167', false],
    ['000000123456789', false],
  ])('%s may hold a number: %s', (id, expected) => {
    expect(mayHoldNumber(id)).toBe(expected);
  });
});
