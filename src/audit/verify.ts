/** Finds whatever was done to an audit log after it was written: entries changed, removed, reordered, appended, cut off. */
import type { Anchor } from '../store/audit.js';
import { genesis, hmacOf, isSealed } from './chain.js';

/** `store` the encrypted file · `text` the text log · `anchor` a head that was kept elsewhere. */
export type FaultPlace = 'store' | 'text' | 'anchor';

export type FaultKind = 'changed' | 'removed' | 'reordered' | 'appended' | 'truncated';

export interface Fault {
  readonly where: FaultPlace;
  readonly kind: FaultKind;
  /** The entry; of an appended line of text that has no number, null. */
  readonly seq: number | null;
  /** The last of several entries in a row. */
  readonly to?: number;
  /** Of a text, its line. */
  readonly line?: number;
  /** Of an anchor, where it was kept: `database`, `run 3`, `--head`. */
  readonly kept?: string;
}

/** A head that was kept elsewhere, and where. */
export interface KeptHead extends Anchor {
  readonly kept: string;
}

export interface LogRead {
  readonly rows: readonly { readonly seq: number; readonly line: string }[];
  readonly keys: ReadonlyMap<number, string>;
  /** The text log; null where it is gone. */
  readonly text: string | null;
  readonly heads: readonly KeptHead[];
}

export function faultsOf(log: LogRead): Fault[] {
  return [...storeFaults(log), ...textFaults(log), ...headFaults(log)];
}

interface Link {
  readonly seq: number;
  readonly epoch: number;
  readonly prev: string;
}

function linkOf(line: string): Link | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'seq' in value ? (value as Link) : null;
  } catch {
    return null;
  }
}

function* storeFaults({ rows, keys }: LogRead): Generator<Fault> {
  let last = 0;
  let prev = genesis;
  for (const { seq, line } of rows) {
    const missing = seq - last - 1;
    if (missing > 0) yield { where: 'store', kind: 'removed', seq: last + 1, ...(missing > 1 ? { to: seq - 1 } : {}) };
    const link = linkOf(line);
    const whole = link !== null && isSealed(line, keys.get(link.epoch) ?? '');
    if (!whole) yield { where: 'store', kind: 'changed', seq };
    else if (link.seq !== seq || (missing === 0 && link.prev !== prev))
      yield { where: 'store', kind: 'reordered', seq };
    last = seq;
    prev = hmacOf(line) ?? '';
  }
}

/** The text against the store: each line of the one is a line of the other, in the same order. */
function* textFaults({ rows, keys, text }: LogRead): Generator<Fault> {
  const ofLine = new Map(rows.map(({ seq, line }) => [line, seq]));
  const lines = (text ?? '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const unseen = new Set(rows.map(({ seq }) => seq));
  for (const line of lines) unseen.delete(ofLine.get(line) ?? -1);
  const seen = new Set<number>();
  let highest = 0;
  for (const [at, line] of lines.entries()) {
    const seq = ofLine.get(line);
    if (seq === undefined) {
      yield strangeLine(line, at + 1, rows.length === 0 ? 0 : (rows.at(-1)?.seq ?? 0), unseen, keys);
    } else if (seen.has(seq)) {
      yield { where: 'text', kind: 'appended', seq, line: at + 1 };
    } else if (seq < highest) {
      yield { where: 'text', kind: 'reordered', seq, line: at + 1 };
    }
    if (seq !== undefined) {
      seen.add(seq);
      highest = Math.max(highest, seq);
    }
  }
  yield* missingFrom(unseen, highest);
}

/** A line that the store does not have: an entry of it that was changed, one cut off from the store, or one of nobody's. */
function strangeLine(
  line: string,
  at: number,
  last: number,
  unseen: Set<number>,
  keys: ReadonlyMap<number, string>,
): Fault {
  const link = linkOf(line);
  const seq = typeof link?.seq === 'number' ? link.seq : null;
  if (seq !== null && unseen.delete(seq)) return { where: 'text', kind: 'changed', seq, line: at };
  const ours = link !== null && isSealed(line, keys.get(link.epoch) ?? '');
  if (ours) return { where: 'store', kind: seq !== null && seq > last ? 'truncated' : 'removed', seq, line: at };
  return { where: 'text', kind: 'appended', seq, line: at };
}

function* missingFrom(unseen: ReadonlySet<number>, highest: number): Generator<Fault> {
  const missing = [...unseen].sort((a, b) => a - b);
  for (let from = 0; from < missing.length; ) {
    let to = from;
    while (missing[to + 1] === (missing[to] ?? 0) + 1) to++;
    const seq = missing[from] ?? 0;
    const end = missing[to] ?? seq;
    yield { where: 'text', kind: seq > highest ? 'truncated' : 'removed', seq, ...(end > seq ? { to: end } : {}) };
    from = to + 1;
  }
}

function* headFaults({ rows, heads }: LogRead): Generator<Fault> {
  const last = rows.at(-1)?.seq ?? 0;
  const bySeq = new Map(rows.map(({ seq, line }) => [seq, hmacOf(line)]));
  for (const { seq, head, kept } of heads) {
    if (seq > last) yield { where: 'anchor', kind: 'truncated', seq, kept };
    else if (bySeq.get(seq) !== head) yield { where: 'anchor', kind: 'changed', seq, kept };
  }
}
