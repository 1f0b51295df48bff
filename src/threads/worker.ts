/** A thread of a night: does its tasks one after the other and posts their packets, never far ahead of the main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { TotsugoError } from '../errors.js';
import { packetsOf, type Task } from './tasks.js';

/** Packets that may wait unread: enough that neither side stands still, few enough that memory stays flat. */
const ahead = 8;

const { tasks, waiting } = workerData as {
  readonly tasks: readonly Task[];
  readonly waiting: Int32Array<SharedArrayBuffer>;
};

try {
  for (const task of tasks) {
    for (const packet of packetsOf(task)) {
      parentPort?.postMessage({ packet });
      let unread = Atomics.add(waiting, 0, 1) + 1;
      while (unread >= ahead) {
        Atomics.wait(waiting, 0, unread);
        unread = Atomics.load(waiting, 0);
      }
    }
  }
  parentPort?.postMessage({ done: true });
} catch (error) {
  if (!(error instanceof TotsugoError)) throw error;
  parentPort?.postMessage({ failed: { code: error.code, params: error.params } });
}
