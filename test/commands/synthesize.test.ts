import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defineSynthesize } from '../../src/commands/synthesize.js';
import { runCommand } from './run-command.js';

const dir = mkdtempSync(join(tmpdir(), 'totsugo-synthesize-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const synthesize = (...args: string[]) => runCommand(defineSynthesize, ['synthesize', ...args]);
const files = [
  'characters.tsv',
  'insurer.csv',
  'municipal-profile.yaml',
  'municipal.csv',
  'truth-links.csv',
  'truth.csv',
];

describe('totsugo synthesize', () => {
  it('writes the exports, the profile and the truth, for their owner alone', async () => {
    const out = join(dir, 'new', 'city');
    const { status, error, out: data } = await synthesize('--people', '500', '--seed', 's', '--out', out);
    expect([status, error, data]).toEqual([0, null, '']);
    expect(readdirSync(out).sort()).toEqual(files);
    if (process.platform !== 'win32') {
      for (const name of files) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('takes rates from a file', async () => {
    const rates = join(dir, 'rates.yaml');
    writeFileSync(rates, 'insurer_files: each\nmunicipality: "13112"\nfaults: { total: 0, at_least: 0 }\n');
    const out = join(dir, 'rated');
    await synthesize('--people', '300', '--out', out, '--rates', rates, '--encoding', 'utf-8', '--mix', 'even');
    expect(readdirSync(out).filter((name) => name.startsWith('insurer-')).length).toBe(6);
  });

  it.each([
    ['notation: { kanji_variant: 2 }\n', 'SETTINGS_INVALID'],
    ['colour: blue\n', 'SETTINGS_INVALID'],
    ['as_of: 2026-02-30\n', 'SETTINGS_INVALID'],
    ['municipality: "99999"\n', 'MUNICIPALITY_UNKNOWN'],
  ])('refuses the rates %j', async (text, code) => {
    const rates = join(dir, 'bad.yaml');
    writeFileSync(rates, text);
    const { error } = await synthesize('--people', '10', '--out', join(dir, 'bad'), '--rates', rates);
    expect(error).toBe(code);
  });

  it('says where it cannot write', async () => {
    const file = join(dir, 'a-file');
    writeFileSync(file, '');
    const { error } = await synthesize('--people', '10', '--out', join(file, 'below'));
    expect(error).toBe('OUTPUT_UNWRITABLE');
  });

  it.each([['0'], ['-5'], ['many'], ['1.5']])('refuses %s people', async (people) => {
    await expect(synthesize(`--people=${people}`, '--out', dir)).rejects.toMatchObject({
      code: 'commander.invalidArgument',
    });
  });
});
