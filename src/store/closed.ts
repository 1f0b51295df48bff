/**
 * Pairs of a run that evidence closes: by the block, in the order of the input, with what is found again by the next night.
 * Their texts (closed-text.ts) stand apart, once for all nights that find the same pair as it was.
 */
import type { CaseClass, PairClass } from '../model.js';
import type { Store } from './open.js';
import { bytesOf, doubles } from './row-blocks.js';

/** The classes that evidence closes. Their order is part of the schema. */
export const closedClasses = ['AGREE_BY_RULE', 'ADDRESS_DIFFERS', 'ADDRESS_MISSING', 'NAME_RESEMBLES'] as const;
export type ClosedClass = (typeof closedClasses)[number];

export const isClosedClass = (name: CaseClass | PairClass): name is ClosedClass =>
  (closedClasses as readonly string[]).includes(name);

/** The columns of a closed pair, each a double. */
export const closedColumns = {
  /** Rows of the run, from 1. */
  enrolment: 0,
  resident: 1,
  /** Number of its text. */
  text: 2,
  /** Class, and the flags below. */
  kind: 3,
  /** Expected namesakes; -1 where the class did not ask. */
  namesakes: 4,
  /** Blocking keys of the enrolment, -1 where it has none: for a pair that somebody else's data may speak against. */
  kanaBirth: 5,
  kanjiBirth: 6,
} as const;
export const closedWidth = 7;

/** Flags of `kind`, beside the class by its place in `closedClasses`. */
const classBits = 7;
/** Closed only where nobody else's data fit: of another resident's there may be some on another night. */
export const waits = 8;
export const moved = 16;

export const kindOf = (name: ClosedClass, flags: number): number => closedClasses.indexOf(name) + flags;
export const classOf = (kind: number): ClosedClass => closedClasses[kind & classBits] as ClosedClass;

const { enrolment: enrolmentColumn, kind: kindColumn } = closedColumns;

/** Pairs that stand in one block. */
const pairsInBlock = 512;

/** A function that stores texts under numbers that follow each other and returns the first; what tells of `names` stands beside each. */
export function closedTextAdder(db: Store): (texts: readonly string[], names: readonly (string | null)[]) => number {
  const several = db.prepare<[(string | null)[]]>(
    `INSERT INTO closed_text (text, names) VALUES ${Array.from({ length: textsAtOnce }, () => '(?, ?)').join(',')}`,
  );
  const one = db.prepare<[string, string | null]>('INSERT INTO closed_text (text, names) VALUES (?, ?)');
  return (texts, names) => {
    let at = 0;
    let last = 0;
    for (; at + textsAtOnce <= texts.length; at += textsAtOnce) {
      const values: (string | null)[] = [];
      for (let text = at; text < at + textsAtOnce; text += 1) values.push(texts[text] as string, names[text] ?? null);
      last = Number(several.run(values).lastInsertRowid);
    }
    for (; at < texts.length; at += 1) last = Number(one.run(texts[at] as string, names[at] ?? null).lastInsertRowid);
    return last - texts.length + 1;
  };
}

/** Texts that one statement stores. */
const textsAtOnce = 16;

export interface ClosedWriter {
  /** Adds pairs, each in `closedWidth` columns, in the order of the input. */
  readonly add: (pairs: Float64Array) => void;
  readonly end: () => void;
}

/** A function that keeps the closed pairs of a run; call it within a transaction. */
export function closedWriter(db: Store, run: number): ClosedWriter {
  const insert = db.prepare('INSERT INTO closed_pair (run, first, body) VALUES (?, ?, ?)');
  const block = new Float64Array(pairsInBlock * closedWidth);
  let filled = 0;
  const write = () => {
    if (filled > 0) insert.run(run, block[enrolmentColumn], bytesOf(block.subarray(0, filled)));
    filled = 0;
  };
  return {
    add(pairs) {
      for (let at = 0; at < pairs.length; ) {
        const more = Math.min(pairs.length - at, block.length - filled);
        block.set(pairs.subarray(at, at + more), filled);
        filled += more;
        at += more;
        if (filled === block.length) write();
      }
    },
    end: write,
  };
}

/** The closed pairs of a run by the block, in the order of the input: those whose enrolment is in the rows from `from` until before `to`. */
export function* closedPairs(db: Store, run: number, from = 0, to = Number.MAX_SAFE_INTEGER): Generator<Float64Array> {
  const select = db
    .prepare<[number, number, number, number], Buffer>(
      `SELECT body FROM closed_pair WHERE run = ? AND first < ?
         AND first >= coalesce((SELECT max(first) FROM closed_pair WHERE run = ? AND first <= ?), 0) ORDER BY first`,
    )
    .pluck();
  for (const body of select.iterate(run, to, run, from)) {
    const pairs = doubles(body);
    let [start, end] = [0, pairs.length];
    while (start < end && (pairs[start + enrolmentColumn] as number) < from) start += closedWidth;
    while (end > start && (pairs[end - closedWidth + enrolmentColumn] as number) >= to) end -= closedWidth;
    if (end > start) yield pairs.subarray(start, end);
  }
}

/** How many pairs of each class a run closed. */
export function countClosed(db: Store, run: number): Map<ClosedClass, number> {
  const counts = new Map<ClosedClass, number>();
  for (const pairs of closedPairs(db, run)) {
    for (let at = kindColumn; at < pairs.length; at += closedWidth) {
      const name = classOf(pairs[at] as number);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Looks the text of a closed pair up by its number. */
export function closedTextReader(db: Store): (text: number) => string {
  const select = db.prepare<[number], string>('SELECT text FROM closed_text WHERE id = ?').pluck();
  return (id) => {
    const text = select.get(id);
    if (text === undefined) throw new Error(`text ${id} of a closed pair is gone`);
    return text;
  };
}

/** Looks up what the namesakes of a closed pair are expected by; null where its class does not ask. */
export function closedNamesReader(db: Store): (text: number) => string | null {
  const select = db.prepare<[number], string | null>('SELECT names FROM closed_text WHERE id = ?').pluck();
  return (id) => select.get(id) ?? null;
}

/** Deletes the texts of pairs that no run has closed any more. */
export function forgetClosedTexts(db: Store): void {
  const last = db.prepare<[], number | null>('SELECT max(id) FROM closed_text').pluck().get() ?? 0;
  const used = new Uint8Array(last + 2);
  for (const body of db.prepare<[], Buffer>('SELECT body FROM closed_pair').pluck().iterate()) {
    const pairs = doubles(body);
    for (let at = closedColumns.text; at < pairs.length; at += closedWidth) used[pairs[at] as number] = 1;
  }
  const remove = db.prepare('DELETE FROM closed_text WHERE id BETWEEN ? AND ?');
  for (let from = 1; from <= last; from += 1) {
    if (used[from] === 1) continue;
    const next = used.indexOf(1, from);
    const to = next < 0 ? last : next - 1;
    remove.run(from, to);
    from = to;
  }
}
