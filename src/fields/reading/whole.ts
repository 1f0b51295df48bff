import type { Evidence } from '../../model.js';
import { plainSounds } from '../kana-name/index.js';
import { ANY, GIVEN, SURNAME } from './names.js';
import {
  better,
  byComposition,
  byDictionary,
  CANNOT,
  joined,
  RANK,
  type Reading,
  readingsOf,
  readSegment,
} from './segment.js';

/** A full name of which at most one side says where the surname ends; places count in UTF-16 units. */
export interface Unparted {
  readonly chars: string;
  readonly kana: string;
  readonly charCut?: number | undefined;
  readonly kanaCut?: number | undefined;
}

/**
 * Reads a name wherever it may be parted: surname and given name both attested, else one attested and the other
 * composed, else the whole composed. Surname readings come from surnames, given ones from given names.
 */
export function readWhole(name: Unparted, threshold: Evidence): Reading {
  let best: Reading = readAlone(name, threshold);
  for (const at of cutsOf(name)) {
    if (best.rank === RANK.attested) return best;
    best = better(best, readAt(name, at, threshold));
  }
  if (best.rank === RANK.attested) return best;
  const cuts = {
    ...(name.charCut === undefined ? {} : { chars: [...name.chars.slice(0, name.charCut)].length }),
    ...(name.kanaCut === undefined ? {} : { kana: plainSounds(name.kana.slice(0, name.kanaCut)).length }),
  };
  return better(best, byComposition(name.chars, name.kana, cuts));
}

/** A record may hold a surname alone, or a single name. */
function readAlone(name: Unparted, threshold: Evidence): Reading {
  if (name.charCut !== undefined || name.kanaCut !== undefined) return CANNOT;
  return readSegment(name.chars, name.kana, ANY, threshold);
}

function cutsOf({ chars, charCut }: Unparted): readonly number[] {
  if (charCut !== undefined) return [charCut];
  const cuts: number[] = [];
  for (let at = 1; at < chars.length; at++) {
    const code = chars.charCodeAt(at);
    if (code < 0xdc00 || code > 0xdfff) cuts.push(at);
  }
  return cuts;
}

/** The surname ending at one place of the characters: its readings, or else those of the given name, say where in the kana. */
function readAt({ chars, kana, kanaCut }: Unparted, at: number, threshold: Evidence): Reading {
  const surname = chars.slice(0, at);
  const given = chars.slice(at);
  let best: Reading = CANNOT;
  const tried = new Set<number>();
  for (const entry of readingsOf(surname)) {
    const end = entry.reading.length;
    if (!(entry.bits & (SURNAME | ANY)) || end >= kana.length || (kanaCut !== undefined && kanaCut !== end)) continue;
    const lead = byDictionary(surname, kana.slice(0, end), entry, threshold);
    if (!lead || lead.rank >= best.rank) continue;
    best = better(best, joined(lead, readSegment(given, kana.slice(end), GIVEN, threshold)));
    if (best.rank === RANK.attested) return best;
  }
  for (const entry of readingsOf(given)) {
    const start = kana.length - entry.reading.length;
    if (!(entry.bits & (GIVEN | ANY)) || start <= 0 || (kanaCut !== undefined && kanaCut !== start)) continue;
    if (tried.has(start) || best.rank <= RANK.composed) continue;
    tried.add(start);
    const tail = byDictionary(given, kana.slice(start), entry, threshold);
    if (tail && tail.rank < RANK.cannot)
      best = better(best, joined(byComposition(surname, kana.slice(0, start), {}), tail));
    else tried.delete(start);
  }
  return best;
}
