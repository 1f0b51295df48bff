/** The work of `totsugo audit replay`. */
import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { audited } from '../audit/log.js';
import { readBasis } from '../basis.js';
import { TotsugoError } from '../errors.js';
import { noticeText } from '../ingest/index.js';
import { type CaseDifference, type Replayed, replay } from '../replay.js';
import type { Summary } from '../report/index.js';
import { defaultKeyFile } from '../store/key.js';
import { openStore, type Store } from '../store/open.js';
import { basisOf } from '../store/run-rows.js';
import { findRun } from '../store/runs.js';
import { inSnapshot } from '../store/snapshot.js';
import { version } from '../version.js';
import type { ReplayFlags } from './audit.js';
import { auditContext } from './audit-context.js';
import type { Shell } from './shell.js';

export async function replayRun(flags: ReplayFlags, shell: Shell): Promise<void> {
  const { db: file } = flags;
  if (!existsSync(file)) throw new TotsugoError('DATABASE_MISSING', { file });
  const keyFile = flags.keyFile ?? defaultKeyFile(shell.env);
  const db = openStore(file, keyFile);
  try {
    const run = findRun(db, flags.run);
    if (!run)
      throw flags.run === undefined ? new TotsugoError('RUN_NONE') : new TotsugoError('RUN_NOT_FOUND', { file });
    const basis = basisOf(db, run.id);
    if (basis === undefined) throw new TotsugoError('RUN_WITHOUT_BASIS', { run: run.id });
    const stored = { id: run.id, summary: JSON.parse(run.summary) as Summary, basis: readBasis(basis) };
    const { progress } = await import('../terminal/index.js');
    const bars = progress(shell.stderr, shell.lang, flags.json === true, noticeText);
    await audited(auditContext(db, keyFile, shell), 'audit replay', { run: run.id }, async ({ note }) => {
      const threads = flags.threads ?? availableParallelism();
      const replayed = await inScratch(file, keyFile, (scratch) =>
        inSnapshot(db, () => replay(db, stored, scratch, keyFile, threads, version(), bars)),
      ).finally(() => bars.stop());
      const { cases, differences } = replayed;
      note({ counts: { cases, differences: differences.length } });
      shell.stdout.write(
        flags.json ? `${JSON.stringify({ run: run.id, ...replayed })}\n` : said(run.id, replayed, shell),
      );
      shell.setStatus(isSame(replayed) ? 0 : 2);
    });
  } finally {
    db.close();
  }
}

const isSame = ({ differences, counts }: Replayed): boolean => differences.length === 0 && counts.length === 0;

/** A database beside the other, under the same key, which is gone afterwards; what a killed one left goes first. */
async function inScratch<T>(file: string, keyFile: string, work: (scratch: Store) => Promise<T>): Promise<T> {
  const path = `${file}.replay`;
  const clear = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
  };
  clear();
  const scratch = openStore(path, keyFile);
  try {
    return await work(scratch);
  } finally {
    scratch.close();
    clear();
  }
}

function said(run: number, { cases, differences, counts, versions }: Replayed, { lang }: Shell): string {
  const ja = lang === 'ja';
  const same = differences.length === 0 && counts.length === 0;
  const head = same
    ? ja
      ? `突合 ${run} を再計算し、${cases}件の事例すべてが当時の結果と一致しました。`
      : `Run ${run} recomputed: all ${cases} cases are as they were reported.`
    : ja
      ? `突合 ${run} を再計算したところ、当時の結果（${cases}件）と異なる事例が${differences.length}件あります。`
      : `Run ${run} recomputed: ${differences.length} cases differ from the ${cases} that were reported.`;
  const changed = versions.map(({ name, was, is }) => `  ${name}: ${brief(was)} → ${brief(is)}`);
  const why = ja ? '突合の後に変わったもの：' : 'Changed since the run:';
  const unexplained = ja
    ? '規則・表・版に違いはありません。保存されたデータかプログラムが書き換えられたおそれがあります。情報セキュリティの担当者に連絡してください。'
    : 'Neither rules nor tables nor version differ: the stored data or the program may have been tampered with. Tell whoever is in charge of security.';
  return `${[
    head,
    ...differences.map((one) => line(one, ja)),
    ...counts.map((one) => `  ${one.class}: ${one.reported} → ${one.replayed}`),
    ...(changed.length > 0 ? [why, ...changed] : same ? [] : [unexplained]),
  ].join('\n')}\n`;
}

const brief = (version: string | null): string => (version === null ? '—' : version.slice(0, 16));

function line({ caseId, reported, replayed, what, rules }: CaseDifference, ja: boolean): string {
  const side = (one: CaseDifference['reported']) => (one ? `${one.class} ${one.grade}` : ja ? 'なし' : 'none');
  const parts = [...what, ...rules.map((rule) => (ja ? `規則 ${rule}` : `rule ${rule}`))].join(', ');
  return `  ${caseId}\t${side(reported)} → ${side(replayed)}${parts === '' ? '' : `\t${parts}`}`;
}
