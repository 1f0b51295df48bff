/** Runs a filter: one line out for each line in, in order, no more in memory than the lines of one chunk. */
import { TotsugoError } from '../errors.js';
import { readLines } from './lines.js';

/** What a filter needs of the process. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly lang: 'ja' | 'en';
}

/** How many lines could not be read, and whether the reader went away before the end. */
export interface FilterResult {
  readonly bad: number;
  readonly gone: boolean;
}

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
 * gone (EPIPE), as any filter before `head` should.
 */
export async function runFilter(streams: Streams, filter: LineFilter): Promise<FilterResult> {
  let bad = 0;
  // Told again by the write itself; without a listener the event alone would end the process.
  streams.stdout.on('error', () => {});
  for await (const lines of readLines(streams.stdin as AsyncIterable<Uint8Array | string>)) {
    let out = '';
    for (const line of lines) {
      const result = typeof line === 'string' ? attempt(filter, line) : line;
      if (typeof result !== 'string') bad += 1;
      out += typeof result === 'string' ? `${result}\n` : `${errorLine(result, streams.lang)}\n`;
    }
    if ((await write(streams.stdout, out)) === 'gone') return { bad, gone: true };
  }
  return { bad, gone: false };
}

function attempt(filter: LineFilter, line: string): string | TotsugoError {
  try {
    return filter(line);
  } catch (error) {
    if (error instanceof TotsugoError) return error;
    throw error;
  }
}

function errorLine(error: TotsugoError, lang: Streams['lang']): string {
  const id = error instanceof LineError ? error.id : null;
  return JSON.stringify({ id, error: { code: error.code, message: error.text(lang) } });
}

/** Writes and waits until the reader has taken it. */
function write(stream: NodeJS.WritableStream, text: string): Promise<'taken' | 'gone'> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error?: NodeJS.ErrnoException | null) => {
      if (!error) resolve('taken');
      else if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') resolve('gone');
      else reject(error);
    });
  });
}
