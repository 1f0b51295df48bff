// Does a range of cases in a process of its own, and tells its parent before and after each one.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from './kinds/index.js';
import { randomOf } from './random.js';

const told = (message) => new Promise((resolve) => process.send(message, resolve));

async function one(index, { seed, kind, folder }) {
  const random = randomOf(seed, index);
  const { name, run } = random.weighted(kind ? kinds.filter((one) => one.name === kind) : kinds);
  const own = join(folder, `case-${index}`);
  mkdirSync(own, { recursive: true });
  process.chdir(own);
  const started = performance.now();
  try {
    const result = await run(random, { folder: own });
    return { kind: name, ...result, milliseconds: performance.now() - started };
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: name, failed, milliseconds: performance.now() - started };
  } finally {
    process.chdir(folder);
    rmSync(own, { recursive: true, force: true });
  }
}

// Without its parent nobody watches it.
process.once('disconnect', () => process.exit());
process.once('message', async (work) => {
  process.chdir(work.folder);
  for (let index = work.from; index < work.to; index++) {
    await told({ began: index });
    await told({ index, ...(await one(index, work)), rss: process.memoryUsage.rss() });
  }
  process.disconnect();
});
