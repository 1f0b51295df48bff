/** Lines of text files of any size, and the cells of CSV lines. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { TotsugoError } from '../errors.js';

/**
 * The lines of a UTF-8 file, without their ends.
 *
 * @throws TotsugoError FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, 'utf8');
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
      reject(new TotsugoError(code, { file, reason: error.code ?? '' }));
    });
  });
  failed.catch(() => {});
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await Promise.race([lines.next(), failed]);
    if (done) break;
    yield value;
  }
  await Promise.race([failed, Promise.resolve()]);
}

/** The cells of one CSV line, none where its quotes are wrong; only a line with quotes needs the parser. */
export function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  try {
    return (parse(line, { relax_column_count: true }) as string[][])[0] ?? [];
  } catch {
    return [];
  }
}
