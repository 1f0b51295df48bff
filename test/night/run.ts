/** Runs the built program on a night, in a folder of its own, and reads what it wrote. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Finding } from '../../src/model.js';
import type { Summary } from '../../src/report/index.js';

export const program = fileURLToPath(new URL('../../bin/totsugo.js', import.meta.url));

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-test-'));
  folders.push(folder);
  return folder;
}

/** Runs the program with a locale of its own, so that no test depends on the machine's. */
export function totsugo(args: readonly string[], options: { readonly cwd?: string; readonly input?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: options.cwd ?? freshFolder(),
    input: options.input ?? '',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: freshFolder(), LANG: 'ja_JP.UTF-8' },
  });
  return { status, stdout, stderr };
}

export interface Night {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly folder: string;
  readonly out: string;
  readonly findings: readonly Finding[];
  readonly summary: Summary;
}

/** One night as of 2026-04-01 with its own database and key; fails where the program could not do its job. */
export function night(args: readonly string[], folder = freshFolder()): Night {
  const out = join(folder, 'out');
  const places = ['--db', join(folder, 'totsugo.db'), '--key-file', join(folder, 'key'), '--out', out];
  const { status, stdout, stderr } = totsugo(['recheck', '--as-of', '2026-04-01', ...places, ...args]);
  if (status !== 0 && status !== 1) throw new Error(`totsugo recheck ended with ${status}: ${stderr}`);
  const lines = readFileSync(join(out, 'findings.ndjson'), 'utf8').split('\n').filter(Boolean);
  return {
    status,
    stdout,
    stderr,
    folder,
    out,
    findings: lines.map((line) => JSON.parse(line) as Finding),
    summary: JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary,
  };
}
