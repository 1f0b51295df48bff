import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cliPage, rulesPage } from '../../scripts/docs.js';
import { allRules } from '../../src/judge/rules.js';
import { buildProgram } from '../../src/program.js';

const text = (name: string) => readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');

describe('docs/rules.md', () => {
  it('is what node scripts/docs.js writes', () => {
    expect(text('rules.md') === rulesPage(allRules), 'docs/rules.md is stale: run node scripts/docs.js').toBe(true);
  });

  it('holds every rule once, with its source', () => {
    const page = text('rules.md');
    for (const { id, source } of allRules) {
      const rows = page.split('\n').filter((line) => line.startsWith(`| \`${id}\` |`));
      expect(rows, id).toHaveLength(1);
      expect(rows[0]).toContain(source.replaceAll('|', '\\|').replaceAll('<', '&lt;'));
    }
  });
});

describe('docs/cli.md', () => {
  it('is what node scripts/docs.js writes', () => {
    expect(text('cli.md') === cliPage(buildProgram), 'docs/cli.md is stale: run node scripts/docs.js').toBe(true);
  });

  it('shows each command with its examples, in both languages', () => {
    const page = cliPage(buildProgram);
    for (const name of ['recheck', 'report', 'runs', 'explain', 'profile', 'normalize', 'compare']) {
      expect(page).toContain(`## totsugo ${name}\n`);
      expect(
        page.match(new RegExp(`^(?:Usage|使い方): totsugo ${name}\\b`, 'gm'))?.length,
        name,
      ).toBeGreaterThanOrEqual(2);
    }
    expect(page).toMatch(/Examples:/);
    expect(page).toMatch(/例:/);
  });
});
