/** 2,000 damaged inputs: none crashes or hangs the program, shows a number or loses a row. `npm run fuzz` does any number. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/fuzz.js', import.meta.url));

interface Result {
  readonly cases: number;
  readonly bytes: number;
  readonly searched: number;
  readonly failures: readonly { readonly index: number; readonly what: string }[];
  readonly kinds: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
}

async function fuzz(...args: readonly string[]): Promise<Result> {
  const run = promisify(execFile)(process.execPath, [script, '--json', ...args], { maxBuffer: 1e8 });
  const { stdout } = await run.catch((ended: { readonly stdout: string }) => ended);
  return JSON.parse(stdout) as Result;
}

describe('damaged input', () => {
  it('2,000 cases do no harm', { timeout: 600_000 }, async () => {
    const { cases, failures, kinds, outcomes, searched } = await fuzz('--count', '2000', '--seed', 'test');
    expect(failures).toEqual([]);
    expect(cases).toBe(2000);
    expect(Object.keys(kinds).length).toBeGreaterThan(12);
    // Enough of them get past the first checks for the rest to be tried at all.
    for (const outcome of ['read', 'exit 0', 'exit 1', 'SETTINGS_INVALID', 'PROFILE_SYNTAX', 'COLUMN_MISSING']) {
      expect(outcomes[outcome] ?? 0, outcome).toBeGreaterThan(10);
    }
    expect(searched).toBeGreaterThan(1_000_000);
  });

  it('a case that takes too long is named by its seed and index, and the next ones are done', async () => {
    const { cases, failures } = await fuzz('--count', '2', '--kind', 'night', '--seconds', '0.001');
    expect(cases).toBe(2);
    expect(failures.map(({ index }) => index)).toEqual([0, 1]);
    expect(failures[0]?.what).toContain('took more than');
  });

  it('a case is the same whenever it is asked for', async () => {
    const [first, again] = [
      await fuzz('--count', '6', '--kind', 'compare'),
      await fuzz('--count', '6', '--kind', 'compare'),
    ];
    expect(again.bytes).toBe(first.bytes);
    expect(again.outcomes).toEqual(first.outcomes);
  });
});
