/** `totsugo recheck`: the main job, one whole night. Its options and its help; the work is in recheck-run.ts. */
import { type Command, Option } from 'commander';
import type { Shell } from './shell.js';
import { wholeNumber } from './whole-number.js';

export interface RecheckOptions {
  readonly municipal?: string[];
  readonly insurer?: string[];
  readonly municipalProfile?: string;
  readonly insurerProfile?: string;
  readonly db?: string;
  readonly out?: string;
  readonly asOf?: string;
  readonly policy?: string;
  readonly config?: string;
  readonly keyFile?: string;
  readonly threads?: number;
  readonly encoding?: 'utf-8' | 'cp932';
  /** Of the whole program; a configuration may say it as well. */
  readonly lang?: 'ja' | 'en';
  readonly withRows?: boolean;
  readonly all?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly exitZero?: boolean;
}

export function defineRecheck(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  program
    .command('recheck')
    .description(
      t(
        '突合を1回行う（取込→正規化→突合→比較→一覧の出力）',
        'one whole night: ingest, normalize, link, compare, report',
      ),
    )
    .option('--municipal <file...>', t('住民基本台帳のCSV（複数可）', 'resident register exports'))
    .option('--insurer <file...>', t('保険者の加入者CSV（複数可）', 'insurer enrolment exports'))
    .option(
      '--municipal-profile <name|path>',
      t('住基CSVの読み方（既定 juki-standard）', 'how the register is read (default juki-standard)'),
    )
    .option(
      '--insurer-profile <name|path>',
      t('加入者CSVの読み方（既定 kanyusha-standard）', 'how the enrolments are read (default kanyusha-standard)'),
    )
    .option('--db <path>', t('データベース（既定 ./totsugo.db）', 'database (default ./totsugo.db)'))
    .option(
      '--out <dir>',
      t('出力先フォルダー（既定 ./totsugo-out）', 'folder for the reports (default ./totsugo-out)'),
    )
    .option(
      '--as-of <date>',
      t('基準日 YYYY-MM-DD（既定 今日）', 'the day the recheck is for, YYYY-MM-DD (default today)'),
    )
    .option('--policy <path>', t('判定の設定（YAML）', 'settings of the judgement (YAML)'))
    .option(
      '--config <path>',
      t('これらの指定をまとめたYAML（コマンドの指定が優先）', 'these options in a YAML file (flags win)'),
    )
    .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
    .addOption(
      new Option(
        '--encoding <encoding>',
        t('CSVの文字コード（既定 utf-8）', 'encoding of the CSV files (default utf-8)'),
      ).choices(['utf-8', 'cp932']),
    )
    .option('--threads <n>', t('使うスレッド数（既定 コア数）', 'threads to use (default the cores)'), wholeNumber)
    .option('--with-rows', t('rejects.csv に元の行も出す', 'write the rejected rows themselves to rejects.csv'))
    .option('--all', t('全項目一致も findings.ndjson に出す', 'write full agreements to findings.ndjson too'))
    .option('--quiet', t('進捗と結果の表を出さない', 'no progress and no final table'))
    .option('--json', t('集計を標準出力にJSONで出す', 'the summary as JSON on stdout'))
    .option('--exit-zero', t('確認対象があっても終了コードを0にする', 'exit 0 even where cases are to be rechecked'))
    .addHelpText('after', examples(shell.lang))
    .action(async (_, command: Command) => {
      const { recheck } = await import('./recheck-run.js');
      await recheck(command.optsWithGlobals<RecheckOptions>(), shell);
    });
}

const examples = (lang: 'ja' | 'en'): string =>
  lang === 'ja'
    ? `
例:
  totsugo recheck --municipal 住基.csv --insurer 国保.csv 後期.csv
  totsugo recheck --config 毎晩.yaml --quiet --json > 集計.json

終了コード: 0 確認対象なし / 1 区分B・Cの確認対象あり / 2 実行できなかった`
    : `
Examples:
  totsugo recheck --municipal register.csv --insurer kokuho.csv kouki.csv
  totsugo recheck --config nightly.yaml --quiet --json > summary.json

Exit status: 0 nothing to recheck / 1 cases of grade B or C exist / 2 could not run`;
