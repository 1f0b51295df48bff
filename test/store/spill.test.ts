/** Rows of numbers that are set down: found again whole and in order, in memory or not, and nobody else can read them. */
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Spill, spill } from '../../src/store/spill.js';

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

const secret = 123_456_789_018;

/** A spill of one number over and over, all of it in the file; and the bytes of that. */
function written(name: string): { readonly rest: Spill; readonly file: string; readonly bytes: Buffer } {
  const before = openFiles();
  const rest = spill(join(folder, name), { width: 1, parts: 1, inMemory: 0 });
  for (let row = 0; row < 5_000; row += 1) rest.add(0, [secret]);
  const [file = ''] = openFiles().filter((one) => !before.includes(one));
  return { rest, file, bytes: readFileSync(file) };
}

describe.runIf(process.platform === 'linux')('the file', () => {
  it('has no name, is its owner’s alone, and goes with the rows', () => {
    const { rest, file } = written('rows.tmp');
    expect(readdirSync(folder)).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(rest.take(0).every((one) => one === secret)).toBe(true);
    rest.close();
    expect(openFiles()).toEqual([]);
  });

  it('is enciphered, each with a key of its own', () => {
    const [one, other] = [written('one.tmp'), written('other.tmp')];
    expect(one.bytes.length).toBeGreaterThanOrEqual(4 * 8 * 1024);
    const plain = Buffer.alloc(8);
    plain.writeDoubleLE(secret);
    // Equal rows are not equal in the file, in no block of sixteen bytes and in no other file.
    const blocks = [one, other].flatMap(({ bytes }) =>
      Array.from({ length: bytes.length / 16 }, (_, at) => bytes.toString('hex', at * 16, at * 16 + 16)),
    );
    expect(one.bytes.includes(plain)).toBe(false);
    expect(new Set(blocks).size).toBe(blocks.length);
    one.rest.close();
    other.rest.close();
  });

  it('takes the place of what a killed process left, and follows no link', () => {
    const aim = join(folder, 'aim');
    writeFileSync(aim, 'untouched');
    symlinkSync(aim, join(folder, 'left.tmp'));
    const { rest } = written('left.tmp');
    expect(readFileSync(aim, 'utf8')).toBe('untouched');
    expect(rest.take(0)).toHaveLength(5_000);
    rest.close();
    expect(readdirSync(folder)).toEqual(['aim']);
    rmSync(aim);
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
