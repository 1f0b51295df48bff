/** A configuration sets what it may, and nothing beside. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { loadConfig } from '../../src/settings/config.js';
import { loadPolicy } from '../../src/settings/policy.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (text: string): string => {
  const path = join(folder, 'settings.yaml');
  writeFileSync(path, text);
  return path;
};

const keys = ['__proto__', 'constructor', 'prototype', 'toString'];
const readers = [
  ['configuration', loadConfig],
  ['policy', loadPolicy],
] as const;

describe.each(readers)('a %s', (_, load) => {
  it.each(keys)('with the key %s is refused, and nothing else gets it', (key) => {
    const text = `${key}: { threads: 3, polluted: true }\n`;
    expect(() => load(file(text))).toThrow(TotsugoError);
    expect(() => load(file(`"${key}":\n  threads: 3\n  polluted: true\n`))).toThrow(TotsugoError);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a configuration', () => {
  it('takes its paths from its own folder', () => {
    expect(loadConfig(file('municipal: a.csv\nthreads: 2\n'))).toEqual({
      municipal: [join(folder, 'a.csv')],
      threads: 2,
    });
  });
});
