/** `totsugo explain`: two names or two records side by side. Its options and its help; the work is in explain-run.ts. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';

export interface ExplainOptions {
  readonly kana?: readonly string[];
  readonly alphabet?: readonly string[];
  readonly birth?: readonly string[];
  readonly sex?: readonly string[];
  readonly address?: readonly string[];
  readonly aJson?: string;
  readonly bJson?: string;
  readonly json?: boolean;
}

export function defineExplain(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  program
    .command('explain')
    .description(
      t(
        '2つの氏名（またはレコード）を並べ、どの規則と出典で一致するかを示す',
        'two names (or two records) side by side: what agrees, by which rule, from which source',
      ),
    )
    .argument('[name...]', t('2つの氏名', 'two names'))
    .option('--kana <text...>', t('2つの氏名カナ', 'two kana names'))
    .option('--alphabet <text...>', t('2つのローマ字氏名', 'two alphabet names'))
    .option('--birth <date...>', t('2つの生年月日', 'two birth dates'))
    .option('--sex <code...>', t('2つの性別（1/2/3、男/女）', 'two sexes (1/2/3, 男/女, male/female)'))
    .option('--address <text...>', t('2つの住所', 'two addresses'))
    .option('--a-json <record>', t('1つ目のレコード（JSON）', 'the first record, as JSON'))
    .option('--b-json <record>', t('2つ目のレコード（JSON）', 'the second record, as JSON'))
    .option('--json', t('結果をJSONで出す', 'the result as JSON'))
    .addHelpText('after', t(helpJa, helpEn))
    .action(async (names: readonly string[], options: ExplainOptions) => {
      const { explain } = await import('./explain-run.js');
      await explain(names, options, shell);
    });
}

const helpJa = `
例:
  totsugo explain 渡邉一郎 渡辺一朗
  totsugo explain 渡邉一郎 渡辺一郎 --kana ﾜﾀﾅﾍﾞｲﾁﾛｳ "ワタナベ イチロウ" --birth 昭和60年1月2日 1985-01-02 --sex 1 男
  totsugo explain --a-json '{"nameKanji":"王 小明","nameAlphabet":"WANG XIAOMING"}' --b-json '{"nameKanji":"WANG XIAOMING"}'

文字の下の印: ~ 規則により同じ / - 似ている（同じとは扱わない） / x 異なる / ? 読み取れない文字

終了コード: 0 表示した / 2 指定に誤りがあった`;

const helpEn = `
Examples:
  totsugo explain 渡邉一郎 渡辺一朗
  totsugo explain 渡邉一郎 渡辺一郎 --kana ﾜﾀﾅﾍﾞｲﾁﾛｳ "ワタナベ イチロウ" --birth 昭和60年1月2日 1985-01-02 --sex 1 男
  totsugo explain --a-json '{"nameKanji":"王 小明","nameAlphabet":"WANG XIAOMING"}' --b-json '{"nameKanji":"WANG XIAOMING"}'

Marks below the characters: ~ the same by a rule / - alike, but not held equal / x different / ? a lost character

Exit status: 0 explained / 2 the command line is wrong`;
