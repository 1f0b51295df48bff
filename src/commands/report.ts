/** `totsugo report`: the reports of a stored run again, in other formats or a selection, without another night. */
import { type Command, Option } from 'commander';
import type { Grade } from '../model.js';
import type { Format } from '../report/index.js';
import { listOf } from './list-of.js';
import type { Shell } from './shell.js';
import { wholeNumber } from './whole-number.js';

export interface ReportFlags {
  readonly run?: number;
  readonly class?: string[];
  readonly grade?: Grade[];
  readonly insurer?: string[];
  readonly sinceRun?: number;
  readonly format?: Format[];
  readonly db: string;
  /** The folder of the nights, or one of its own for a selection or whole numbers. */
  readonly out?: string;
  readonly keyFile?: string;
  readonly encoding: 'utf-8' | 'cp932';
  readonly withRows?: boolean;
  readonly unmask?: boolean;
  /** Of the whole program; asked for beside --unmask, whatever the environment says. */
  readonly operator?: string;
  readonly purpose?: string;
}

export function defineReport(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  const command = program
    .command('report')
    .description(
      t(
        '保存した突合の一覧を出し直す（形式・絞り込みの変更）',
        'writes the reports of a stored run again, in other formats or filtered',
      ),
    )
    .option('--run <n>', t('突合番号（既定 最新）', 'run number (default the newest)'), wholeNumber)
    .option('--class <class...>', t('種別で絞る（記号または名称）', 'only these classes'), listOf())
    .option('--grade <grade...>', t('区分で絞る（A、B、C）', 'only these grades (A, B, C)'), listOf(['A', 'B', 'C']))
    .option('--insurer <number...>', t('保険者番号で絞る', 'only these insurers'), listOf())
    .option(
      '--since-run <n>',
      t('この突合の後に増えた・変わった事例に絞る', 'only cases new or changed since this run'),
      wholeNumber,
    )
    .option(
      '--format <format...>',
      t('形式（csv、xlsx、ndjson、html。既定 すべて）', 'formats (csv, xlsx, ndjson, html; default all)'),
      listOf(['csv', 'xlsx', 'ndjson', 'html']),
    )
    .option('--db <path>', t('データベース', 'database'), './totsugo.db')
    .option(
      '--out <dir>',
      t(
        '出力先フォルダー（既定 ./totsugo-out、絞り込みと全桁表示は ./totsugo-report）',
        'folder for the reports (default ./totsugo-out; of a selection or whole numbers ./totsugo-report)',
      ),
    )
    .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
    .addOption(
      new Option('--encoding <encoding>', t('CSVの文字コード', 'encoding of the CSV files'))
        .choices(['utf-8', 'cp932'])
        .default('utf-8'),
    )
    .option('--with-rows', t('rejects.csv に元の行も出す', 'write the rejected rows themselves to rejects.csv'));
  unmaskOptions(command, t).addHelpText('after', examples(shell.lang));
  command.action(async () => {
    const { report } = await import('./report-run.js');
    await report(command.optsWithGlobals<ReportFlags>(), shell);
  });
}

function unmaskOptions(command: Command, t: (ja: string, en: string) => string): Command {
  return command
    .option(
      '--unmask',
      t(
        '個人番号を全桁で出す（--operator と --purpose が必要。監査ログに残る）',
        'Individual Numbers in full (needs --operator and --purpose; it is logged)',
      ),
    )
    .option('--purpose <text>', t('--unmask の目的', 'what --unmask is for'));
}

const examples = (lang: 'ja' | 'en'): string =>
  lang === 'ja'
    ? `
絞り込みは組み合わせられます（すべてを満たす事例だけを出します）。
値は空白またはカンマで並べます。

例:
  totsugo report --run 12 --grade C --format csv --out 至急
  totsugo report --since-run 11 --insurer 06130012,39131018
  totsugo report --unmask --operator 監査一郎 --purpose 定期監査 --out 監査`
    : `
Filters combine: only cases that fit all of them. Give several values side by side or with commas.

Examples:
  totsugo report --run 12 --grade C --format csv --out urgent
  totsugo report --since-run 11 --insurer 06130012,39131018
  totsugo report --unmask --operator j.auditor --purpose "yearly audit" --out audit`;
