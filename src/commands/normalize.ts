/** `totsugo normalize`: NDJSON records in, canonical records out, line for line. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';

export function defineNormalize(program: Command, shell: Shell): void {
  const ja = shell.lang === 'ja';
  program
    .command('normalize')
    .description(
      ja
        ? 'NDJSONのレコードを標準入力から読み、正規化したレコードを1行ずつ標準出力に出す'
        : 'filter: NDJSON records in, normalized records out, line for line',
    )
    .addHelpText('after', ja ? helpJa : helpEn)
    .action(async () => {
      const [{ runFilter }, { readRecordLine, withoutNumbers }, { normalizeRecord, toRecord }, { defaultConventions }] =
        await Promise.all([
          import('../filter/run.js'),
          import('../filter/record.js'),
          import('../judge/normalize.js'),
          import('../judge/policy.js'),
        ]);
      const { bad, gone } = await runFilter(shell, (text) =>
        JSON.stringify(withoutNumbers(toRecord(normalizeRecord(readRecordLine(text), defaultConventions)))),
      );
      shell.setStatus(bad > 0 && !gone ? 2 : 0);
    });
}

const helpJa = `
例:
  totsugo normalize < records.ndjson > normalized.ndjson

1行に1レコード（UTF-8、改行はLF）。個人番号は ********9018 の形で出ます。読めない行（空行も）は
{"id":…,"error":{"code":…,"message":…}} となり、続きは処理します。

終了コード: 0 完了 / 2 読めない行があった`;

const helpEn = `
Examples:
  totsugo normalize < records.ndjson > normalized.ndjson

One record a line (UTF-8, ended by LF). Individual Numbers come out as ********9018. A line that cannot be read, a blank
one too, becomes {"id":…,"error":{"code":…,"message":…}}, and the filter goes on.

Exit status: 0 done / 2 a line could not be read`;
