/** `totsugo profile`: how files are read. `check` tries a profile on a file, `list` and `show` say what there is. */
import type { Command } from 'commander';
import type { ProfileCheckFlags } from './profile-check.js';
import type { Shell } from './shell.js';
import { upTo } from './whole-number.js';

export function defineProfile(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  const profile = program
    .command('profile')
    .description(
      t('ファイルの読み方（プロファイル）を確かめる・一覧する', 'try how a file is read (its profile), list profiles'),
    )
    .addHelpText('after', examples(shell.lang));
  profile
    .command('check')
    .description(
      t('プロファイルでファイルを読み、どう読まれるかを表示する', 'read a file with a profile and show what is read'),
    )
    .argument('<profile>', t('プロファイルの名前またはYAMLのパス', 'name of a profile, or path of a YAML file'))
    .argument('<file>', t('CSVファイル', 'CSV file'))
    .option('--rows <n>', t('見本として表示する行数（既定 3）', 'sample rows to show (default 3)'), upTo(100))
    .option('--json', t('結果をJSONで出す', 'write the result as JSON'))
    .option(
      '--db <path>',
      t('監査ログに残すデータベース（あるときだけ）', 'database whose audit log it goes to, where there is one'),
      './totsugo.db',
    )
    .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
    .action(async (name: string, file: string, options: ProfileCheckFlags) => {
      const { runProfileCheck } = await import('./profile-check.js');
      await runProfileCheck(name, file, options, shell);
    });
  profile
    .command('list')
    .description(t('組み込みのプロファイルを一覧する', 'list the built-in profiles'))
    .action(async () => {
      const { listProfiles, loadProfile } = await import('../ingest/profiles.js');
      for (const name of listProfiles()) {
        const { source, encoding, delimiter, header } = loadProfile(name);
        const side = source === 'municipal' ? t('住民記録', 'municipal') : t('保険者', 'insurer');
        const columns =
          header === true ? t('見出し行あり', 'header') : t(`${header.length}列`, `${header.length} columns`);
        const code = encoding === 'auto' ? t('自動判別', 'auto') : encoding;
        const shown = delimiter === '\t' ? t('タブ区切り', '\\t') : delimiter;
        shell.stdout.write(`${[name, side, code, shown, columns].join('\t')}\n`);
      }
    });
  profile
    .command('show')
    .description(t('プロファイルのYAMLを表示する（自作のひな形に）', "write a profile's YAML (a start for one's own)"))
    .argument('<name>', t('プロファイルの名前', 'name of a profile'))
    .action(async (name: string) => {
      const { profileText } = await import('../ingest/profiles.js');
      shell.stdout.write(profileText(name));
    });
}

const examples = (lang: Shell['lang']): string =>
  lang === 'ja'
    ? `
例:
  totsugo profile check juki-standard 住基.csv
  totsugo profile show juki-standard > my.yaml   （自作のひな形にする）
  totsugo profile check ./my.yaml 住基.csv`
    : `
Examples:
  totsugo profile check juki-standard register.csv
  totsugo profile show juki-standard > my.yaml   (a start for one's own)
  totsugo profile check ./my.yaml register.csv`;
