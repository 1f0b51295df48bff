/** Records whose id an earlier record of the same side already has. */
import { byId, idParts, type LinkingRows, idWidth as width } from '../store/linking-rows.js';
import { residentStates } from '../store/row-blocks.js';
import { dayOf, hasEnded } from './linkage.js';

/**
 * The rows to set aside, in the order they were read. Which of two records with one id is meant cannot be known: the first
 * that is active is kept. An enrolment that has lapsed may have the id of a later one: it is not compared anyway.
 * Ids are told apart by hashes of 53 bits.
 */
export function repeatedIds({ side, ids }: Pick<LinkingRows, 'side' | 'ids'>, asOf: string): number[] {
  const today = dayOf(asOf);
  const competes = (last: number) => side === 'municipal' || !hasEnded(last, today);
  const isActive = (last: number) => side === 'insurer' || last <= lastActive;
  const found: number[] = [];
  for (let part = 0; part < idParts; part += 1) {
    for (const row of repeatedIn(ids.take(part), competes, isActive)) found.push(row);
  }
  return found.sort((a, b) => a - b);
}

const lastActive = residentStates.indexOf('unmapped');

function repeatedIn(
  part: Float64Array,
  competes: (last: number) => boolean,
  isActive: (last: number) => boolean,
): number[] {
  const repeated = hashesRepeated(part, competes);
  if (repeated.size === 0) return [];
  const kept = new Map<number, { row: number; active: boolean }>();
  const others: number[] = [];
  for (let at = 0; at < part.length; at += width) {
    const [hash, row, last] = [part[at + byId.id], part[at + byId.row], part[at + byId.last]] as [
      number,
      number,
      number,
    ];
    if (!repeated.has(hash) || !competes(last)) continue;
    const active = isActive(last);
    const first = kept.get(hash);
    if (first === undefined) kept.set(hash, { row, active });
    else if (active && !first.active) {
      others.push(first.row);
      kept.set(hash, { row, active });
    } else others.push(row);
  }
  return others;
}

function hashesRepeated(part: Float64Array, competes: (last: number) => boolean): Set<number> {
  const hashes = new Float64Array(part.length / width);
  let length = 0;
  for (let at = 0; at < part.length; at += width) {
    if (competes(part[at + byId.last] as number)) hashes[length++] = part[at + byId.id] as number;
  }
  const sorted = hashes.subarray(0, length).sort();
  const found = new Set<number>();
  for (let at = 1; at < length; at += 1) if (sorted[at] === sorted[at - 1]) found.add(sorted[at] as number);
  return found;
}
