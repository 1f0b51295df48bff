import { PassThrough, Readable } from 'node:stream';
import { Command } from 'commander';
import type { Shell } from '../../src/commands/shell.js';
import { TotsugoError } from '../../src/errors.js';

export interface CommandResult {
  readonly out: string;
  readonly status: number | null;
  /** The code of the error it ended by. */
  readonly error: string | null;
  readonly message: string;
  /** What it said on stderr. */
  readonly said: string;
}

interface Setting {
  readonly lang?: 'ja' | 'en';
  readonly stdin?: readonly (string | Uint8Array)[];
  readonly tty?: { readonly columns: number };
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one command in this process, with its own streams. */
export async function runCommand(
  define: (program: Command, shell: Shell) => void,
  args: readonly string[],
  setting: Setting = {},
): Promise<CommandResult> {
  const stdout = Object.assign(new PassThrough(), setting.tty ? { isTTY: true, columns: setting.tty.columns } : {});
  const heard = stdout.toArray();
  const stderr = new PassThrough();
  let status: number | null = null;
  const shell: Shell = {
    stdin: Readable.from((setting.stdin ?? []).map((chunk) => Buffer.from(chunk))),
    stdout,
    stderr,
    env: setting.env ?? {},
    lang: setting.lang ?? 'en',
    setStatus: (value) => {
      status = value;
    },
  };
  const program = new Command('totsugo').exitOverride();
  define(program, shell);
  let failure: TotsugoError | null = null;
  try {
    await program.parseAsync(['node', 'totsugo', ...args]);
  } catch (error) {
    if (!(error instanceof TotsugoError)) throw error;
    failure = error;
  }
  stdout.end();
  const out = Buffer.concat((await heard).map((chunk) => Buffer.from(chunk as Uint8Array))).toString('utf8');
  return {
    out,
    status,
    error: failure?.code ?? null,
    message: failure?.text(shell.lang) ?? '',
    said: String(stderr.read() ?? ''),
  };
}
