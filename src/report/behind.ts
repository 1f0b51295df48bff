/**
 * Lines that stand behind others of the same file, which are still being written: until those are, they wait in a file of their
 * own beside it, so that nobody waits for them and memory does not grow.
 */
import { closeSync, readSync, rmSync, writeSync } from 'node:fs';
import type { ReportFile } from './file.js';
import type { Lines } from './lines.js';
import { finished, openUnfinished } from './unfinished.js';

export interface Behind {
  readonly add: (lines: Lines) => void;
  /** The others are written: those that wait follow them, and what comes from now on goes there at once. */
  readonly begin: () => void;
  /** Takes away what still waits, where the file is not to be. */
  readonly discard: () => void;
}

/** Bytes that are copied at once. */
const atOnce = 1 << 20;

/** @param path of the file in which lines wait; it is made only where any has to */
export function behind(file: ReportFile, path: string): Behind {
  let fd: number | null = null;
  let length = 0;
  let turn = false;
  const discard = (): void => {
    if (fd === null) return;
    closeSync(fd);
    fd = null;
    rmSync(path, { force: true });
    finished(path);
  };
  return {
    discard,
    add(lines) {
      if (turn) return file.lines(lines);
      fd ??= openUnfinished(path, 'wx+');
      const { bytes } = lines;
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      length += bytes.length;
      file.counted(lines.rows);
    },
    begin() {
      turn = true;
      const bytes = Buffer.allocUnsafeSlow(Math.min(atOnce, length));
      for (let at = 0; fd !== null && at < length; ) {
        const read = readSync(fd, bytes, 0, bytes.length, at);
        if (read === 0) throw new Error('lines that waited for their turn are gone');
        file.writeBytes(bytes.subarray(0, read));
        at += read;
      }
      discard();
    },
  };
}
