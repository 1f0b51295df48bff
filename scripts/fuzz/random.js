// Repeatable randomness: everything a case draws follows from its seed and its index.
import { createHash } from 'node:crypto';

/**
 * A source of random numbers for one case (sfc32, seeded by SHA-256). The same seed and index give the same draws anywhere.
 * Example: `randomOf('seed', 7).int(10)`.
 */
export function randomOf(seed, index) {
  const digest = createHash('sha256').update(`${seed}/${index}`).digest();
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => digest.readUInt32LE(at));
  const next = () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  const int = (below) => Math.floor(next() * below);
  const pick = (list) => list[int(list.length)];
  return {
    next,
    /** A whole number from 0 up to, but not including, `below`. */
    int,
    pick,
    chance: (share) => next() < share,
    /** Few far more often than many, at most `most`. */
    few: (most) => Math.min(most, 1 + Math.floor(-Math.log(1 - next()) * 2)),
    weighted(entries) {
      let left = next() * entries.reduce((sum, { weight }) => sum + weight, 0);
      for (const entry of entries) {
        left -= entry.weight;
        if (left < 0) return entry;
      }
      return entries.at(-1);
    },
  };
}
