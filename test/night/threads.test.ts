/** The same bytes for any number of threads, on a city large enough that every thread has work. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesize } from '../../src/synthesize/index.js';
import { freshFolder, type Night, night } from './run.js';

describe('threads', () => {
  let files: readonly string[];
  let alone: Night;

  beforeAll(() => {
    const out = join(freshFolder(), 'city');
    const made = synthesize({ people: 20_000, seed: 'threads', out, mix: 'even', encoding: 'cp932' });
    const exports = ['--municipal', made.municipal, '--insurer', ...made.insurers];
    files = [...exports, '--municipal-profile', made.profile, '--as-of', '2026-10-01'];
    alone = night([...files, '--threads', '1']);
  });

  it.each(['2', '4'])('%s give the bytes of one', (threads) => {
    const several = night([...files, '--threads', threads]);
    const names = readdirSync(alone.out).filter((name) => name !== 'summary.json');
    expect(readdirSync(several.out)).toEqual(readdirSync(alone.out));
    for (const name of names) {
      expect(readFileSync(join(several.out, name)).equals(readFileSync(join(alone.out, name))), name).toBe(true);
    }
    const { timing: _, ...summary } = several.summary;
    const { timing: __, ...expected } = alone.summary;
    expect(summary).toEqual(expected);
  });

  it('have closed cases to write out', () => {
    const { counts } = alone.summary;
    expect(counts.grades.A - (counts.insurer.cases.ALL_AGREE ?? 0)).toBeGreaterThan(2_000);
  });

  it('give the bytes of one with all cases, in CP932 and English', () => {
    const asked = [...files, '--all', '--encoding', 'cp932', '--lang', 'en'];
    const [one, four] = [night([...asked, '--threads', '1']), night([...asked, '--threads', '4'])];
    for (const name of readdirSync(one.out).filter((file) => file !== 'summary.json')) {
      expect(readFileSync(join(four.out, name)).equals(readFileSync(join(one.out, name))), name).toBe(true);
    }
  });

  it('are not a number below one', () => {
    expect(() => night([...files, '--threads', '0'])).toThrow(/ended with 2/);
  });
});
