/** `totsugo evaluate`: a run's findings against the truth of a made city. */
import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import type { Evaluation } from '../evaluate/index.js';
import type { Shell } from './shell.js';

interface EvaluateFlags {
  readonly findings: string;
  readonly truth: string;
  readonly json?: boolean;
  readonly html?: string;
  readonly baselines?: boolean;
  readonly municipal?: string[];
  readonly insurer?: string[];
}

export function defineEvaluate(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  program
    .command('evaluate')
    .description(
      t(
        '突合の結果を正解と比べる（見逃し・誤検出・確認の負担、95%信頼区間つき）',
        "holds a run's findings against a truth: missed, false, burden, with 95 % intervals",
      ),
    )
    .requiredOption('--findings <dir>', t('recheck の出力先フォルダー', 'folder that recheck wrote'))
    .requiredOption('--truth <dir>', t('truth.csv のあるフォルダー', 'folder of truth.csv'))
    .option('--json', t('JSONで出力', 'JSON instead of a table'))
    .option('--html <file>', t('図表つきのHTMLにも書き出す', 'writes a page with tables and plots besides'))
    .option(
      '--baselines',
      t(
        '単純な方法2つとも比べる（--municipal と --insurer が必要）',
        'beside two baselines (needs --municipal and --insurer)',
      ),
    )
    .option('--municipal <file...>', t('住民基本台帳のCSV', 'exports of the register'))
    .option('--insurer <file...>', t('保険者のCSV', 'exports of the insurers'))
    .addHelpText(
      'after',
      t(
        '\n例:\n  totsugo synthesize --people 10000 --out city\n  totsugo recheck --municipal city/municipal.csv --municipal-profile city/municipal-profile.yaml --insurer city/insurer.csv\n  totsugo evaluate --findings totsugo-out --truth city --baselines --municipal city/municipal.csv --insurer city/insurer.csv',
        '\nExample:\n  totsugo synthesize --people 10000 --out city\n  totsugo recheck --municipal city/municipal.csv --municipal-profile city/municipal-profile.yaml --insurer city/insurer.csv\n  totsugo evaluate --findings totsugo-out --truth city --baselines --municipal city/municipal.csv --insurer city/insurer.csv',
      ),
    )
    .action((flags: EvaluateFlags) => run(flags, shell));
}

async function run(flags: EvaluateFlags, shell: Shell): Promise<void> {
  const [{ evaluate }, { evaluationText }, { TotsugoError }] = await Promise.all([
    import('../evaluate/index.js'),
    import('./evaluate-text.js'),
    import('../errors.js'),
  ]);
  const { municipal, insurer } = flags;
  if (flags.baselines && !(municipal && insurer)) {
    const option = municipal ? '--insurer' : '--municipal';
    throw new TotsugoError('OPTION_MISSING', {
      option,
      example: `${option} ${municipal ? 'insurer' : 'municipal'}.csv`,
    });
  }
  const baselines = flags.baselines && municipal && insurer ? { municipal, insurer } : undefined;
  const result = await evaluate({ findings: flags.findings, truth: flags.truth, baselines });
  if (flags.html !== undefined) await writePage(flags.html, result, shell);
  shell.stdout.write(flags.json ? `${JSON.stringify(result)}\n` : evaluationText(result, shell.lang));
  shell.setStatus(0);
}

/** Writes the page for its owner alone. */
async function writePage(file: string, result: Evaluation, shell: Shell): Promise<void> {
  const [{ evaluationPage }, { evaluateWords }, { openReport }, { TotsugoError }] = await Promise.all([
    import('./evaluate-page.js'),
    import('./evaluate-words.js'),
    import('../report/file.js'),
    import('../errors.js'),
  ]);
  try {
    const page = openReport(dirname(file), basename(file));
    page.write(evaluationPage(result, shell.lang));
    page.finish();
    page.publish();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw new TotsugoError('OUTPUT_UNWRITABLE', { dir: file, reason });
  }
  shell.stderr.write(`${evaluateWords[shell.lang].written(file)}\n`);
}
