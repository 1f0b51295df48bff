/** The work of `totsugo runs`. */
import { existsSync } from 'node:fs';
import { audited } from '../audit/log.js';
import { TotsugoError } from '../errors.js';
import { classNames, type Summary } from '../report/index.js';
import { localMinute } from '../review/clock.js';
import { changesBetween } from '../store/changes.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore, type Store } from '../store/open.js';
import { findRun, listRuns, type RunRow } from '../store/runs.js';
import { inSnapshot } from '../store/snapshot.js';
import { auditContext } from './audit-context.js';
import type { RunsFlags } from './runs.js';
import type { Shell } from './shell.js';

export async function listing(flags: RunsFlags, shell: Shell): Promise<void> {
  await withStore(flags, shell, (db) => {
    for (const run of listRuns(db)) shell.stdout.write(`${runLine(run, flags, shell)}\n`);
  });
}

function runLine({ id, asOf, startedAt, summary }: RunRow, flags: RunsFlags, shell: Shell): string {
  const { counts } = JSON.parse(summary) as Summary;
  if (flags.json) return JSON.stringify({ run: id, asOf, startedAt, counts });
  const { A, B, C } = counts.grades;
  return shell.lang === 'ja'
    ? `突合番号${id}\t基準日 ${asOf}\t実行 ${localMinute(startedAt)}\tC ${C}件\tB ${B}件\tA ${A}件`
    : `run ${id}\tas of ${asOf}\tstarted ${localMinute(startedAt)}\tC ${C}\tB ${B}\tA ${A}`;
}

const words = {
  ja: { came: '新規', went: '解消', changed: '変更', none: '2回の突合の間に、新規・解消・変更の事例はありません。\n' },
  en: { came: 'came', went: 'went', changed: 'changed', none: 'No case came, went or changed between the two runs.\n' },
};

export async function difference(before: string, after: string, flags: RunsFlags, shell: Shell): Promise<void> {
  await withStore(flags, shell, async (db, keyFile) => {
    const [a = 0, b = 0] = [before, after].map((text) => {
      const run = /^\d{1,10}$/.test(text) ? findRun(db, Number(text)) : undefined;
      if (!run) throw new TotsugoError('RUN_NOT_FOUND', { file: flags.db });
      return run.id;
    });
    await audited(
      auditContext(db, keyFile, shell),
      'runs diff',
      { options: { before: a, after: b } },
      async ({ note }) => {
        const cases = await inSnapshot(db, () => printChanges(db, [a, b], flags, shell));
        if (cases === 0) shell.stderr.write(words[shell.lang].none);
        note({ counts: { cases }, shown: { numbers: false, protectedAddresses: false } });
      },
    );
  });
}

/** A line a change. Returns how many there were. */
function printChanges(db: Store, [a, b]: readonly [number, number], flags: RunsFlags, shell: Shell): number {
  let cases = 0;
  for (const change of changesBetween(db, a, b)) {
    cases++;
    const { caseId, class: name, grade } = change;
    const text = [words[shell.lang][change.change], grade, caseId, classNames[name][shell.lang]].join('\t');
    shell.stdout.write(`${flags.json ? JSON.stringify(change) : text}\n`);
  }
  return cases;
}

async function withStore(
  flags: RunsFlags,
  shell: Shell,
  work: (db: Store, keyFile: string) => void | Promise<void>,
): Promise<void> {
  if (!existsSync(flags.db)) throw new TotsugoError('DATABASE_MISSING', { file: flags.db });
  const keyFile = flags.keyFile ?? defaultKeyFile(shell.env);
  const db = openStore(flags.db, keyFile);
  try {
    await work(db, keyFile);
    shell.setStatus(0);
  } finally {
    db.close();
  }
}
