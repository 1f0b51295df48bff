// The program's commands in this process: what is built in dist/, with streams of its own.
import { PassThrough, Readable } from 'node:stream';
import { CommanderError } from 'commander';
import { named, TotsugoError } from '../../dist/errors.js';
import { buildProgram } from '../../dist/program.js';

/**
 * Runs one command line as `totsugo` does. An error that the program does not name is thrown on: it is a defect.
 * Example: `await run(['normalize'], { stdin: '{"nameKanji":"…"}' })` gives `{ status: 0, stdout, stderr, code: null }`.
 */
export async function run(args, { stdin = '', lang = 'en', home = '' } = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const heard = Promise.all([stdout, stderr].map((stream) => stream.toArray()));
  let status = 0;
  let code = null;
  const shell = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    env: { HOME: home, XDG_CONFIG_HOME: home },
    lang,
    setStatus: (value) => {
      status = value;
    },
  };
  let defect = null;
  try {
    await buildProgram(shell).parseAsync(['node', 'totsugo', ...args]);
  } catch (thrown) {
    // As in cli.ts: what neither of the two names would be reported as an unexpected error.
    const error = named(thrown);
    if (error instanceof CommanderError) status = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof TotsugoError) {
      status = 2;
      code = error.code;
      stderr.write(`totsugo: ${error.text(lang)} [${error.code}]\n`);
    } else defect = error;
  }
  stdout.end();
  stderr.end();
  const [out, err] = (await heard).map((chunks) =>
    Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))).toString('utf8'),
  );
  if (defect) throw defect;
  return { status, code, stdout: out, stderr: err };
}
