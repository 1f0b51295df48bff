import type { AppliedRule, Evidence } from '../../model.js';
import { alignKana, mayAgree, plainSounds } from '../kana-name/index.js';
import { foldVariants } from '../kanji-name/index.js';
import { type Cuts, compose, STRICT, UNKNOWN, VOICING } from './composition.js';
import { ANOTHER_LENGTH, type Attested, attestedReadings, ENAMDICT, SURNAME } from './names.js';
import { applied } from './rules.js';

/** Whether a dictionary attests the text, or the form it is a variant of, as a surname: 佐藤, 渡邊. */
export const isSurname = (written: string): boolean => readingsOf(written).some(({ bits }) => (bits & SURNAME) !== 0);

/** How well a stretch of kana reads a stretch of a written name; the lower the better. */
export const RANK = { attested: 0, otherLength: 1, composed: 2, resembles: 3, unknown: 4, cannot: 5 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

export interface Reading {
  readonly rank: Rank;
  readonly rules: readonly AppliedRule[];
}

export const CANNOT: Reading = { rank: RANK.cannot, rules: [] };
const NOT_KNOWN: Reading = { rank: RANK.unknown, rules: [] };

export const better = (a: Reading, b: Reading): Reading =>
  b.rank < a.rank || (b.rank === a.rank && b.rules.length < a.rules.length) ? b : a;

/**
 * Two stretches one after the other: as good as the worse of them. One that only resembles beside one not known cannot
 * be the name; a surname of another vowel length stays so whatever follows, lest the characters compose it after all.
 */
export function joined(a: Reading, b: Reading): Reading {
  const worst = Math.max(a.rank, b.rank) as Rank;
  if (worst === RANK.cannot) return CANNOT;
  if (worst === RANK.unknown) return isAgreement(a) || isAgreement(b) || a.rank === b.rank ? NOT_KNOWN : CANNOT;
  const otherLength = worst < RANK.resembles && (a.rank === RANK.otherLength || b.rank === RANK.otherLength);
  return { rank: otherLength ? RANK.otherLength : worst, rules: [...a.rules, ...b.rules] };
}

const isAgreement = ({ rank }: Reading): boolean => rank === RANK.attested || rank === RANK.composed;

const MOST_REMEMBERED = 50_000;
let recent = new Map<string, readonly Attested[]>();
let earlier = new Map<string, readonly Attested[]>();

/** The attested readings of a written name and, by variants, of the form that dictionaries have (渡邊 as 渡辺). */
export function readingsOf(written: string): readonly Attested[] {
  const known = recent.get(written);
  if (known) return known;
  const found = earlier.get(written) ?? look(written);
  if (recent.size >= MOST_REMEMBERED) {
    earlier = recent;
    recent = new Map();
  }
  recent.set(written, found);
  return found;
}

function look(written: string): readonly Attested[] {
  const own = attestedReadings(written);
  const folded = foldVariants(written);
  return folded === written ? own : [...own, ...attestedReadings(folded)];
}

/** Whether one attested reading is this kana, by kana rules up to the threshold; null where no rule holds them together. */
export function byDictionary(written: string, kana: string, entry: Attested, threshold: Evidence): Reading | null {
  if (Math.abs(entry.reading.length - kana.length) > 2) return null;
  if (entry.bits & ANOTHER_LENGTH) return ofAnotherSurname(written, kana, entry);
  if (entry.reading === kana) return { rank: RANK.attested, rules: [attestedBy(written, kana, entry)] };
  if (!mayAgree(entry.reading, kana)) return null;
  const laid = alignKana(entry.reading, kana);
  if (!laid || laid.rules.some((rule) => rule.evidence > 3)) return null;
  const held = laid.rules.every((rule) => rule.evidence <= Math.min(threshold, 2));
  if (laid.lost) return held ? NOT_KNOWN : null;
  const source = attestedBy(written, kana, entry);
  if (held) return { rank: RANK.attested, rules: [source, ...laid.rules] };
  return { rank: RANK.resembles, rules: [source, ...laid.rules] };
}

function ofAnotherSurname(written: string, kana: string, { reading }: Attested): Reading | null {
  const laid = alignKana(reading, kana);
  if (!laid || laid.lost || laid.rules.some((rule) => rule.evidence > 2)) return null;
  return otherLength(written, kana);
}

/** The outcome of kana that are another surname's but for the length of a vowel. */
const otherLength = (written: string, kana: string): Reading => ({
  rank: RANK.otherLength,
  rules: [applied('vowelLength', written, kana)],
});

/** Whether the index marks the kana as another surname's. */
const isOfAnother = (written: string, kana: string): boolean =>
  readingsOf(written).some(
    (entry) => (entry.bits & ANOTHER_LENGTH) !== 0 && byDictionary(written, kana, entry, 2) !== null,
  );

const attestedBy = (written: string, kana: string, entry: Attested): AppliedRule =>
  applied(entry.bits & ENAMDICT ? 'enamdict' : 'ipadic', written, kana);

/** The best that dictionaries attest; CANNOT where no attested reading is near this kana. */
export function readAttested(written: string, kana: string, threshold: Evidence): Reading {
  let best: Reading = CANNOT;
  for (const entry of readingsOf(written)) {
    const found = byDictionary(written, kana, entry, threshold);
    if (found?.rank === RANK.otherLength) return found;
    if (found) best = better(best, found);
    if (best.rank === RANK.attested && best.rules.length === 1) return best;
  }
  return best;
}

/** How a stretch of kana reads a written name: attested, else composed, else but for voicing, else not known, or not. */
export function readSegment(written: string, kana: string, threshold: Evidence): Reading {
  const best = readAttested(written, kana, threshold);
  return best.rank <= RANK.otherLength ? best : better(best, byComposition(written, kana, {}));
}

/**
 * The characters' own readings one after the other; `cuts` are places that no reading straddles. A name that
 * dictionaries attest with other readings must do with those of the character dictionary.
 */
export function byComposition(written: string, kana: string, cuts: Cuts): Reading {
  if (isOfAnother(written, kana)) return otherLength(written, kana);
  const learnt = readingsOf(written).length === 0 && cuts.whole !== true;
  const bits = compose([...foldVariants(written)], plainSounds(kana), cuts, learnt);
  if (bits & STRICT) return { rank: RANK.composed, rules: [applied('composition', written, kana)] };
  if (bits & VOICING) {
    return { rank: RANK.resembles, rules: [applied('composition', written, kana), applied('voicing', written, kana)] };
  }
  return bits & UNKNOWN ? NOT_KNOWN : CANNOT;
}
