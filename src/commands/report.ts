/** `totsugo report`: the reports of a stored run again, in other formats or a selection, without another night. */
import { type Command, Option } from 'commander';
import type { Grade } from '../model.js';
import type { Format } from '../report/index.js';
import type { Shell } from './shell.js';
import { wholeNumber } from './whole-number.js';

export interface ReportFlags {
  readonly run?: number;
  readonly class?: string[];
  readonly grade?: Grade[];
  readonly insurer?: string[];
  readonly format?: Format[];
  readonly db: string;
  readonly out: string;
  readonly keyFile?: string;
  readonly encoding: 'utf-8' | 'cp932';
  readonly withRows?: boolean;
}

export function defineReport(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  program
    .command('report')
    .description(
      t(
        '保存した突合の一覧を出し直す（形式・絞り込みの変更）',
        'writes the reports of a stored run again, in other formats or filtered',
      ),
    )
    .option('--run <n>', t('突合番号（既定 最新）', 'run number (default the newest)'), wholeNumber)
    .option('--class <class...>', t('種別で絞る', 'only these classes'))
    .addOption(new Option('--grade <grade...>', t('区分で絞る', 'only these grades')).choices(['A', 'B', 'C']))
    .option('--insurer <number...>', t('保険者番号で絞る', 'only these insurers'))
    .addOption(
      new Option('--format <format...>', t('形式（既定 すべて）', 'formats (default all)')).choices([
        'csv',
        'xlsx',
        'ndjson',
        'html',
      ]),
    )
    .option('--db <path>', t('データベース', 'database'), './totsugo.db')
    .option('--out <dir>', t('出力先フォルダー', 'folder for the reports'), './totsugo-out')
    .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
    .addOption(
      new Option('--encoding <encoding>', t('CSVの文字コード', 'encoding of the CSV files'))
        .choices(['utf-8', 'cp932'])
        .default('utf-8'),
    )
    .option('--with-rows', t('rejects.csv に元の行も出す', 'write the rejected rows themselves to rejects.csv'))
    .addHelpText(
      'after',
      t(
        '\n例:\n  totsugo report --run 12 --grade C --format csv --out 至急',
        '\nExample:\n  totsugo report --run 12 --grade C --format csv --out urgent',
      ),
    )
    .action(async (flags: ReportFlags) => {
      const { report } = await import('./report-run.js');
      await report(flags, shell);
    });
}
