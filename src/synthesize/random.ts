/**
 * Randomness that is the same on every machine: xoshiro128** (Blackman and Vigna, 2018) on 32-bit integers, seeded by
 * hashing a text. Nothing else in this room draws; neither Math.random nor the clock is used.
 */
export interface Random {
  /** A whole number of 32 bits. */
  bits(): number;
  /** A whole number from 0 to n − 1. */
  below(n: number): number;
  /** True once in 1/rate times. */
  chance(rate: number): boolean;
}

const rotate = (x: number, k: number) => (x << k) | (x >>> (32 - k));

/** FNV-1a over UTF-16 code units, then the finalizer of MurmurHash3, so that neighbouring seeds share nothing. */
function hash(text: string, salt: number): number {
  let h = (2166136261 ^ salt) | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A stream of random numbers that belongs to a text.
 *
 * @example makeRandom('demo/block/3').below(6) // always the same
 */
export function makeRandom(seed: string): Random {
  let a = hash(seed, 1);
  let b = hash(seed, 2);
  let c = hash(seed, 3);
  let d = hash(seed, 4) | 1;
  const bits = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
  for (let i = 0; i < 8; i++) bits();
  return {
    bits,
    below: (n) => Math.floor((bits() / 4294967296) * n),
    chance: (rate) => bits() < rate * 4294967296,
  };
}

/** A choice by weight: build once, draw in O(log n). Weights are whole numbers. */
export interface Weighted<T> {
  draw(random: Random): T;
}

export function weighted<T>(items: readonly T[], weightOf: (item: T) => number): Weighted<T> {
  const sums = new Float64Array(items.length);
  let total = 0;
  items.forEach((item, i) => {
    total += weightOf(item);
    sums[i] = total;
  });
  return {
    draw(random) {
      const target = random.below(total);
      let low = 0;
      let high = items.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] as number) > target) high = middle;
        else low = middle + 1;
      }
      return items[low] as T;
    },
  };
}

/** One of a list, all alike. */
export function oneOf<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}

/** Fisher–Yates, in place. */
export function shuffle<T>(random: Random, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

/** 36-bit Feistel permutation: a different number for every index, with nothing of the index's order left. */
export function permute36(index: number, key: string): number {
  let left = Math.floor(index / 262144) & 0x3ffff;
  let right = index & 0x3ffff;
  for (let round = 0; round < 4; round++) {
    [left, right] = [right, left ^ (mix(right, key, round) & 0x3ffff)];
  }
  return left * 262144 + right;
}

/** The index that `permute36` turned into a value. */
export function unpermute36(value: number, key: string): number {
  let left = Math.floor(value / 262144) & 0x3ffff;
  let right = value & 0x3ffff;
  for (let round = 3; round >= 0; round--) [left, right] = [right ^ (mix(left, key, round) & 0x3ffff), left];
  return left * 262144 + right;
}

function mix(half: number, key: string, round: number): number {
  let f = Math.imul(half ^ hashKey(key, round), 0x9e3779b1);
  f = Math.imul(f ^ (f >>> 15), 0x85ebca6b);
  return f ^ (f >>> 13);
}

const keys = new Map<string, number[]>();
function hashKey(key: string, round: number): number {
  let known = keys.get(key);
  if (!known) {
    known = [0, 1, 2, 3].map((salt) => hash(key, 100 + salt));
    keys.clear();
    keys.set(key, known);
  }
  return known[round] as number;
}
