/** A thread of a night: does the tasks it is given one after the other and posts their packets, never far ahead of the main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { TotsugoError } from '../errors.js';
import { handedOver, type Packet, packetsOf, type Task } from './packets.js';

/** Packets that may wait unread: enough that neither side stands still, few enough that memory stays flat. */
const ahead = 8;

const { waiting } = workerData as { readonly waiting: Int32Array<SharedArrayBuffer> };

parentPort?.on('message', async (tasks: readonly Task[]) => {
  try {
    for (const task of tasks) for (const packet of await packetsOf(task)) post(packet);
    parentPort?.postMessage({ done: true });
  } catch (error) {
    if (!(error instanceof TotsugoError)) throw error;
    parentPort?.postMessage({ failed: { code: error.code, params: error.params } });
  }
});

function post(packet: Packet): void {
  parentPort?.postMessage({ packet }, handedOver(packet));
  let unread = Atomics.add(waiting, 0, 1) + 1;
  while (unread >= ahead) {
    Atomics.wait(waiting, 0, unread);
    unread = Atomics.load(waiting, 0);
  }
}
