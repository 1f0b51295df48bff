// Preloaded into a night (`node --import`): kills it right before a certain call on the file system, or right after it, which
// time alone seldom hits. TOTSUGO_KILL names when, the function and a part of a path: `before:renameSync:.csv`;
// TOTSUGO_SIGNAL another signal.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const [when, name = '', part = ''] = (process.env.TOTSUGO_KILL ?? '').split(':');
const original = fs[name];
if (isMainThread && original) {
  const kill = () => process.kill(process.pid, process.env.TOTSUGO_SIGNAL ?? 'SIGKILL');
  fs[name] = (...args) => {
    const meant = args.some((arg) => typeof arg === 'string' && arg.includes(part));
    if (meant && when === 'before') kill();
    const result = original(...args);
    if (meant && when === 'after') kill();
    return result;
  };
  syncBuiltinESMExports();
}
