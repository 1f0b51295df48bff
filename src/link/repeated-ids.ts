/** Records whose id an earlier record of the same side already has. */
import { absent, residentStates } from '../store/row-blocks.js';
import type { RowColumns } from '../store/row-columns.js';
import { dayOf, hasEnded } from './linkage.js';

/**
 * The rows to set aside, in the order they were read. Which of two records with one id is meant cannot be known: the first
 * that is active is kept. An enrolment that has lapsed may have the id of a later one: it is not compared anyway.
 * Ids are told apart by hashes of 53 bits.
 */
export function repeatedIds(columns: RowColumns, asOf: string): number[] {
  const today = dayOf(asOf);
  const { side, rows, id, last } = columns;
  const competes = (row: number) =>
    id[row] !== absent && (side === 'municipal' || !hasEnded(last[row] as number, today));
  const repeated = hashesRepeated(columns, competes);
  if (repeated.size === 0) return [];
  const lastActive = residentStates.indexOf('unmapped');
  const kept = new Map<number, { row: number; active: boolean }>();
  const others: number[] = [];
  for (let row = 1; row <= rows; row += 1) {
    const hash = id[row] as number;
    if (!repeated.has(hash) || !competes(row)) continue;
    const active = side === 'insurer' || (last[row] as number) <= lastActive;
    const first = kept.get(hash);
    if (first === undefined) kept.set(hash, { row, active });
    else if (active && !first.active) {
      others.push(first.row);
      kept.set(hash, { row, active });
    } else others.push(row);
  }
  return others.sort((a, b) => a - b);
}

function hashesRepeated({ rows, id }: RowColumns, competes: (row: number) => boolean): Set<number> {
  const hashes = new Float64Array(rows);
  let length = 0;
  for (let row = 1; row <= rows; row += 1) if (competes(row)) hashes[length++] = id[row] as number;
  const sorted = hashes.subarray(0, length).sort();
  const found = new Set<number>();
  for (let at = 1; at < length; at += 1) if (sorted[at] === sorted[at - 1]) found.add(sorted[at] as number);
  return found;
}
