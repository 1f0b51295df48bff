/** The commander program: every command with its help. Building it loads no room; a command loads its own when it runs. */
import { Command, Option } from 'commander';
import { defineAudit } from './commands/audit.js';
import { defineCompare } from './commands/compare.js';
import { defineDecisions } from './commands/decisions.js';
import { defineDoctor } from './commands/doctor.js';
import { defineEvaluate } from './commands/evaluate.js';
import { defineExplain } from './commands/explain.js';
import { helpIn } from './commands/help.js';
import { defineKey } from './commands/key.js';
import { defineNormalize } from './commands/normalize.js';
import { defineProfile } from './commands/profile.js';
import { definePurge } from './commands/purge.js';
import { defineRecheck } from './commands/recheck.js';
import { defineReport } from './commands/report.js';
import { defineReview } from './commands/review.js';
import { defineRuns } from './commands/runs.js';
import type { Shell } from './commands/shell.js';
import { defineSynthesize } from './commands/synthesize.js';
import { usageText } from './commands/usage-text.js';
import { TotsugoError } from './errors.js';
import { version } from './version.js';

export function buildProgram(shell: Shell): Command {
  const ja = shell.lang === 'ja';
  const program = new Command('totsugo')
    .description(
      ja
        ? '個人番号で紐付けた保険者の加入者と住民基本台帳の住民が同じ人かを1件ずつ突き合わせ、違いの理由と確認一覧を出します。'
        : 'Rechecks, one by one, that the person an insurer enrolled under an Individual Number is the person whom the resident register holds under it.',
    )
    .version(version(), '-V, --version', ja ? 'バージョンを表示する' : 'output the version number')
    .addOption(
      new Option('--lang <ja|en>', ja ? '表示と一覧の言語' : 'language of messages and reports').choices(['ja', 'en']),
    )
    .option('--operator <name>', ja ? '作業者の名前や職員番号（監査ログに残す）' : 'who is at work, for the audit log')
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      outputError: (text, write) => write(`totsugo: ${usageText(text, shell.lang)}\n`),
    })
    .exitOverride();
  helpIn(shell.lang, program);
  const define = [
    defineRecheck,
    defineReport,
    defineReview,
    defineRuns,
    defineDecisions,
    defineExplain,
    defineProfile,
    defineNormalize,
    defineCompare,
    defineSynthesize,
    defineEvaluate,
    defineAudit,
    defineKey,
    definePurge,
    defineDoctor,
  ];
  for (const add of define) add(program, shell);
  // Only here, and after the commands were defined: they inherit it.
  program.allowExcessArguments().addHelpText('after', where(ja));
  program.action(() => {
    const [name] = program.args;
    if (name !== undefined) {
      const names = program.commands.map((command) => command.name()).join(' ');
      throw new TotsugoError('COMMAND_UNKNOWN', { name: name.replace(/\d{12,}/g, '************'), names });
    }
    shell.stdout.write(`${program.helpInformation()}${where(ja)}\n`);
  });
  return program;
}

/** Where to begin, for somebody who typed `totsugo` alone. */
const where = (ja: boolean): string =>
  ja
    ? `
はじめに:
  totsugo profile check juki-standard 住基.csv        住基のCSVがどう読まれるかを見る
  totsugo profile check kanyusha-standard 加入者.csv  加入者のCSVがどう読まれるかを見る
  totsugo recheck --municipal 住基.csv --insurer 加入者.csv
                                                      突合し、totsugo-out に一覧を出す`
    : `
Where to begin:
  totsugo profile check juki-standard register.csv         see how the register export is read
  totsugo profile check kanyusha-standard enrolments.csv   see how the enrolment export is read
  totsugo recheck --municipal register.csv --insurer enrolments.csv
                                                           recheck, and write the lists to totsugo-out`;
