// A copy of exports in which one row in a hundred was changed, added or removed, as between two nights.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Mulberry32: the same rows are changed every time. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Lines as bytes (latin1 keeps them): a change swaps the last digit of the line for another, an addition repeats the row
 * with another record id, a removal leaves it out.
 */
function changed(bytes, next) {
  const [header, ...rows] = bytes.toString('latin1').split('\r\n');
  const kept = [header];
  for (const row of rows) {
    const roll = row === '' ? 1 : next();
    if (roll < 0.0034) continue;
    kept.push(roll < 0.0067 ? row.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 1) % 10)) : row);
    if (roll >= 0.0067 && roll < 0.01)
      kept.push(row.replace(/[0-9](?=,)/, (digit) => String((Number(digit) + 5) % 10)));
  }
  return Buffer.from(kept.join('\r\n'), 'latin1');
}

/** @param {import('./exports.js').Exports} exports */
export function changedExports(exports) {
  const next = random(1);
  const dir = join(exports.dir, 'changed');
  mkdirSync(dir, { recursive: true });
  const copy = (path) => {
    const to = join(dir, basename(path));
    writeFileSync(to, changed(readFileSync(path), next));
    return to;
  };
  return { ...exports, municipal: exports.municipal.map(copy), insurers: exports.insurers.map(copy) };
}
