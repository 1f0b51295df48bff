/** Records whose id an earlier record of the same side already has. */
import type { Source } from '../model.js';
import type { Store } from '../store/open.js';
import { absent, enrolmentKeys, type KeyBlock, keysOf, residentKeys, residentStates } from '../store/row-blocks.js';
import { countRows, keyBlocks } from '../store/rows.js';
import { dayOf, isActive } from './linkage.js';

/**
 * The rows to set aside, in the order they were read. Which of two records with one id is meant cannot be known: the first
 * that is active is kept. An enrolment that has lapsed may have the id of a later one: it is not compared anyway.
 * Ids are told apart by hashes of 53 bits.
 */
export function repeatedIds(db: Store, run: number, side: Source, asOf: string): number[] {
  const competes = competing(side, dayOf(asOf));
  const repeated = hashesRepeated(db, run, side, competes);
  if (repeated.size === 0) return [];
  const kept = new Map<number, { row: number; active: boolean }>();
  const others: number[] = [];
  for (const block of keyBlocks(db, run, side)) {
    eachCompeting(block, side, competes, (row, hash, active) => {
      if (!repeated.has(hash)) return;
      const first = kept.get(hash);
      if (first === undefined) kept.set(hash, { row, active });
      else if (active && !first.active) {
        others.push(first.row);
        kept.set(hash, { row, active });
      } else others.push(row);
    });
  }
  return others.sort((a, b) => a - b);
}

type Competes = (keys: Float64Array, base: number) => boolean;

const competing = (side: Source, today: number): Competes =>
  side === 'municipal'
    ? (keys, base) => keys[base + residentKeys.id] !== absent
    : (keys, base) => isActive(keys, base, today);

function hashesRepeated(db: Store, run: number, side: Source, competes: Competes): Set<number> {
  const hashes = new Float64Array(countRows(db, run, side));
  let length = 0;
  for (const block of keyBlocks(db, run, side)) {
    eachCompeting(block, side, competes, (_, hash) => {
      hashes[length] = hash;
      length += 1;
    });
  }
  const sorted = hashes.subarray(0, length).sort();
  const found = new Set<number>();
  for (let at = 1; at < length; at += 1) if (sorted[at] === sorted[at - 1]) found.add(sorted[at] as number);
  return found;
}

function eachCompeting(
  { first, rows, keys }: KeyBlock,
  side: Source,
  competes: Competes,
  each: (row: number, hash: number, active: boolean) => void,
): void {
  const id = side === 'municipal' ? residentKeys.id : enrolmentKeys.id;
  const lastActive = residentStates.indexOf('unmapped');
  for (let at = 0; at < rows; at += 1) {
    const base = at * keysOf[side];
    if (!competes(keys, base)) continue;
    const active = side === 'insurer' || (keys[base + residentKeys.state] as number) <= lastActive;
    each(first + at, keys[base + id] as number, active);
  }
}
