/** The last line of the checks: counts what failed, also where no test could say so. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'totsugo-count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs vitest on test files of our own making, and counts its report. */
function lastLine(name: string, files: Readonly<Record<string, string>>): { line: string; status: number | null } {
  const room = join(folder, name);
  mkdirSync(room);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(room, file), text);
  const report = join(room, 'report.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--root', room, '--globals', '--reporter=json', `--outputFile.json=${report}`];
  spawnSync(process.execPath, args, { cwd: room });
  return count(report);
}

function count(report: string): { line: string; status: number | null } {
  const script = join(root, 'scripts', 'count-tests.js');
  const { stdout, status } = spawnSync(process.execPath, [script, report], { encoding: 'utf8' });
  return { line: stdout, status };
}

const good = "test('one', () => {}); test('two', () => {});";

describe('the last line of the checks', () => {
  const cases: [name: string, files: Readonly<Record<string, string>>, line: string, status: number][] = [
    ['all passed', { 'a.test.js': good }, '2 passed, 0 failed\n', 0],
    [
      'a test failed',
      { 'a.test.js': `${good} test('three', () => { expect(1).toBe(2); });` },
      '2 passed, 1 failed\n',
      1,
    ],
    [
      'a test file cannot be imported',
      { 'a.test.js': good, 'b.test.js': "import './nowhere.js'; test('one', () => {});" },
      '2 passed, 1 failed\n',
      1,
    ],
    ['nothing was tested', {}, '0 passed, 1 failed\n', 1],
  ];
  it.each(cases)('%s', (name, files, line, status) => {
    expect(lastLine(name.replaceAll(' ', '-'), files)).toEqual({ line, status });
  });

  it('the suite died before its report', () => {
    const empty = join(folder, 'empty.json');
    writeFileSync(empty, '');
    expect(count(empty)).toEqual({ line: '0 passed, 1 failed\n', status: 1 });
    expect(count(join(folder, 'none.json'))).toEqual({ line: '0 passed, 1 failed\n', status: 1 });
  });
});
