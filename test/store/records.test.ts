/** Stored records: read again by their number, whatever their length; what no run reads any more is gone from the file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { SourceRecord } from '../../src/model.js';
import { openStore, type Store } from '../../src/store/open.js';
import { purgeRun } from '../../src/store/purge.js';
import { blockAdder, recordPacker, recordReader, recordsInBlock } from '../../src/store/record-blocks.js';
import { forgetRecords } from '../../src/store/records.js';
import { absent, keysOf } from '../../src/store/row-blocks.js';
import { type RowPacker, rowPacker } from '../../src/store/row-packet.js';
import { rowWriter } from '../../src/store/row-writer.js';
import { placeReader, rowsOf } from '../../src/store/rows.js';
import { beginRun, finishRun } from '../../src/store/runs.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const width = keysOf.insurer;
const keys = Array.from({ length: width }, () => absent);
let made = 0;
let db: Store;

beforeEach(() => {
  made += 1;
  db = openStore(join(folder, `${made}.db`), join(folder, 'key'), 16);
  return () => db.close();
});

const person = (at: number): SourceRecord => ({
  source: 'insurer',
  recordId: `id-${at}`,
  nameKanji: `試験　${at}番さん`,
  address: '霞'.repeat((at % 40) + 1),
});

/** Stores a run of rows; returns its number. */
function runOf(add: (packer: RowPacker) => void): number {
  const run = beginRun(db, '2026-04-01', '2026-04-01T00:00:00.000Z');
  const packer = rowPacker(width);
  add(packer);
  db.transaction(() => {
    const writer = rowWriter(db, run, 'insurer');
    writer.add(packer.take(0));
    writer.end();
  })();
  finishRun(db, run, '{}');
  return run;
}

const readAgain = (run: number) => [...rowsOf(db, run, 'insurer')].map(({ record }) => record);
const namesIn = (run: number) => readAgain(run).map(({ nameKanji }) => nameKanji);
const all = (records: readonly Omit<SourceRecord, 'source'>[]) => (packer: RowPacker) => {
  for (const record of records) packer.add(packer.length() + 1, { source: 'insurer', ...record }, keys, null);
};
const people = (count: number) => Array.from({ length: count }, (_, at) => person(at));

describe('stored records', () => {
  it('of a block stand on one page, so that one is deciphered for each that is asked for', () => {
    const pages = () => Number(db.pragma('page_count', { simple: true }));
    const before = pages();
    const packer = recordPacker();
    // Short records fill blocks nearly to the last byte.
    for (let at = 0; at < 20_000; at += 1) {
      packer.add({ source: 'insurer', recordId: `${at % 10}`, address: '霞'.repeat(15 + ((at * at) % 23)) });
    }
    const blocks = packer.take();
    blockAdder(db)(blocks);
    const lengths = [...blocks.ends].map((end, at) => end - (blocks.ends[at - 1] ?? 0));
    // Of a page of 4096 the cipher takes 32 bytes, a row that needs no second page leaves 35, and its own head is 4.
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4096 - 32 - 35 - 4);
    expect(Math.max(...lengths)).toBeGreaterThan(4_000);
    expect(pages() - before).toBeLessThan(blocks.ends.length + 4);
  });

  it.each([
    ['one', people(1)],
    ['a block of short ones, and one more', Array.from({ length: 65 }, (_, at) => ({ recordId: String(at) }))],
    ['more than stand on a page', people(500)],
    ['one longer than any block', [person(1), { ...person(2), address: '長'.repeat(30_000) }, person(3)]],
    ['a long one first', [{ ...person(2), address: '長'.repeat(30_000) }, person(3)]],
  ] as const)('are read as they were: %s', (_, records) => {
    const run = runOf(all(records));
    expect(readAgain(run)).toEqual(records.map((record) => expect.objectContaining(record)));
  });

  it('have numbers by which they are found in any order', () => {
    const run = runOf(all(people(200)));
    const placeOf = placeReader(db, run, 'insurer');
    const textOf = recordReader(db);
    for (const row of [200, 1, 100, 2, 199, 101, 1]) {
      expect(textOf(placeOf(row)?.record ?? 0)).toContain(`id-${row - 1}\u001f`);
    }
    expect(() => textOf(recordsInBlock * 1000)).toThrow('is gone');
    expect(() => textOf(recordsInBlock * 2 - 1)).toThrow('is gone');
  });
});

describe('a purge of a run on which others build', () => {
  /** Rows of the run before that another keeps: those whose number the test lets pass. */
  const keeping = (run: number, wanted: (row: number) => boolean) => (packer: RowPacker) => {
    const placeOf = placeReader(db, run, 'insurer');
    for (let row = 1, place = placeOf(row); place; row += 1, place = placeOf(row)) {
      if (wanted(row)) packer.addKnown(row, place.record, Float64Array.from(keys), 0, []);
    }
  };
  const pages = () => db.serialize().toString('utf8');

  it('takes what was its alone out of the blocks that both read, to the last byte', () => {
    const first = runOf(all(people(300)));
    const numbers = Array.from({ length: 300 }, (_, at) => placeReader(db, first, 'insurer')(at + 1)?.record ?? 0);
    const second = runOf(keeping(first, (row) => row % 3 === 0 || row > 280));
    expect(pages()).toContain('試験　3番さん');

    const lost = purgeRun(db, first);
    const staying = people(300).filter((_, at) => (at + 1) % 3 === 0 || at >= 280);
    expect(lost.record).toBe(300 - staying.length);
    expect(namesIn(second)).toEqual(staying.map(({ nameKanji }) => nameKanji));
    const left = pages();
    for (const one of people(300))
      expect(left.includes(one.nameKanji ?? ''), one.recordId ?? '').toBe(
        staying.some(({ recordId }) => recordId === one.recordId),
      );
    expect(() => recordReader(db)(numbers[3] ?? 0)).toThrow('is gone');
    expect(purgeRun(db, second).record).toBe(staying.length);
    expect(db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
  });

  it('leaves a block alone of which all is read', () => {
    const run = runOf(all(people(300)));
    const before = db.prepare('SELECT body FROM record').pluck().all();
    forgetRecords(db);
    expect(db.prepare('SELECT body FROM record').pluck().all()).toEqual(before);
    expect(namesIn(run)).toHaveLength(300);
  });
});
