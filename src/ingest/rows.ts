/**
 * Chunks of whole lines → rows. A chunk is read at once where every line stands for itself (no quoted field goes over a
 * line end, every byte is valid): rows and lines then correspond one to one. Where something is quoted csv-parse reads it.
 * Any other chunk is read line by line in broken-lines.ts, so that a broken row is rejected alone.
 */
import { readBrokenChunk } from './broken-lines.js';
import { parseRows, type RowChunk, type RowFault, type RowFormat, splitRows } from './csv.js';
import { quotesClose } from './line-digest.js';
import type { LineChunk } from './lines.js';

/** The rows of a chunk whose lines all stand for themselves; null where one does not. */
function parseWhole(chunk: LineChunk, format: RowFormat): string[][] | null {
  if (chunk.bytes.length > format.maxRowBytes) return null;
  const text = format.charset.decode(chunk.bytes);
  if (text === null || text.includes('\0')) return null;
  if (!text.includes('"')) return splitRows(text, format.delimiter);
  const utf8 = Buffer.from(text);
  return quotesClose(utf8) ? parseRows(utf8, format.delimiter) : null;
}

/**
 * Reads a chunk's rows. Blank lines are no rows; lines are still counted.
 * Example: `a,b\n\n1,2,3\n` with two columns gives the row a,b on line 1 and COLUMN_COUNT on line 3.
 */
export function readRows(chunk: LineChunk, format: RowFormat): RowChunk {
  const all = parseWhole(chunk, format);
  if (all === null) return readBrokenChunk(chunk, format);
  const rows: string[][] = [];
  const lines: number[] = [];
  const faults: RowFault[] = [];
  for (let index = 0; index < all.length; index++) {
    const row = all[index] as string[];
    const line = chunk.line + index;
    if (row.length === format.columns || (format.columns === 0 && !(row.length === 1 && row[0] === ''))) {
      rows.push(row);
      lines.push(line);
    } else if (row.length > 1 || row[0] !== '') {
      faults.push({ code: 'COLUMN_COUNT', line });
    }
  }
  return { rows, lines, faults, consumed: chunk.bytes.length, consumedLines: all.length };
}
