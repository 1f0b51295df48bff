/** Report files that are not whole yet: removed where a signal ends the process, or by the next run where nothing could. */
import { openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const unfinished = new Set<string>();
const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Makes a file that only its owner may read, and remembers it until `finished`. Throws what the file system throws.
 * @param flags as of `openSync`, such as `wx`
 */
export function openUnfinished(path: string, flags: string): number {
  begun(path);
  try {
    return openSync(path, flags, 0o600);
  } catch (error) {
    finished(path);
    throw error;
  }
}

/**
 * Remembers a file until `finished`. Only while there is one are signals caught: a caught signal waits for the work at
 * hand, and in the hours of a night without a report file nothing is lost by ending at once.
 */
function begun(path: string): void {
  if (unfinished.size === 0) for (const signal of Object.keys(signals)) process.on(signal, end);
  unfinished.add(path);
}

export function finished(path: string): void {
  if (!unfinished.delete(path) || unfinished.size > 0) return;
  for (const signal of Object.keys(signals)) process.off(signal, end);
}

/** Takes away the report files that are not whole, before the process ends. */
export function clearUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
}

function end(signal: NodeJS.Signals): void {
  clearUnfinished();
  process.exit(signals[signal as keyof typeof signals]);
}

/** The temporary name of a report while it is written. */
export const temporaryName = (dir: string, name: string): string => join(dir, `.${name}.${process.pid}.tmp`);

/** The name of lines that wait for their turn in a report (behind.ts). */
export const waitingName = (dir: string, name: string): string => join(dir, `.${name}.${process.pid}-waiting.tmp`);

/** Removes what processes that are no more left of a report: it holds what the report would have held. */
export function clearLeft(dir: string, name: string): void {
  for (const file of leftOf(dir, name)) rmSync(file, { force: true });
}

/** What processes that are no more left of a report under its temporary names. */
export function leftOf(dir: string, name: string): string[] {
  return readdirSync(dir)
    .filter((file) => {
      if (!file.startsWith(`.${name}.`)) return false;
      const pid = /^(\d+)(?:-waiting)?\.tmp$/.exec(file.slice(name.length + 2))?.[1];
      return pid !== undefined && !isAtWork(Number(pid));
    })
    .map((file) => join(dir, file));
}

/** Whether another process than this one has the id. */
function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
