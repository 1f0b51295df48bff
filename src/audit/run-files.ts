/** Which files runs wrote, as the log noted them, and what has become of each. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import type { Entry } from './entry.js';

/**
 * `own` just as the run wrote it · `changed` by somebody since · `missing` not there any more · `replaced` by what another run
 * wrote under the same name.
 */
export type FileState = 'own' | 'changed' | 'missing' | 'replaced';

export interface RunFile {
  readonly file: string;
  readonly state: FileState;
}

/** The files that a run wrote, or every run (null): each path once, in the order they were first written. */
export function filesOf(entries: readonly Entry[], run: number | null): RunFile[] {
  const written = new Map<string, { run: number | undefined; sha256: string | undefined }>();
  const paths = new Set<string>();
  for (const entry of entries) {
    for (const { file, sha256 } of entry.outputs ?? []) {
      if (run === null || entry.run === run) paths.add(file);
      written.set(file, { run: entry.run, sha256 });
    }
  }
  return [...paths].map((file) => {
    const last = written.get(file);
    const digest = digestOf(file);
    if (digest === null) return { file, state: 'missing' };
    if (run !== null && last?.run !== run) return { file, state: 'replaced' };
    return { file, state: digest === last?.sha256 ? 'own' : 'changed' };
  });
}

const CHUNK = 1 << 20;

/** SHA-256 of a regular file, read in parts; null where there is none. */
export function digestOf(file: string): string | null {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  const fd = openSync(file, 'r');
  try {
    const hash = createHash('sha256');
    const part = Buffer.alloc(CHUNK);
    for (let read = readSync(fd, part); read > 0; read = readSync(fd, part)) hash.update(part.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(fd);
  }
}

/** Overwrites a file with zeros and deletes it. A disk that writes elsewhere instead (SSD, copy on write) may keep the old bytes. */
export function shred(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    const zeros = Buffer.alloc(CHUNK);
    for (let left = statSync(file).size, at = 0; left > 0; ) {
      const wrote = writeSync(fd, zeros, 0, Math.min(left, CHUNK), at);
      left -= wrote;
      at += wrote;
    }
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  rmSync(file);
}
