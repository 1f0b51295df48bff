/** Rows of numbers that are set down: found again whole and in order, in memory or not, and nobody else can read them. */
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { spill } from '../../src/store/spill.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-spill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parts = 4;
const partOf = (row: number): number => (row * row) % parts;

/** Rows of two numbers each, by what stays in memory: all of them, a part, none. */
describe.each([
  ['all', 1e9],
  ['some', 100_000],
  ['nothing', 0],
] as const)('with %s in memory', (_, inMemory) => {
  it.each([0, 1, 1023, 1024, 1025, 20_000])('%i rows come back part by part, in their order', (rows) => {
    const rest = spill(join(folder, 'rows.tmp'), { width: 2, parts, inMemory });
    for (let row = 0; row < rows; row += 1) rest.add(partOf(row), [row, -row / 3]);
    for (let part = parts - 1; part >= 0; part -= 1) {
      const expected = Array.from({ length: rows }, (__, row) => row).filter((row) => partOf(row) === part);
      expect([...rest.take(part)]).toEqual(expected.flatMap((row) => [row, -row / 3]));
      expect(rest.take(part)).toHaveLength(0);
    }
    rest.close();
  });
});

describe('the file', () => {
  it.runIf(process.platform === 'linux')('has no name, is enciphered, and goes with the rows', () => {
    const rest = spill(join(folder, 'secret.tmp'), { width: 1, parts: 1, inMemory: 0 });
    const number = 123_456_789_018;
    for (let row = 0; row < 5_000; row += 1) rest.add(0, [number]);
    expect(readdirSync(folder)).toEqual([]);
    const written = openFiles().map((file) => readFileSync(file));
    expect(written).toHaveLength(1);
    const bytes = written[0] as Buffer;
    expect(bytes.length).toBeGreaterThanOrEqual(4 * 8 * 1024);
    const plain = Buffer.alloc(8);
    plain.writeDoubleLE(number);
    expect(bytes.includes(plain)).toBe(false);
    // Equal chunks, and equal blocks of sixteen bytes within one, are not equal in the file.
    const blocks = Array.from({ length: bytes.length / 16 }, (_, at) => bytes.toString('hex', at * 16, at * 16 + 16));
    expect(new Set(blocks).size).toBe(blocks.length);
    expect(rest.take(0).every((one) => one === number)).toBe(true);
    rest.close();
    expect(openFiles()).toEqual([]);
  });

  it('is made only where it is needed, and what the file system says is told', () => {
    const rest = spill(join(folder, 'none', 'rows.tmp'), { width: 1, parts: 1, inMemory: 0 });
    rest.add(0, [1]);
    const add = () => {
      for (let row = 0; row < 5_000; row += 1) rest.add(0, [row]);
    };
    expect(add).toThrow('ENOENT');
    rest.close();
  });
});

/** Files of the folder that this process holds open, by the descriptor. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd')
    .map((fd) => `/proc/self/fd/${fd}`)
    .filter((link) => {
      try {
        return readlinkSync(link).startsWith(folder);
      } catch {
        return false;
      }
    });
}
