/** `totsugo doctor`: whether this machine is ready for a night. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';

export interface DoctorFlags {
  readonly db: string;
  readonly keyFile?: string;
  readonly out: string;
  readonly input?: string[];
  readonly json?: boolean;
}

export function defineDoctor(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  program
    .command('doctor')
    .description(
      t(
        'この端末を点検する（Node.js、鍵、権限、空き容量、データベース、監査ログ、フォント）',
        'checks this machine: Node.js, key, permissions, disk, database, audit log, fonts',
      ),
    )
    .option('--db <path>', t('データベース', 'database'), './totsugo.db')
    .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
    .option('--out <dir>', t('出力先フォルダー', 'folder for the reports'), './totsugo-out')
    .option(
      '--input <file...>',
      t('突合するCSV（空き容量の見積もりに使う）', 'exports to recheck, to judge the free disk by'),
    )
    .option('--json', t('結果をJSONで出す', 'as JSON'))
    .addHelpText(
      'after',
      t(
        '\n例:\n  totsugo doctor --input 住基.csv 加入者.csv\n\n終了コード: 0 問題なし（注意だけの場合を含む） / 2 直すべき問題がある',
        '\nExample:\n  totsugo doctor --input register.csv enrolments.csv\n\nExit status: 0 nothing to mend (remarks aside) / 2 something is to be mended',
      ),
    )
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import('./doctor-run.js');
      doctor(flags, shell);
    });
}
