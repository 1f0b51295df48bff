/**
 * Which residents share a key with which waiting enrolments. The keys of the waiting, who are few, are held in memory, and
 * the register is passed over once: cheaper than an index of every key on every resident. Where very many wait, they are
 * taken in portions, a pass each, so that memory does not grow with them.
 */
import { mostResidents } from '../store/candidates.js';
import { absent, type KeyBlock, keysOf, residentKeys } from '../store/row-blocks.js';

/** Keys held at a time. */
const portion = 500_000;

export interface Keyed {
  readonly enrolment: number;
  /** The holder of its number: no candidate. */
  readonly holder: number | null;
  readonly keys: readonly number[];
}

export interface Shared {
  readonly enrolment: number;
  readonly holder: number | null;
  /** At least one, in the order of the register. */
  readonly residents: readonly number[];
}

/** Reads the register's keys, anew for each portion. */
export type Register = () => Iterable<KeyBlock>;

/**
 * The enrolments that share a key with residents, in the order in which they wait. A key that more residents share than `mostResidents`
 * gives none; `common` is told of every enrolment that has one.
 */
export function* sharedKeys(
  waiting: Iterable<Keyed>,
  register: Register,
  common: (enrolment: number) => void,
): Generator<Shared> {
  let held: Keyed[] = [];
  let keys = 0;
  for (const one of waiting) {
    held.push(one);
    keys += one.keys.length;
    if (keys < portion) continue;
    yield* portionOf(held, register, common);
    held = [];
    keys = 0;
  }
  if (keys > 0) yield* portionOf(held, register, common);
}

function* portionOf(
  held: readonly Keyed[],
  register: Register,
  common: (enrolment: number) => void,
): Generator<Shared> {
  const table = keyTable(held);
  const rough = roughly(held);
  for (const block of register()) meetBlock(block, rough, table.meet);
  for (const { enrolment, holder, keys } of held) {
    const found = new Set<number>();
    for (const key of keys) if (!table.residentsOf(key, found)) common(enrolment);
    if (holder !== null) found.delete(holder);
    if (found.size > 0) yield { enrolment, holder, residents: [...found].sort((a, b) => a - b) };
  }
}

interface KeyTable {
  /** Notes that a resident has a key, if anybody asks for it. */
  readonly meet: (resident: number, key: number) => void;
  /** Adds the residents who have a key; none, and false, where too many have it. */
  readonly residentsOf: (key: number, to: Set<number>) => boolean;
}

/** The keys that are asked for and who has them, in a few arrays: there are hundreds of thousands, and most are nobody's. */
function keyTable(held: readonly Keyed[]): KeyTable {
  const wanted = held.reduce((sum, { keys }) => sum + keys.length, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * wanted)));
  const keyAt = new Float64Array(size).fill(absent);
  const counts = new Uint8Array(size);
  const newest = new Uint32Array(size);
  // The first is nobody's.
  const residents: number[] = [0];
  const before: number[] = [0];
  const slotOf = (key: number): number => {
    let slot = (key >>> 0) % size;
    while (keyAt[slot] !== key && keyAt[slot] !== absent) slot = (slot + 1) % size;
    return slot;
  };
  for (const { keys } of held) for (const key of keys) keyAt[slotOf(key)] = key;
  return {
    meet(resident, key) {
      if (key === absent) return;
      const slot = slotOf(key);
      if (keyAt[slot] !== key || (counts[slot] as number) > mostResidents) return;
      const last = newest[slot] as number;
      if (residents[last] === resident) return;
      counts[slot] = (counts[slot] as number) + 1;
      newest[slot] = residents.push(resident) - 1;
      before.push(last);
    },
    residentsOf(key, to) {
      const slot = slotOf(key);
      if ((counts[slot] as number) > mostResidents) return false;
      for (let at = newest[slot] as number; at !== 0; at = before[at] as number) to.add(residents[at] as number);
      return true;
    },
  };
}

/** Places of the table that says roughly which keys are wanted: few enough to stay close to the processor. */
const roughSize = 2 ** 22;

/** A place for each wanted key, by the low half of its bits: most keys of the register find none, and are done with. */
function roughly(held: readonly Keyed[]): Uint8Array {
  const table = new Uint8Array(roughSize);
  const one = new Float64Array(1);
  const low = new Uint32Array(one.buffer);
  for (const { keys } of held) {
    for (const key of keys) {
      one[0] = key;
      table[(low[0] as number) % roughSize] = 1;
    }
  }
  return table;
}

/** Tells every wanted key of every resident of a block, those that were set aside left out, and a few that nobody wants. */
function meetBlock(
  { first, rows, keys, others }: KeyBlock,
  rough: Uint8Array,
  meet: (resident: number, key: number) => void,
): void {
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  let other = 0;
  for (let at = 0; at < rows; at += 1) {
    const base = at * keysOf.municipal;
    const here = keys[base + residentKeys.id] !== absent;
    for (let key = residentKeys.kanaBirth; here && key <= residentKeys.givenBirth; key += 1) {
      if (rough[(halves[2 * (base + key)] as number) % roughSize] === 1) meet(first + at, keys[base + key] as number);
    }
    for (; others[other] === at; other += 2) if (here) meet(first + at, others[other + 1] as number);
  }
}
