/** Input files: opened for reading or refused with what to do about it. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { TotsugoError } from '../errors.js';

export interface OpenFile {
  readonly fd: number;
  readonly size: number;
  readonly modified: number;
}

function fail(file: string, error: unknown): never {
  if (error instanceof TotsugoError) throw error;
  const reason = (error as NodeJS.ErrnoException).code;
  if (reason === undefined || reason.startsWith('ERR_')) throw error;
  if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new TotsugoError('FILE_NOT_FOUND', { file });
  if (reason === 'EISDIR') throw new TotsugoError('FILE_IS_DIRECTORY', { file });
  throw new TotsugoError('FILE_UNREADABLE', { file, reason });
}

/**
 * Opens a regular file. Pipes are refused: an input is read twice (its encoding
 * first), and its digest must be one that can be checked later.
 * Throws FILE_NOT_FOUND, FILE_IS_DIRECTORY, FILE_NOT_REGULAR, FILE_UNREADABLE.
 */
export function openInput(file: string): OpenFile {
  let fd: number;
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    fd = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return fail(file, error);
  }
  try {
    const status = fstatSync(fd);
    if (status.isDirectory()) throw new TotsugoError('FILE_IS_DIRECTORY', { file });
    if (!status.isFile()) throw new TotsugoError('FILE_NOT_REGULAR', { file });
    return { fd, size: status.size, modified: status.mtimeMs };
  } catch (error) {
    closeSync(fd);
    return fail(file, error);
  }
}

/** Runs something that reads the file, with its failures named. */
export function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return fail(file, error);
  }
}

/** Reads on from where the last call stopped. */
export const readOn = (file: string, fd: number) => (buffer: Buffer, at: number, length: number) =>
  reading(file, () => readSync(fd, buffer, at, length, null));
