/** argv → command: the one owner of the process, its streams and its exit status. */
import { CommanderError } from 'commander';
import type { Shell } from './commands/shell.js';
import { named, TotsugoError } from './errors.js';
import { languageOf } from './language.js';
import { operatorOf } from './operator.js';
import { buildProgram } from './program.js';

// A reader that has seen enough (`totsugo … | head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  const refused = new TotsugoError('STDOUT_UNWRITABLE', { reason: error.code ?? '' });
  process.stderr.write(`totsugo: ${messageOf(refused)}\n`);
  process.exit(2);
});

const shell: Shell = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  lang: languageOf(process.argv, process.env),
  operator: operatorOf(process.argv, process.env),
  setStatus: (status) => {
    process.exitCode = status;
  },
  stopped: () =>
    new Promise((done) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
    }),
};

try {
  await buildProgram(shell).parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.exitCode = 2;
    // File names are what people typed; the room that knows numbers is loaded for a message alone.
    const { maskNumbers } = await import('./fields/individual-number/index.js');
    process.stderr.write(`totsugo: ${maskNumbers(messageOf(error))}\n`);
  }
}

/** What a person reads of an error: what happened and what to do, with its code; never a stack trace or a value. */
function messageOf(thrown: unknown): string {
  const error = named(thrown);
  if (error instanceof TotsugoError) return `${error.text(shell.lang)} [${error.code}]`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
  if (process.env.TOTSUGO_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return shell.lang === 'ja'
    ? `予期しないエラーで終了しました。途中の結果は残していません。もう一度実行しても同じなら、この表示を添えて開発元に報告してください。 [${code}]`
    : `Ended by an unexpected error; nothing half-done was kept. If it happens again, report it with this message. [${code}]`;
}
