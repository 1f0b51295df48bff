// Preloaded into a program (`node --import`): kills it right before a certain call on the file system, or right after it, which
// time alone seldom hits. TOTSUGO_KILL names when, the function and a part of a path: `before:renameSync:.csv`;
// `before:prepare:INSERT INTO candidate` is the database preparing a statement. TOTSUGO_SIGNAL names another signal.
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const [when, name = '', part = ''] = (process.env.TOTSUGO_KILL ?? '').split(':');
// Of the module's own, which src/ imports as the same object.
const owner = name === 'prepare' ? createRequire(import.meta.url)('better-sqlite3').prototype : fs;
const original = owner[name];
if (isMainThread && original) {
  const kill = () => process.kill(process.pid, process.env.TOTSUGO_SIGNAL ?? 'SIGKILL');
  owner[name] = function (...args) {
    const meant = part === '' || args.some((arg) => typeof arg === 'string' && arg.includes(part));
    if (meant && when === 'before') kill();
    const result = original.apply(this, args);
    if (meant && when === 'after') kill();
    return result;
  };
  syncBuiltinESMExports();
}
