// Preloaded into a night (`node --import`): kills it right before a certain call on the file system, or right after it, which
// time alone seldom hits. TOTSUGO_KILL names when, the function and the end of a path: `before:renameSync:.csv`.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const [when, name = '', end = ''] = (process.env.TOTSUGO_KILL ?? '').split(':');
const original = fs[name];
if (isMainThread && original) {
  const kill = () => process.kill(process.pid, 'SIGKILL');
  fs[name] = (...args) => {
    const meant = args.some((arg) => typeof arg === 'string' && arg.endsWith(end));
    if (meant && when === 'before') kill();
    const result = original(...args);
    if (meant && when === 'after') kill();
    return result;
  };
  syncBuiltinESMExports();
}
