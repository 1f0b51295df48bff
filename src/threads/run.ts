/** Runs tasks on a number of threads and hands every packet to the one that writes. */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, TotsugoError } from '../errors.js';
import { type Packet, packetsOf, type Task } from './tasks.js';

type Message =
  | { readonly packet: Packet }
  | { readonly done: true }
  | { readonly failed: { code: ErrorCode; params: Record<string, string> } };

/**
 * A thread holds its tables and one packet: well under half of this. The limit is for the collector, which lets garbage pile up
 * in proportion to it.
 */
const maxOldGenerationSizeMb = 256;

/**
 * Does the tasks, each by one thread, several at a time. The packets of a task come in order; those of different tasks
 * come as they may, so that nothing may depend on their order. With one thread all is done here, without a worker.
 * @throws TotsugoError of a task; THREAD_DIED where a thread ended without a word
 */
export async function runTasks(
  tasks: readonly Task[],
  threads: number,
  consume: (packet: Packet) => void,
): Promise<void> {
  if (threads <= 1) {
    for (const task of tasks) {
      for (const packet of packetsOf(task)) {
        consume(packet);
        // A moment for signals, which threads would leave.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    return;
  }
  const hands = Math.min(threads, tasks.length);
  const shares = Array.from({ length: hands }, (_, hand) => tasks.filter((__, at) => at % hands === hand));
  const workers: Worker[] = [];
  try {
    await Promise.all(shares.map((share) => runThread(share, consume, workers)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function runThread(tasks: readonly Task[], consume: (packet: Packet) => void, workers: Worker[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: { tasks, waiting },
      resourceLimits: { maxOldGenerationSizeMb },
    });
    workers.push(worker);
    let done = false;
    worker.on('message', (message: Message) => {
      try {
        if ('done' in message) {
          done = true;
          return;
        }
        if ('failed' in message) throw new TotsugoError(message.failed.code, message.failed.params);
        consume(message.packet);
        Atomics.sub(waiting, 0, 1);
        Atomics.notify(waiting, 0);
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', reject);
    worker.on('exit', (status) =>
      done && status === 0 ? resolve() : reject(new TotsugoError('THREAD_DIED', { status })),
    );
  });
}
