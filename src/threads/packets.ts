/** Does tasks; what a task of one kind needs is loaded where there is one. */
import { buffersOf } from '../store/row-packet.js';
import type { ClosedCasesPacket, ClosedTask } from './closed-cases.js';
import type { JudgePacket, JudgeTask } from './judge.js';
import type { ReadPacket, ReadTask } from './read-side.js';

export type Task = ReadTask | JudgeTask | ClosedTask;
export type Packet = ReadPacket | JudgePacket | ClosedCasesPacket;

/** Does one task. The same packets in the same order wherever it runs. */
export async function packetsOf(task: Task): Promise<Generator<Packet>> {
  switch (task.kind) {
    case 'read':
      return (await import('./read-side.js')).readSide(task);
    case 'judge':
      return (await import('./judge.js')).judge(task);
    case 'closed':
      return (await import('./closed-cases.js')).closedCases(task);
  }
}

/** The memory that a packet leaves to whoever takes it: bytes are handed over, not copied. */
export function handedOver(packet: Packet): ArrayBuffer[] {
  if (packet.kind === 'read') return buffersOf(packet.rows);
  if (packet.kind !== 'closed') return [];
  return [packet.block?.csv, packet.block?.ndjson].flatMap((lines) => (lines ? [lines.bytes.buffer] : []));
}
