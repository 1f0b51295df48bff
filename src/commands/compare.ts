/** `totsugo compare`: NDJSON pairs in, verdicts out, line for line. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';

export function defineCompare(program: Command, shell: Shell): void {
  const ja = shell.lang === 'ja';
  program
    .command('compare')
    .description(
      ja
        ? 'NDJSONの2件組を標準入力から読み、判定を1行ずつ標準出力に出す'
        : 'filter: NDJSON pairs in, NDJSON verdicts out, line for line',
    )
    .addHelpText('after', ja ? helpJa : helpEn)
    .action(async () => {
      const [{ runFilter }, { pairFilter }] = await Promise.all([
        import('../filter/run.js'),
        import('../filter/pairs.js'),
      ]);
      const filter = pairFilter();
      const { bad, gone } = await runFilter(shell, filter.judge);
      shell.setStatus(gone ? 0 : bad > 0 ? 2 : filter.toRecheck() > 0 ? 1 : 0);
    });
}

const helpJa = `
例:
  printf '%s\\n' '{"id":"1","a":{"nameKanji":"渡邉 一郎"},"b":{"nameKanji":"渡辺一郎"}}' | totsugo compare

1行に {"id":…,"a":レコード,"b":レコード}（UTF-8、改行はLF）。source がなければ a を住基、b を保険者とみなします。
日付は読み方が1通りに決まる書き方なら何でも、性別は 1/2/3、男/女、male/female。読めない行（空行も）は
{"id":…,"error":{"code":…,"message":…}} となり、続きは処理します。

終了コード: 0 確認対象なし / 1 区分B・Cの判定あり / 2 読めない行があった`;

const helpEn = `
Examples:
  printf '%s\\n' '{"id":"1","a":{"nameKanji":"渡邉 一郎"},"b":{"nameKanji":"渡辺一郎"}}' | totsugo compare

Each line is {"id":…,"a":record,"b":record} (UTF-8, ended by LF). Where "source" is absent, a is municipal and b insurer.
Dates may be in any notation that has one reading, the sex 1/2/3, 男/女 or male/female. A line that cannot be read, a
blank one too, becomes {"id":…,"error":{"code":…,"message":…}}, and the filter goes on.

Exit status: 0 nothing to recheck / 1 verdicts of grade B or C / 2 a line could not be read`;
