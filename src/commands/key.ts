/** `totsugo key`: `rotate` gives the database another key. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';

export interface KeyFlags {
  readonly db: string;
  readonly keyFile?: string;
  readonly newKeyFile?: string;
}

export function defineKey(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  const key = program.command('key').description(t('データベースの鍵を扱う', 'the key of the database'));
  key
    .command('rotate')
    .description(
      t('データベースと監査ログを新しい鍵で暗号化し直す', 'encrypts the database and its audit log with a new key'),
    )
    .option('--db <path>', t('データベース', 'database'), './totsugo.db')
    .option('--key-file <path>', t('今の鍵ファイル', 'present key file'))
    .option(
      '--new-key-file <path>',
      t(
        '新しい鍵の場所（既定は今の鍵ファイルと入れ替え、今の鍵は .until-日時 を付けて残す）',
        'where the new key lies (default: it takes the place of the present one, which stays as .until-<time>)',
      ),
    )
    .addHelpText('after', t(helpJa, helpEn))
    .action(async (flags: KeyFlags) => {
      const { rotate } = await import('./key-rotate.js');
      await rotate(flags, shell);
    });
}

const helpJa = `
例:
  totsugo key rotate
  totsugo key rotate --db 国保.db --key-file 鍵 --new-key-file 新しい鍵

途中で止まっても、もう一度実行すれば完了します。1つの鍵を複数のデータベースで使っている場合は、2つ目から
--key-file に元の鍵（.until-日時）、--new-key-file に新しい鍵を指定して、それぞれ実行してください。`;

const helpEn = `
Examples:
  totsugo key rotate
  totsugo key rotate --db kokuho.db --key-file key --new-key-file new-key

If it is interrupted, run it again. Where one key serves several databases, run it for each: from the second on with
--key-file naming the former key (.until-<time>) and --new-key-file the new one.`;
