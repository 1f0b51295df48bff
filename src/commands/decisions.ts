/** `totsugo decisions`: `import` takes decisions back from a spreadsheet, `export` writes all of them with their history. */
import { type Command, Option } from 'commander';
import type { Shell } from './shell.js';

export interface DecisionsFlags {
  readonly db: string;
  readonly keyFile?: string;
}

export interface ImportFlags extends DecisionsFlags {
  readonly user?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export interface ExportFlags extends DecisionsFlags {
  readonly out?: string;
  readonly format?: 'csv' | 'xlsx' | 'ndjson';
  readonly encoding: 'utf-8' | 'cp932';
}

export function defineDecisions(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  const decisions = program
    .command('decisions')
    .description(t('確認の決定の取込と書出し', 'takes decisions back from a spreadsheet, and writes them out'));
  const common = (command: Command) =>
    command
      .option('--db <path>', t('データベース', 'database'), './totsugo.db')
      .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'));
  defineImport(common(decisions.command('import')), shell, t);
  defineExport(common(decisions.command('export')), shell, t);
}

type Say = (ja: string, en: string) => string;

function defineImport(command: Command, shell: Shell, t: Say): void {
  command
    .description(
      t(
        '記入した worklist.xlsx（またはそれを保存したCSV）の決定を取り込む',
        'takes the decisions of a filled-in worklist.xlsx, or of the CSV saved from it',
      ),
    )
    .argument('<file>', t('worklist.xlsx または CSV（UTF-8・CP932）', 'worklist.xlsx, or CSV in UTF-8 or CP932'))
    .option('--user <name>', t('担当者の欄が空の行の担当者', 'who decided, where a row does not say'))
    .option('--dry-run', t('試すだけで、何も変えない', 'tries everything and keeps nothing'))
    .option('--json', t('結果をJSONで出す', 'the result as JSON'))
    .addHelpText(
      'after',
      t(
        `
例:
  totsugo decisions import 記入済み.xlsx --user 佐藤

1行ずつ、受け付けたか、受け付けなかった理由を標準出力に出します。同じファイルを何度取り込んでも結果は同じです。
終了コード: 0 すべて受け付けた / 2 受け付けなかった行がある、または読み取れなかった`,
        `
Example:
  totsugo decisions import filled-in.xlsx --user sato

Says of every row on stdout whether it was taken, or why not. Taking the same file again changes nothing.
Exit status: 0 every row was taken / 2 a row was refused, or the file could not be read`,
      ),
    )
    .action(async (file: string, flags: ImportFlags) => {
      const { importFile } = await import('./decisions-import.js');
      await importFile(file, flags, shell);
    });
}

function defineExport(command: Command, shell: Shell, t: Say): void {
  command
    .description(
      t('すべての決定を、取消や確認も含めて出す', 'writes every decision, with confirmations and what was taken back'),
    )
    .option('--out <file>', t('出力先（既定 標準出力）', 'file to write (default stdout)'))
    .addOption(
      new Option(
        '--format <format>',
        t('形式（既定 ファイルの拡張子、なければ ndjson）', 'format (default by the file name, else ndjson)'),
      ).choices(['csv', 'xlsx', 'ndjson']),
    )
    .addOption(
      new Option('--encoding <encoding>', t('CSVの文字コード', 'encoding of the CSV'))
        .choices(['utf-8', 'cp932'])
        .default('utf-8'),
    )
    .addHelpText(
      'after',
      t(
        '\n例:\n  totsugo decisions export --out 決定一覧.xlsx',
        '\nExample:\n  totsugo decisions export --out decisions.xlsx',
      ),
    )
    .action(async (flags: ExportFlags) => {
      const { exportDecisions } = await import('./decisions-export.js');
      await exportDecisions(flags, shell);
    });
}
