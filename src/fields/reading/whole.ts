import type { Evidence } from '../../model.js';
import { plainSounds } from '../kana-name/index.js';
import {
  better,
  byComposition,
  byDictionary,
  CANNOT,
  joined,
  RANK,
  type Reading,
  readAttested,
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
 * composed, else the whole composed. A surname may be attested as a given name alone, and the other way round.
 */
export function readWhole(name: Unparted, threshold: Evidence): Reading {
  const cuts = cutsOf(name);
  let best = readAlone(name, threshold);
  if (best.rank === RANK.otherLength) return best;
  for (const read of [bothAttested, oneAttested]) {
    for (const at of cuts) {
      if (best.rank === RANK.attested) return best;
      best = better(best, read(name, at, threshold));
    }
    if (best.rank <= RANK.composed) return best;
  }
  return better(best, composed(name));
}

/** A record may hold a surname alone, or a single name. */
function readAlone({ chars, kana, charCut, kanaCut }: Unparted, threshold: Evidence): Reading {
  if (charCut !== undefined || kanaCut !== undefined) return CANNOT;
  return readAttested(chars, kana, threshold);
}

function composed({ chars, kana, charCut, kanaCut }: Unparted): Reading {
  return byComposition(chars, kana, {
    whole: true,
    ...(charCut === undefined ? {} : { chars: [...chars.slice(0, charCut)].length }),
    ...(kanaCut === undefined ? {} : { kana: plainSounds(kana.slice(0, kanaCut)).length }),
  });
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

/** Tries the surname's readings at the head of the kana, each with what the rest of it makes of the given name. */
function withSurname(name: Unparted, at: number, threshold: Evidence, rest: typeof readAttested): Reading {
  const { chars, kana, kanaCut } = name;
  const surname = chars.slice(0, at);
  let best: Reading = CANNOT;
  for (const entry of readingsOf(surname)) {
    const end = entry.reading.length;
    if (end >= kana.length || (kanaCut !== undefined && kanaCut !== end)) continue;
    const lead = byDictionary(surname, kana.slice(0, end), entry, threshold);
    if (!lead || lead.rank >= best.rank) continue;
    best = better(best, joined(lead, rest(chars.slice(at), kana.slice(end), threshold)));
  }
  return best;
}

/** Surname and given name both attested. */
function bothAttested(name: Unparted, at: number, threshold: Evidence): Reading {
  return withSurname(name, at, threshold, readAttested);
}

/** One of the two attested, the other composed. */
function oneAttested(name: Unparted, at: number, threshold: Evidence): Reading {
  const { chars, kana, kanaCut } = name;
  let best = withSurname(name, at, threshold, readSegment);
  const surname = chars.slice(0, at);
  const given = chars.slice(at);
  for (const entry of readingsOf(given)) {
    const start = kana.length - entry.reading.length;
    if (start <= 0 || (kanaCut !== undefined && kanaCut !== start) || best.rank <= RANK.otherLength) continue;
    const tail = byDictionary(given, kana.slice(start), entry, threshold);
    if (tail && tail.rank < best.rank)
      best = better(best, joined(byComposition(surname, kana.slice(0, start), {}), tail));
  }
  return best;
}
