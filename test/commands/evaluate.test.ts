import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineEvaluate } from '../../src/commands/evaluate.js';
import { runCommand } from './run-command.js';

const truth = fileURLToPath(new URL('../../fixtures/city/expects', import.meta.url));
const input = fileURLToPath(new URL('../../fixtures/city/input', import.meta.url));
const findings = mkdtempSync(join(tmpdir(), 'totsugo-evaluate-'));
afterAll(() => rmSync(findings, { recursive: true, force: true }));
beforeAll(() => writeFileSync(join(findings, 'findings.ndjson'), ''));

const evaluate = (lang: 'ja' | 'en', ...args: string[]) =>
  runCommand(defineEvaluate, ['evaluate', '--findings', findings, '--truth', truth, ...args], { lang });

describe('totsugo evaluate', () => {
  it('of an empty list has missed everything, and says so as JSON', async () => {
    const { out, status } = await evaluate('en', '--json');
    const result = JSON.parse(out);
    expect(status).toBe(0);
    expect(result.missed.rate).toBe(1);
    expect(result.missed.count).toBe(result.missedEnrolments.length);
    expect(result.recall).toMatchObject({ count: 0, rate: 0 });
    expect(result.precision.rate).toBeNull();
  });

  it.each([
    ['ja', '見逃し', '番号の入れ替わり'],
    ['en', 'Missed', 'Numbers swapped'],
  ] as const)('as tables in %s', async (lang, title, name) => {
    const { out } = await evaluate(lang);
    expect(out).toContain(title);
    expect(out).toMatch(new RegExp(`${name} +(\\d+) +\\1 +\\d+\\.\\d+ % – 100 %`));
  });

  it('sets the two baselines beside it', async () => {
    const files = ['--municipal', join(input, 'municipal.csv'), '--insurer', join(input, 'insurer-112037.csv')];
    const { out } = await evaluate('en', '--baselines', ...files);
    expect(out).toMatch(/exact comparison +\d/);
    expect(out).toMatch(/NFKC and Jaro–Winkler 0\.9 +\d/);
  });

  it.each([
    ['ja', '突合結果の評価', '見逃し'],
    ['en', 'Findings held against the truth', 'Missed'],
  ] as const)('as a page in %s: self-contained, without script, for its owner alone', async (lang, title, words) => {
    const file = join(findings, `${lang}.html`);
    const { status, said } = await evaluate(lang, '--html', file);
    const page = readFileSync(file, 'utf8');
    expect([status, said.includes(file)]).toEqual([0, true]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(page).toContain(`<title>${title}</title>`);
    expect(page).toContain(words);
    expect(page).toContain('id="plot-classes"');
    expect(page).not.toMatch(/<script|https?:|src=|href=/);
    expect(page).not.toContain('NaN');
  });

  it('says where a page cannot be written', async () => {
    expect((await evaluate('en', '--html', join(findings, 'none', 'page.html'))).error).toBe('OUTPUT_UNWRITABLE');
  });

  it('asks for the exports that the baselines need', async () => {
    expect((await evaluate('en', '--baselines')).error).toBe('OPTION_MISSING');
    expect((await evaluate('en', '--baselines', '--municipal', 'x.csv')).message).toContain('--insurer');
  });

  it('names what is not there', async () => {
    const { error } = await runCommand(defineEvaluate, ['evaluate', '--findings', truth, '--truth', truth]);
    expect(error).toBe('FILE_NOT_FOUND');
  });

  it('names a column that the baselines lack', async () => {
    const files = ['--municipal', join(truth, 'truth.csv'), '--insurer', join(input, 'insurer-112037.csv')];
    expect((await evaluate('en', '--baselines', ...files)).error).toBe('COLUMN_MISSING');
  });
});
