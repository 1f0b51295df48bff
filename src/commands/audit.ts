/** `totsugo audit`: `verify` proves the audit log, `show` reads it, `replay` recomputes a stored run. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';
import { wholeNumber } from './whole-number.js';

export interface AuditFlags {
  readonly db: string;
  readonly keyFile?: string;
  readonly json?: boolean;
}

export interface VerifyFlags extends AuditFlags {
  readonly summary?: string[];
}

export interface ShowFlags extends AuditFlags {
  readonly command?: string;
  readonly run?: number;
  readonly who?: string;
  readonly since?: string;
  readonly until?: string;
}

export interface ReplayFlags extends AuditFlags {
  readonly run?: number;
  readonly threads?: number;
}

export function defineAudit(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  const common = (command: Command) =>
    command
      .option('--db <path>', t('データベース', 'database'), './totsugo.db')
      .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
      .option('--json', t('JSONで出す', 'as JSON'));
  const audit = program
    .command('audit')
    .description(t('監査ログの検証・表示と、突合の再計算', 'proves and shows the audit log; recomputes a stored run'));
  common(
    audit
      .command('verify')
      .description(t('監査ログが書き換えられていないか検証する', 'proves that nobody changed the audit log')),
  )
    .option(
      '--summary <file...>',
      t('保管してある summary.json とも照合する', 'also against summary.json files kept elsewhere'),
    )
    .action(async (flags: VerifyFlags) => {
      const { verify } = await import('./audit-verify.js');
      verify(flags, shell);
    });
  common(audit.command('show').description(t('監査ログを表示する', 'shows the audit log')))
    .option('--command <name>', t('コマンドで絞る（recheck など）', 'only this command'))
    .option('--run <n>', t('突合番号で絞る', 'only this run'), wholeNumber)
    .option('--who <name>', t('作業者またはOSの利用者名で絞る', 'only this operator or system user'))
    .option('--since <date>', t('この日以降（YYYY-MM-DD）', 'from this day on, YYYY-MM-DD'))
    .option('--until <date>', t('この日まで（YYYY-MM-DD）', 'up to this day, YYYY-MM-DD'))
    .action(async (flags: ShowFlags) => {
      const { show } = await import('./audit-show.js');
      show(flags, shell);
    });
  common(
    audit
      .command('replay')
      .description(
        t(
          '保存した突合を保存済みのデータから計算し直し、当時の結果と1件ずつ比べる',
          'recomputes a stored run from its stored inputs and compares each case with what was reported',
        ),
      ),
  )
    .option('--run <n>', t('突合番号（既定 最新）', 'run number (default the newest)'), wholeNumber)
    .option('--threads <n>', t('使うスレッド数（既定 コア数）', 'threads to use (default the cores)'), wholeNumber)
    .action(async (flags: ReplayFlags) => {
      const { replayRun } = await import('./audit-replay.js');
      await replayRun(flags, shell);
    });
  audit.addHelpText('after', t(helpJa, helpEn));
}

const helpJa = `
例:
  totsugo audit verify --summary 保管/summary.json
  totsugo audit show --since 2026-04-01 --command report
  totsugo audit replay --run 12

終了コード: 0 問題なし・当時と一致 / 2 書き換えや違いがある、または実行できなかった`;

const helpEn = `
Examples:
  totsugo audit verify --summary kept/summary.json
  totsugo audit show --since 2026-04-01 --command report
  totsugo audit replay --run 12

Exit status: 0 whole, the same / 2 tampered with, different, or not to be read`;
