/** A chunk of lines, of which an earlier reading knows some, taken apart into what is known and what is to be read. */
import type { ChunkLines } from './line-digest.js';
import type { LineChunk } from './lines.js';

/** Lines that follow each other and are rows of an earlier reading. */
interface KnownPart {
  readonly lines: number[];
  readonly known: number[];
}

/** The parts of a chunk in their order; the whole chunk where nothing of it is known. */
export function* partsOf(
  chunk: LineChunk,
  lines: ChunkLines | null,
  known: ((digest: number) => number) | undefined,
): Generator<KnownPart | LineChunk> {
  if (!lines || !known) {
    yield chunk;
    return;
  }
  const { count, starts, digests } = lines;
  let unread = 0;
  let part: KnownPart = { lines: [], known: [] };
  const toRead = (to: number): LineChunk => ({
    ...chunk,
    bytes: chunk.bytes.subarray(starts[unread], starts[to]),
    byteOffset: chunk.byteOffset + (starts[unread] as number),
    line: chunk.line + unread,
    final: true,
  });
  for (let at = 0; at < count; at += 1) {
    const row = known(digests[at] as number);
    if (row > 0) {
      if (unread < at) yield toRead(at);
      unread = at + 1;
      part.known.push(row);
      part.lines.push(chunk.line + at);
    } else if (part.known.length > 0) {
      yield part;
      part = { lines: [], known: [] };
    }
  }
  if (part.known.length > 0) yield part;
  if (unread < count) yield toRead(count);
}
