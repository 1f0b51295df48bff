/** The work of `totsugo runs`. */
import { existsSync } from 'node:fs';
import { TotsugoError } from '../errors.js';
import { classNames, type Summary } from '../report/index.js';
import { changesBetween } from '../store/changes.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore, type Store } from '../store/open.js';
import { findRun, listRuns, type RunRow } from '../store/runs.js';
import type { RunsFlags } from './runs.js';
import type { Shell } from './shell.js';

export function listing(flags: RunsFlags, shell: Shell): void {
  withStore(flags, shell, (db) => {
    for (const run of listRuns(db)) shell.stdout.write(`${runLine(run, flags, shell)}\n`);
  });
}

function runLine({ id, asOf, startedAt, summary }: RunRow, flags: RunsFlags, shell: Shell): string {
  const { counts } = JSON.parse(summary) as Summary;
  if (flags.json) return JSON.stringify({ run: id, asOf, startedAt, counts });
  const { A, B, C } = counts.grades;
  return shell.lang === 'ja'
    ? `突合番号 ${id}\t基準日 ${asOf}\t実行 ${localTime(startedAt)}\tC ${C}件\tB ${B}件\tA ${A}件`
    : `run ${id}\tas of ${asOf}\tstarted ${localTime(startedAt)}\tC ${C}\tB ${B}\tA ${A}`;
}

/** 2026-11-23 02:00, by this machine's clock; --json has the instant itself. */
function localTime(instant: string): string {
  const at = new Date(instant);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const words = {
  ja: { came: '新規', went: '解消', changed: '変更' },
  en: { came: 'came', went: 'went', changed: 'changed' },
};

export function difference(before: string, after: string, flags: RunsFlags, shell: Shell): void {
  withStore(flags, shell, (db) => {
    const [a, b] = [before, after].map((text) => {
      const run = /^\d{1,10}$/.test(text) ? findRun(db, Number(text)) : undefined;
      if (!run) throw new TotsugoError('RUN_NOT_FOUND', { file: flags.db });
      return run.id;
    });
    for (const change of changesBetween(db, a ?? 0, b ?? 0)) {
      const { caseId, class: name, grade } = change;
      const text = [words[shell.lang][change.change], grade, caseId, classNames[name][shell.lang]].join('\t');
      shell.stdout.write(`${flags.json ? JSON.stringify(change) : text}\n`);
    }
  });
}

function withStore(flags: RunsFlags, shell: Shell, work: (db: Store) => void): void {
  if (!existsSync(flags.db)) throw new TotsugoError('DATABASE_MISSING', { file: flags.db });
  const db = openStore(flags.db, flags.keyFile ?? defaultKeyFile(shell.env));
  try {
    work(db);
    shell.setStatus(0);
  } finally {
    db.close();
  }
}
