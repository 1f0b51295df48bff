/** `totsugo purge`: deletes a stored run, or everything, for good. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';
import { wholeNumber } from './whole-number.js';

export interface PurgeFlags {
  readonly run?: number;
  readonly all?: boolean;
  readonly yes?: boolean;
  readonly db: string;
  readonly keyFile?: string;
  readonly json?: boolean;
}

export function definePurge(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  program
    .command('purge')
    .description(
      t(
        '保存した突合（またはすべて）を復元できないように消し、消したことを監査ログに残す',
        'deletes a stored run, or everything, for good, and logs that it did',
      ),
    )
    .option('--run <n>', t('消す突合番号', 'run to delete'), wholeNumber)
    .option('--all', t('すべての突合と決定を消す（--yes が必要）', 'delete all runs and decisions (needs --yes)'))
    .option('--yes', t('すべて消すことを確認済みとする', 'yes, everything'))
    .option('--db <path>', t('データベース', 'database'), './totsugo.db')
    .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
    .option('--json', t('結果をJSONで出す', 'what was deleted, as JSON'))
    .addHelpText('after', t(helpJa, helpEn))
    .action(async (flags: PurgeFlags) => {
      const { purge } = await import('./purge-run.js');
      await purge(flags, shell);
    });
}

const helpJa = `
例:
  totsugo purge --run 12
  totsugo purge --all --yes

その突合が出力した一覧も、出力時のままなら消します。書き換えられたもの、後の突合で上書きされたものは消さずに表示します。
担当者の決定は --run では残り、--all で消えます。監査ログは残ります。`;

const helpEn = `
Examples:
  totsugo purge --run 12
  totsugo purge --all --yes

Deletes the reports of the run too, where they are as it wrote them; what was changed since, or belongs to a later run, is
named and left. Decisions stay with --run and go with --all. The audit log stays.`;
