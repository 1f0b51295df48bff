/**
 * Which residents share a key with which waiting enrolments. The keys of the waiting, who are few, are held in memory, and
 * the register is passed over once: cheaper than an index of every key on every resident. Where very many wait, they are
 * taken in portions, a pass each, so that memory does not grow with them.
 */
import { type KeyRow, mostResidents } from '../store/candidates.js';

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
  /** At least one, in the order of the register. */
  readonly residents: readonly number[];
}

/** Reads the register's keys, anew for each portion. */
export interface Register {
  readonly rows: () => Iterable<KeyRow>;
  readonly others: () => Iterable<readonly [resident: number, key: number]>;
}

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
  const meet = (resident: number, key: number | null) => {
    const residents = key === null ? undefined : found.get(key);
    if (residents && residents.length <= mostResidents && residents.at(-1) !== resident) residents.push(resident);
  };
  for (const [id, kana, kanji, given] of register.rows()) {
    meet(id, kana);
    meet(id, kanji);
    meet(id, given);
  }
  for (const [id, key] of register.others()) meet(id, key);
  for (const { enrolment, holder, keys } of held) {
    const lists = keys.flatMap((key) => {
      const residents = found.get(key) ?? [];
      if (residents.length <= mostResidents) return residents;
      common(enrolment);
      return [];
    });
    const residents = [...new Set(lists)].filter((id) => id !== holder).sort((a, b) => a - b);
    if (residents.length > 0) yield { enrolment, residents };
  }
}
