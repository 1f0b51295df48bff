/** A night killed at points over its length: nothing is lost, nothing half done shows. `npm run soak` does 200 of them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/soak.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'totsugo-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The result of one part of the soak, small. */
function soak(part: string, ...args: readonly string[]): Record<string, unknown> {
  const stdout = execFileSync(process.execPath, [script, '--json', '--only', part, '--people', '300', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder },
  });
  return (JSON.parse(stdout) as Record<string, Record<string, unknown>>)[part] ?? {};
}

describe('a killed night', () => {
  it('loses nothing at twelve points over its length', { timeout: 300_000 }, () => {
    const { killed, steps } = soak('nights', '--nights', '12');
    expect(killed).toBe(12);
    expect(Object.keys(steps as object).length).toBeGreaterThan(1);
  });

  it('loses nothing between the reports that it publishes', { timeout: 300_000 }, () => {
    expect(soak('publications')).toEqual({ killed: 8, steps: { 'writing reports': 7, explaining: 1 } });
  });
});
