import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Grade } from '../../src/model.js';
import { wantsConfirmer } from '../../src/review/decisions.js';
import { loadPolicy } from '../../src/settings/policy.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function policyOf(yaml: string) {
  const file = join(folder, 'policy.yaml');
  writeFileSync(file, yaml);
  return loadPolicy(file);
}

describe('who has to confirm', () => {
  test.each<[yaml: string, grades: Grade[]]>([
    ['population: 1000', ['C']],
    ['decisions: { confirm: [C, B] }', ['C', 'B']],
    ['decisions: { confirm: [] }', []],
  ])('%s: %s', (yaml, grades) => {
    const policy = policyOf(yaml);
    expect((['C', 'B', 'A'] as const).filter((grade) => wantsConfirmer(policy, grade))).toEqual(grades);
  });

  test('a grade that there is not is refused, with its line', () => {
    expect(() => policyOf('population: 1000\ndecisions:\n  confirm: [D]\n')).toThrow(
      /SETTINGS_INVALID.*policy\.yaml.*3/,
    );
  });
});
