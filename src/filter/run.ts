/** Runs a filter: one line out for each line in, in order, no more in memory than the lines of one chunk. */
import type { Shell } from '../commands/shell.js';
import { TotsugoError } from '../errors.js';
import { readLines } from './lines.js';

/** What a filter makes of one line: a line of JSON. It may throw a `TotsugoError` where the line is none it can read. */
export type LineFilter = (text: string) => string;

/** An error on a line, with the id of what stood there, where it could be read. */
export class LineError extends TotsugoError {
  readonly id: string | number | null;

  constructor(id: string | number | null, cause: TotsugoError) {
    super(cause.code, cause.params);
    this.id = id;
  }
}

/**
 * Feeds standard input through a filter to standard output. A line that cannot be read becomes
 * `{"id":…|null,"error":{"code","message"}}`, and the filter goes on. Waits where the reader is slow; ends quietly where it has
 * gone. Returns how many lines could not be read.
 */
export async function runFilter(shell: Shell, filter: LineFilter): Promise<{ readonly bad: number }> {
  let bad = 0;
  let gone = false;
  const onError = () => {
    gone = true;
  };
  shell.stdout.on('error', onError);
  try {
    for await (const lines of readLines(shell.stdin as AsyncIterable<Uint8Array | string>)) {
      let out = '';
      for (const line of lines) {
        const result = typeof line === 'string' ? attempt(filter, line) : line;
        if (typeof result !== 'string') bad += 1;
        out += typeof result === 'string' ? `${result}\n` : `${errorLine(result, shell.lang)}\n`;
      }
      if (!gone) await write(shell.stdout, out);
      if (gone) return { bad: 0 };
    }
  } finally {
    shell.stdout.off('error', onError);
  }
  return { bad };
}

function attempt(filter: LineFilter, line: string): string | TotsugoError {
  try {
    return filter(line);
  } catch (error) {
    if (error instanceof TotsugoError) return error;
    throw error;
  }
}

function errorLine(error: TotsugoError, lang: Shell['lang']): string {
  const id = error instanceof LineError ? error.id : null;
  return JSON.stringify({ id, error: { code: error.code, message: error.text(lang) } });
}

/** Writes and waits until the reader has taken it; a reader that has gone is told by the stream's own error event. */
function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}
