/** The pairs of a night that evidence closes: gathered in memory, until it is known whose data fit whom, and then kept. */
import type { PairClass } from '../model.js';
import { lowerBound } from '../sorted.js';
import type { WaitingEnrolment } from '../store/candidates.js';
import {
  type ClosedClass,
  classOf,
  closedColumns,
  closedTextAdder,
  closedWidth,
  closedWriter,
  kindOf,
  moved,
  waits,
} from '../store/closed.js';
import type { Store } from '../store/open.js';

/** A pair that evidence in its two records closes, outright or unless somebody else's data fit. */
export interface ClosedPair {
  readonly enrolment: number;
  readonly resident: number;
  /** Class and flags, see store/closed.ts. */
  readonly kind: number;
  /** Expected namesakes, where the class asked for them. */
  readonly namesakes: number | null;
  readonly kanaBirth: number | null;
  readonly kanjiBirth: number | null;
  /** As `closedText` writes it, or the number of what an earlier night wrote. */
  readonly text: string | number;
  /** What the namesakes are expected by, as JSON. */
  readonly names: string | null;
}

/** Closed pairs on their way between threads; of the same range of enrolments, in their order. */
export interface ClosedPacket {
  /** Columns as in store/closed.ts; the number of a text is 0 where it is the next of `texts`. */
  readonly pairs: Float64Array<ArrayBuffer>;
  readonly texts: readonly string[];
  readonly names: readonly (string | null)[];
}

export function closedPacket(found: readonly ClosedPair[]): ClosedPacket {
  const pairs = new Float64Array(found.length * closedWidth);
  found.forEach(({ enrolment, resident, text, kind, namesakes, kanaBirth, kanjiBirth }, at) => {
    const stored = typeof text === 'string' ? 0 : text;
    pairs.set(
      [enrolment, resident, stored, kind, namesakes ?? -1, kanaBirth ?? -1, kanjiBirth ?? -1],
      at * closedWidth,
    );
  });
  const made = found.filter(({ text }) => typeof text === 'string');
  return { pairs, texts: made.map(({ text }) => text as string), names: made.map(({ names }) => names) };
}

/** Closed pairs that compare alike. */
export interface ClosedAlike {
  readonly class: ClosedClass;
  readonly moved: boolean;
  readonly pairs: number;
}

export interface ClosedPairs {
  /** Adds what a thread found; call it within a transaction, which keeps the texts. */
  readonly add: (packet: ClosedPacket) => void;
  /** The enrolments that stay closed only where nobody else's data fit, in the order of the input. */
  readonly waiting: () => Iterable<WaitingEnrolment>;
  readonly has: (enrolment: number) => boolean;
  /** Takes pairs out that are not closed after all. */
  readonly open: (enrolments: ReadonlySet<number>) => void;
  /** How many wait for whether somebody else's data fit, and how they compare. */
  readonly alike: () => readonly ClosedAlike[];
  /** Keeps the pairs; returns how many there are. */
  readonly keep: () => number;
}

const { enrolment: enrolmentAt, resident: residentAt, text: textAt, kind: kindAt } = closedColumns;

export function closedPairsOf(db: Store, run: number): ClosedPairs {
  const addTexts = closedTextAdder(db);
  let packets: Float64Array[] = [];
  /** Packets are of ranges that do not overlap: put in order, so are their pairs. */
  let ordered = true;
  const inOrder = (): readonly Float64Array[] => {
    if (!ordered) packets.sort((a, b) => (a[enrolmentAt] as number) - (b[enrolmentAt] as number));
    ordered = true;
    return packets;
  };
  return {
    add({ pairs, texts, names }) {
      if (pairs.length === 0) return;
      let next = texts.length > 0 ? addTexts(texts, names) : 0;
      for (let at = textAt; at < pairs.length; at += closedWidth) if (pairs[at] === 0) pairs[at] = next++;
      packets.push(pairs);
      ordered = false;
    },
    *waiting() {
      for (const pairs of inOrder()) {
        for (let at = 0; at < pairs.length; at += closedWidth) {
          if (((pairs[at + kindAt] as number) & waits) !== 0) yield waitingOf(pairs, at);
        }
      }
    },
    has(enrolment) {
      const all = inOrder();
      const lastOf = (at: number) => all[at]?.at(enrolmentAt - closedWidth) as number;
      const packet = all[lowerBound(all.length, lastOf, enrolment)];
      if (!packet) return false;
      const rowAt = (at: number) => packet[at * closedWidth + enrolmentAt] as number;
      return rowAt(lowerBound(packet.length / closedWidth, rowAt, enrolment)) === enrolment;
    },
    open(enrolments) {
      const stays = (pairs: Float64Array, at: number) =>
        !enrolments.has(pairs[at - (at % closedWidth) + enrolmentAt] as number);
      packets = packets.map((pairs) => pairs.filter((_, at) => stays(pairs, at))).filter((pairs) => pairs.length > 0);
    },
    alike: () =>
      [...countKinds(packets)]
        .sort(([a], [b]) => a - b)
        .map(([kind, pairs]) => ({ class: classOf(kind), moved: (kind & moved) !== 0, pairs })),
    keep() {
      const writer = closedWriter(db, run);
      for (const pairs of inOrder()) writer.add(pairs);
      writer.end();
      return packets.reduce((sum, pairs) => sum + pairs.length / closedWidth, 0);
    },
  };
}

/** Those that wait alone: what is closed outright compares as those that agree in everything do. */
function countKinds(packets: readonly Float64Array[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const pairs of packets) {
    for (let at = kindAt; at < pairs.length; at += closedWidth) {
      const kind = pairs[at] as number;
      if ((kind & waits) !== 0) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return counts;
}

function waitingOf(pairs: Float64Array, at: number): WaitingEnrolment {
  const key = (column: number) => {
    const value = pairs[at + column] as number;
    return value < 0 ? null : value;
  };
  return {
    enrolment: pairs[at + enrolmentAt] as number,
    resident: pairs[at + residentAt] as number,
    kanaBirth: key(closedColumns.kanaBirth),
    kanjiBirth: key(closedColumns.kanjiBirth),
    needy: 0,
  };
}

/** The kind of a pair that waits for whether somebody else's data fit. */
export const waitingKind = (name: ClosedClass & PairClass, hasMoved: boolean): number =>
  kindOf(name, waits + (hasMoved ? moved : 0));
