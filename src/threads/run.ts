/** Runs tasks on a number of threads and hands every packet to the one that writes. */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, TotsugoError } from '../errors.js';
import { type Packet, packetsOf, type Task } from './packets.js';

type Message =
  | { readonly packet: Packet }
  | { readonly done: true }
  | { readonly failed: { code: ErrorCode; params: Record<string, string> } };

/**
 * A thread holds its tables, one packet and what it has read ahead: half of this. The limits are for the collector, which lets garbage
 * pile up in proportion to them. The small young generation costs an eighth of the time of a night of a million, and saves some 80 MB
 * with two threads: an office PC has more time at night than memory.
 */
const resourceLimits = { maxOldGenerationSizeMb: 80, maxYoungGenerationSizeMb: 24 };

type Consume = (packet: Packet) => void | Promise<void>;

/** The threads of one night: what one has loaded and compiled for a stage serves it in the next. */
export interface Threads {
  readonly count: number;
  /**
   * Does the tasks, each by one thread, several at a time. The packets of a task come in order; those of different tasks
   * come as they may, so that nothing may depend on their order. A thread whose packet has to wait (`consume` returns a promise)
   * soon waits as well.
   * @throws TotsugoError of a task; THREAD_DIED where a thread ended without a word
   */
  readonly run: (tasks: readonly Task[], consume: Consume) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Hand {
  readonly worker: Worker;
  /** Packets that were posted and not consumed yet. */
  readonly waiting: Int32Array<SharedArrayBuffer>;
}

/** Threads that start when there is work. With one, all is done here, without a worker. Close them in any case. */
export function openThreads(count: number): Threads {
  const hands: Hand[] = [];
  const close = async () => {
    await Promise.all(hands.splice(0).map(({ worker }) => worker.terminate()));
  };
  const shared = async (tasks: readonly Task[], consume: Consume) => {
    const wanted = Math.min(count, tasks.length);
    while (hands.length < wanted) hands.push(startHand());
    const share = (hand: number) => tasks.filter((_, at) => at % wanted === hand);
    try {
      await Promise.all(hands.slice(0, wanted).map((hand, at) => runBy(hand, share(at), consume)));
    } catch (error) {
      // The others go on otherwise, for nobody.
      await close();
      throw error;
    }
  };
  return { count, run: count <= 1 ? runHere : shared, close };
}

async function runHere(tasks: readonly Task[], consume: Consume): Promise<void> {
  for (const task of tasks) {
    for (const packet of await packetsOf(task)) {
      await consume(packet);
      // A moment for signals, which threads would leave.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

function startHand(): Hand {
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  const url = new URL('./worker.js', import.meta.url);
  return { waiting, worker: new Worker(url, { workerData: { waiting }, resourceLimits }) };
}

function runBy({ worker, waiting }: Hand, tasks: readonly Task[], consume: Consume): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    let before = Promise.resolve();
    worker.on('message', (message: Message) => {
      before = before.then(() => taken(message));
      before.catch(reject);
    });
    const taken = async (message: Message): Promise<void> => {
      if ('done' in message) return resolve();
      if ('failed' in message) throw new TotsugoError(message.failed.code, message.failed.params);
      await consume(message.packet);
      Atomics.sub(waiting, 0, 1);
      Atomics.notify(waiting, 0);
    };
    worker.on('error', reject);
    worker.on('exit', (status) => reject(new TotsugoError('THREAD_DIED', { status })));
    worker.postMessage(tasks);
  });
}
