/** Nights, purges and changes of the key killed at points over their length: nothing is lost, nothing half done shows. `npm run soak` does more. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/soak.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'totsugo-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The results of parts of the soak, small. */
function soak(parts: readonly string[], ...args: readonly string[]): Record<string, Record<string, unknown>> {
  const only = parts.flatMap((part) => ['--only', part]);
  const stdout = execFileSync(process.execPath, [script, '--json', ...only, '--people', '300', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder },
  });
  return JSON.parse(stdout) as Record<string, Record<string, unknown>>;
}

describe('a killed night', () => {
  it('loses nothing at twelve points over its length', { timeout: 300_000 }, () => {
    const { nights } = soak(['nights'], '--nights', '12');
    expect(nights?.killed).toBe(12);
    expect(Object.keys(nights?.steps ?? {}).length).toBeGreaterThan(1);
  });

  it('loses nothing between the reports that it publishes', { timeout: 300_000 }, () => {
    const { publications } = soak(['publications']);
    expect(publications).toEqual({ killed: 8, steps: { 'writing reports': 7, explaining: 1 } });
  });
});

describe('a killed purge and a killed change of the key', () => {
  it('show nothing half done, and are finished by the same command again', { timeout: 300_000 }, () => {
    const { purges, rotations } = soak(['purges', 'rotations'], '--purges', '2');
    expect(purges).toMatchObject({
      run: {
        killed: 10,
        steps: {
          'its rows were still there': expect.any(Number),
          'its reports were being deleted': expect.any(Number),
          'the database was being written anew': expect.any(Number),
        },
      },
      all: { killed: 8, steps: { 'its reports were being deleted': expect.any(Number) } },
    });
    expect(rotations).toMatchObject({
      killed: 11,
      steps: { 'with the database under the new key': expect.any(Number) },
    });
  });
});
