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
  /** Counts up with the order of the enrolments. */
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
 * The enrolments that share a key with residents, in their order. A key that more residents share than `mostResidents`
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
  const found = new Map<number, number[]>();
  for (const { keys } of held) for (const key of keys) if (!found.has(key)) found.set(key, []);
  const rough = roughly(found.keys());
  const meet = (resident: number, key: number) => {
    const residents = found.get(key);
    if (residents && residents.length <= mostResidents && residents.at(-1) !== resident) residents.push(resident);
  };
  for (const block of register()) meetBlock(block, rough, meet);
  for (const { enrolment, holder, keys } of held) {
    const lists = keys.flatMap((key) => {
      const residents = found.get(key) ?? [];
      if (residents.length <= mostResidents) return residents;
      common(enrolment);
      return [];
    });
    const residents = [...new Set(lists)].filter((id) => id !== holder).sort((a, b) => a - b);
    if (residents.length > 0) yield { enrolment, holder, residents };
  }
}

/** Places of the table that says roughly which keys are wanted: few enough to stay close to the processor. */
const roughSize = 2 ** 22;

/** A place for each wanted key, by the low half of its bits: most keys of the register find none, and are done with. */
function roughly(wanted: Iterable<number>): Uint8Array {
  const table = new Uint8Array(roughSize);
  const one = new Float64Array(1);
  const low = new Uint32Array(one.buffer);
  for (const key of wanted) {
    one[0] = key;
    table[(low[0] as number) % roughSize] = 1;
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
