import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    expect(out).toMatch(new RegExp(`${name} +10 +10 +72\\.25 % – 100 %`));
  });

  it('sets the two baselines beside it', async () => {
    const files = ['--municipal', join(input, 'municipal.csv'), '--insurer', join(input, 'insurer-112037.csv')];
    const { out } = await evaluate('en', '--baselines', ...files);
    expect(out).toMatch(/exact +\d/);
    expect(out).toMatch(/nfkc-jaro-winkler +\d/);
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
