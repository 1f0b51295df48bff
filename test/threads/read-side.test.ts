/** Packets of rows stay small, however long the rows are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inspectInputs } from '../../src/ingest/index.js';
import { loadProfile } from '../../src/ingest/profiles.js';
import { readSide } from '../../src/threads/read-side.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-read-side-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('hands rows of hundreds of kilobytes over a few at a time, each once', () => {
  const file = join(folder, 'insurer.csv');
  const header = '保険者番号,記号,番号,枝番,個人番号,氏名,氏名カナ,生年月日,性別,郵便番号,住所,資格取得日,資格喪失日';
  const row = (at: number) =>
    `06130012,1,${at},00,,渡辺 一郎,ワタナベ イチロウ,1985-01-02,1,,${'丸の内'.repeat(30_000)},2020-04-01,`;
  const rows = 60;
  writeFileSync(file, `\uFEFF${[header, ...Array.from({ length: rows }, (_, at) => row(at + 1))].join('\r\n')}\r\n`);
  const profile = loadProfile('kanyusha-standard');
  const [plan] = inspectInputs([file], profile, 'insurer');
  if (!plan) throw new Error('no plan of the file');
  const sizes: number[] = [];
  let read = 0;
  const { conventions } = profile;
  const task = { kind: 'read', side: 'insurer', conventions, withRows: false, db: '', keyFile: '' } as const;
  for (const packet of readSide({ ...task, files: [{ plan, number: 0, earlier: null }] })) {
    sizes.push(packet.rows.blocks.bodies.length);
    read += packet.rows.length;
  }
  expect(read).toBe(rows);
  expect(sizes.length).toBeGreaterThan(2);
  expect(Math.max(...sizes)).toBeLessThan(8_000_000);
});
