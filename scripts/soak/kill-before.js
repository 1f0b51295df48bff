// Preloaded into a night (`node --import`): kills it right before a certain call on the file system, which time alone
// seldom hits. TOTSUGO_KILL names the function, the end of a path and which call of that kind: `renameSync:.csv:2`.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const [name = '', end = '', nth = '1'] = (process.env.TOTSUGO_KILL ?? '').split(':');
const original = fs[name];
if (isMainThread && original) {
  let left = Number(nth);
  fs[name] = (...args) => {
    if (args.some((arg) => typeof arg === 'string' && arg.endsWith(end)) && --left === 0)
      process.kill(process.pid, 'SIGKILL');
    return original(...args);
  };
  syncBuiltinESMExports();
}
