/** Has the closed cases of a run written out by threads, several ranges at a time, and hands the blocks over in the order of the input. */
import type { ClosedAsked, ClosedBlock } from '../report/closed-blocks.js';
import type { ClosedTask } from './closed-cases.js';
import type { Threads } from './run.js';

export interface ClosedOfRun extends Pick<ClosedTask, 'db' | 'keyFile' | 'run'> {
  /** Rows of the insurer's side: none of its cases begins at a later one. */
  readonly rows: number;
  /** Rows of a range; absent: some thousand closed cases, so that a thread that is ahead waits for a moment only. */
  readonly rangeRows?: number;
}

const rowsAtOnce = 16_384;

/**
 * One thread fewer than there are works: the one that writes has the cases to recheck to do meanwhile.
 * @throws TotsugoError of a thread; THREAD_DIED
 */
export async function closedInOrder(
  threads: Threads,
  { rows, rangeRows = rowsAtOnce, ...of }: ClosedOfRun,
  asked: ClosedAsked,
  take: (block: ClosedBlock) => void,
): Promise<void> {
  const ranges = Array.from({ length: Math.ceil(rows / rangeRows) }, (_, place) => {
    const from = place * rangeRows + 1;
    return { place, from, to: from + rangeRows };
  });
  const hands = Math.max(1, Math.min(threads.count - 1, ranges.length));
  const tasks = Array.from({ length: hands }, (_, hand) => ({
    kind: 'closed' as const,
    ...of,
    ranges: ranges.filter(({ place }) => place % hands === hand),
    asked,
  }));
  const turns = turnsOf();
  await threads.run(tasks, async (packet) => {
    if (packet.kind !== 'closed') return;
    await turns.of(packet.place);
    if (packet.block) take(packet.block);
    else turns.next();
  });
}

/** Whose turn it is, from place 0 on. */
function turnsOf(): { readonly of: (place: number) => Promise<void>; readonly next: () => void } {
  const waiting = new Map<number, () => void>();
  let now = 0;
  return {
    of: (place) => (place === now ? Promise.resolve() : new Promise((resolve) => waiting.set(place, resolve))),
    next() {
      now += 1;
      waiting.get(now)?.();
      waiting.delete(now);
    },
  };
}
