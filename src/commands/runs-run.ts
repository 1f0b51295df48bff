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
    ? `${id}\t基準日 ${asOf}\t開始 ${startedAt}\tC ${C}件\tB ${B}件\tA ${A}件`
    : `${id}\tas of ${asOf}\tstarted ${startedAt}\tC ${C}\tB ${B}\tA ${A}`;
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
