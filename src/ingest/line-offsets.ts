/** Where lines begin in a file: asked only for records that turn out to be rejects after they were read. */
import { closeSync } from 'node:fs';
import { charsetOf } from './charset.js';
import { openInput, readOn } from './input-file.js';
import type { InputPlan } from './inspect.js';

const blockBytes = 1024 * 1024;

/**
 * The byte offset of each of some lines of an inspected file (lines count from 1, given in ascending order).
 * @example lineOffsets(plan, [2]).get(2) // 62, the first byte after the header
 */
export function lineOffsets(plan: InputPlan, lines: readonly number[]): ReadonlyMap<number, number> {
  const charset = charsetOf(plan.encoding);
  const found = new Map<number, number>();
  const wanted = new Set(lines);
  const last = lines.at(-1) ?? 0;
  const { fd } = openInput(plan.path);
  const read = readOn(plan.path, fd);
  const block = Buffer.allocUnsafe(blockBytes);
  try {
    let line = 1;
    if (wanted.has(line)) found.set(line, plan.bom);
    for (let start = 0; line < last; start += blockBytes) {
      // Blocks are filled whole and even, so that a two-byte unit never lies across two of them.
      const filled = fill(read, block);
      for (let at = charset.lineEnd(block.subarray(0, filled), 0); at >= 0 && line < last; ) {
        line += 1;
        if (wanted.has(line)) found.set(line, start + at);
        at = charset.lineEnd(block.subarray(0, filled), at);
      }
      if (filled < blockBytes) break;
    }
    return found;
  } finally {
    closeSync(fd);
  }
}

function fill(read: (buffer: Buffer, at: number, length: number) => number, block: Buffer): number {
  let filled = 0;
  while (filled < block.length) {
    const got = read(block, filled, block.length - filled);
    if (got === 0) break;
    filled += got;
  }
  return filled;
}
