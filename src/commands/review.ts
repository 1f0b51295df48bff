/** `totsugo review`: the one-by-one recheck in a local page. Its options and its help; the work is in review-run.ts. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';
import { wholeNumber } from './whole-number.js';

export interface ReviewFlags {
  readonly db: string;
  readonly user?: string;
  readonly port?: number;
  readonly keyFile?: string;
  readonly blind?: boolean;
  readonly twice: number;
}

export function defineReview(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  program
    .command('review')
    .description(
      t(
        '区分C・Bの事例を1件ずつ確認し、決定を記録する（このパソコンのブラウザーで開く画面）',
        'the one-by-one recheck, in a local web page: decisions, second confirmer',
      ),
    )
    .option('--db <path>', t('データベース', 'database'), './totsugo.db')
    .option('--user <name>', t('担当者の名前（既定 ログイン名）', 'name of the clerk (default the login name)'))
    .option('--port <n>', t('ポート番号（既定 空いている番号）', 'port (default any that is free)'), wholeNumber)
    .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
    .option(
      '--blind',
      t('目隠し確認：決定するまで種別と重みを隠す', 'blind mode: hides class and weight until decided'),
    )
    .option(
      '--twice <percent>',
      t('目隠し確認で2人が見る事例の割合（%）', 'share of cases that two people read in blind mode, in percent'),
      wholeNumber,
      10,
    )
    .addHelpText('after', t(helpJa, helpEn))
    .action(async (flags: ReviewFlags) => {
      const { review } = await import('./review-run.js');
      await review(flags, shell);
    });
}

const helpJa = `
例:
  totsugo review --db totsugo.db --user 佐藤

表示されたURLをこのパソコンのブラウザーで開きます。URLは1回だけ使えます。Enterで新しいURLを出し、Ctrl-Cで終了します。
2人で同時に使うときは、それぞれの端末で --user を変えて実行してください。

終了コード: 0 終了した / 2 開けなかった`;

const helpEn = `
Example:
  totsugo review --db totsugo.db --user sato

Open the URL that it prints in a browser of this machine. A URL works once; Enter prints a new one, Ctrl-C ends.
Two people at once run it each with their own --user.

Exit status: 0 ended / 2 could not open`;
