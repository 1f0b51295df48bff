/** `totsugo runs`: the stored runs; `runs diff A B`: which cases came, went and changed. */
import type { Command } from 'commander';
import type { Shell } from './shell.js';

export interface RunsFlags {
  readonly db: string;
  readonly keyFile?: string;
  readonly json?: boolean;
}

export function defineRuns(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  const common = (command: Command) =>
    command
      .option('--db <path>', t('データベース', 'database'), './totsugo.db')
      .option('--key-file <path>', t('データベースの鍵ファイル', 'key file of the database'))
      .option('--json', t('1行1件のJSONで出す', 'a JSON object a line'));
  const runs = common(program.command('runs').description(t('保存した突合の一覧', 'lists the stored runs')));
  runs.action(async (flags: RunsFlags) => {
    const { listing } = await import('./runs-run.js');
    await listing(flags, shell);
  });
  common(
    runs
      .command('diff')
      .description(
        t('2回の突合の間に増えた・消えた・変わった事例', 'the cases that came, went and changed between two runs'),
      ),
  )
    .argument('<before>', t('前の突合番号', 'the earlier run'))
    .argument('<after>', t('後の突合番号', 'the later run'))
    .action(async (before: string, after: string, _: RunsFlags, command: Command) => {
      const { difference } = await import('./runs-run.js');
      await difference(before, after, command.optsWithGlobals<RunsFlags>(), shell);
    });
}
