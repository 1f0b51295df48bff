/** The READMEs say what is true: the figures are those of the benches, the example is what the program says. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { night } from '../night/run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(`${root}/${name}`, 'utf8');

describe('README', () => {
  it('shows the figures that the benches wrote', () => {
    expect(() => execFileSync(process.execPath, ['scripts/figures.js', '--check'], { cwd: root })).not.toThrow();
  });

  it('quotes the reason as the program gives it', () => {
    const input = `${root}/fixtures/night/agree-by-rule/input`;
    const files = ['--municipal', `${input}/juki.csv`, '--insurer', `${input}/kanyusha.csv`];
    const [finding] = night(files).findings;
    for (const name of ['README.md', 'README.ja.md']) {
      const quoted = read(name).match(/```\n(氏名[^\n]*)\n(The kanji[^\n]*)\n```/);
      expect(finding?.reason.ja).toContain(quoted?.[1] ?? 'nothing quoted');
      expect(finding?.reason.en).toContain(quoted?.[2] ?? 'nothing quoted');
    }
  });

  it('names only files that are there', () => {
    for (const name of ['README.md', 'README.ja.md']) {
      for (const [, target] of read(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
        expect(() => read(target ?? ''), `${name} → ${target}`).not.toThrow();
      }
    }
  });
});
