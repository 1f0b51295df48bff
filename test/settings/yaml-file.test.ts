import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { TotsugoError } from '../../src/errors.js';
import { loadConfig } from '../../src/settings/config.js';
import { loadPolicy } from '../../src/settings/policy.js';

const dir = mkdtempSync(join(tmpdir(), 'totsugo-settings-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function messageOf(load: (file: string) => unknown, yaml: string): string {
  const file = join(dir, 'settings.yaml');
  writeFileSync(file, yaml);
  try {
    load(file);
  } catch (error) {
    if (error instanceof TotsugoError) return error.text('ja').slice(dir.length + 1);
    throw error;
  }
  return '';
}

describe('a wrong setting is named in words', () => {
  test.each([
    ['a key that there is not', loadConfig, 'db: a\nquite: true\n', '2行目', '「quite」という項目はありません'],
    ['a value of another type', loadConfig, 'quiet: maybe\n', '1行目', '「quiet」に書けるもの：boolean'],
    ['a value that is no choice', loadConfig, 'encoding: sjis\n', '1行目', '「encoding」に書けるもの：utf-8 | cp932'],
    [
      'one of several choices',
      loadPolicy,
      'evidence:\n  threshold: 5\n',
      '2行目',
      '「evidence.threshold」に書けるもの：1 | 2 | 3 | 4',
    ],
    ['a number out of bounds', loadPolicy, 'population: 0\n', '1行目', '「population」に書けるもの：>= 1'],
    ['a path of nothing', loadConfig, 'db: ""\n', '1行目', '「db」の値が正しくありません'],
    ['a path with a NUL', loadConfig, 'db: a\nout: "x\\0y"\n', '2行目', '「out」の値が正しくありません'],
    ['an alias', loadConfig, 'db: &a x\nout: *a\n', '1行目', 'YAMLの別名（&、*）は使えません'],
    ['nesting without end', loadPolicy, '['.repeat(9_999), '1行目', '入れ子が深すぎます'],
    ['no YAML', loadConfig, 'municipal: [a\n', '2行目', '字下げ、コロン、引用符を確認'],
  ])('%s', (_, load, yaml, line, detail) => {
    const text = messageOf(load, yaml);
    expect(text).toContain(line);
    expect(text).toContain(detail);
    expect(text).toMatch(/直してもう一度実行してください。$/);
  });
});
