/** A whole night on the fixture city, held against its truth: every planted fault found, with its class. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineRecheck } from '../../src/commands/recheck.js';
import { type Evaluation, evaluate } from '../../src/evaluate/index.js';
import { runCommand } from '../commands/run-command.js';

const city = fileURLToPath(new URL('../../fixtures/city/', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'totsugo-night-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a night on the fixture city', () => {
  let result: Evaluation;
  beforeAll(async () => {
    const places = ['--db', join(dir, 'night.db'), '--key-file', join(dir, 'key'), '--out', join(dir, 'out')];
    const night = await runCommand(defineRecheck, [
      'recheck',
      '--config',
      join(city, 'night.yaml'),
      ...places,
      // From the sources, where there is no compiled thread to start.
      ...['--threads', '1'],
      '--quiet',
    ]);
    expect([night.error, night.status]).toEqual([null, 1]);
    result = await evaluate({ findings: join(dir, 'out'), truth: join(city, 'expects') });
  });

  it('misses nobody', () => {
    expect(result.missedEnrolments).toEqual([]);
    expect(result.missed.of).toBeGreaterThan(150);
  });

  it('gives each fault its class', () => {
    const planted = result.classes.filter((row) => row.planted > 0);
    const wrong = planted.filter(({ rightClass }) => rightClass.rate !== 1);
    expect(wrong.map((row) => [row.class, row.rightClass.count, row.rightClass.of])).toEqual([]);
    expect(planted.length).toBeGreaterThan(15);
  });

  it('closes mere notation', () => {
    expect(result.notationFlagged.count).toBe(0);
  });

  it('names the right resident first', () => {
    expect(result.topCandidate.of).toBeGreaterThan(20);
    expect(result.topCandidate.rate).toBe(1);
  });

  it('puts errors at the top of the list', () => {
    expect(result.yield[0]).toMatchObject({ depth: 10, errors: 10 });
    expect(result.yieldC.at(-1)?.perThousand).toBe(1000);
  });
});
