/** totsugo synthesize: writes a labelled city from a seed. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Shell } from './shell.js';

interface Options {
  readonly people: number;
  readonly seed: string;
  readonly out: string;
  readonly rates?: string;
  readonly mix: '2023' | 'even';
  readonly encoding: 'cp932' | 'utf-8';
}

const texts = {
  ja: {
    done: (people: number, rows: number, dir: string) =>
      `住民 ${people} 人、加入者 ${rows} 件を ${dir} に作成しました（すべて架空）。`,
    missing: (kinds: string) => `小さな町のため、植え込めなかった誤りがあります：${kinds}`,
    next: '次に：',
  },
  en: {
    done: (people: number, rows: number, dir: string) =>
      `Made ${people} residents and ${rows} enrolments in ${dir} (nobody of them exists).`,
    missing: (kinds: string) => `Too small a town for some faults: ${kinds}`,
    next: 'Next:',
  },
} as const;

function positive(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('1–999999999');
  return Number(text);
}

export function defineSynthesize(program: Command, shell: Shell): void {
  const t = (ja: string, en: string) => (shell.lang === 'ja' ? ja : en);
  program
    .command('synthesize')
    .description(
      t(
        '架空の町のデータ（住民・加入者）とその正解を作る',
        'writes a labelled city: two exports and their truth, from a seed',
      ),
    )
    .requiredOption('--people <n>', t('住民の人数', 'residents'), positive)
    .requiredOption('--out <dir>', t('出力先フォルダー', 'folder to write into'))
    .option('--seed <text>', t('同じ値なら同じデータになる', 'the same seed gives the same bytes'), 'totsugo')
    .option('--rates <file>', t('割合を変えるYAMLファイル', 'YAML that replaces any part of the built-in rates'))
    .addOption(
      new Option('--mix <name>', t('植え込む誤りの内訳', 'how planted mislinks are shared out'))
        .choices(['2023', 'even'])
        .default('2023'),
    )
    .addOption(
      new Option('--encoding <name>', t('CSVの文字コード', 'encoding of the exports'))
        .choices(['cp932', 'utf-8'])
        .default('cp932'),
    )
    .addHelpText(
      'after',
      t(
        '\n例:\n  totsugo synthesize --people 10000 --seed demo --out city',
        '\nExample:\n  totsugo synthesize --people 10000 --seed demo --out city',
      ),
    )
    .action((options: Options) => run(options, shell));
}

async function run(options: Options, shell: Shell): Promise<void> {
  const { synthesize } = await import('../synthesize/index.js');
  const text = texts[shell.lang];
  const rates = options.rates ? await readRates(options.rates) : undefined;
  const made = synthesize({ ...options, rates });
  shell.stderr.write(`${text.done(made.residents, made.enrolments, options.out)}\n`);
  const short = Object.entries(made.faults).filter(([, { planned, planted }]) => planted < planned);
  if (short.length > 0) shell.stderr.write(`${text.missing(short.map(([name]) => name).join(', '))}\n`);
  const insurers = made.insurers.join(' ');
  shell.stderr.write(
    `${text.next} totsugo recheck --municipal ${made.municipal} --municipal-profile ${made.profile} --insurer ${insurers} --as-of ${made.asOf}\n`,
  );
  shell.setStatus(0);
}

async function readRates(file: string) {
  const [{ readSettings }, { ownRates }] = await Promise.all([
    import('../settings/yaml-file.js'),
    import('../synthesize/rates.js'),
  ]);
  return readSettings(file, ownRates);
}
