/**
 * How much an agreement or a difference says, in bits: log2(m/u), the Fellegi–Sunter weight. m is how often two
 * records of one person show the outcome, u how often two records of different people do.
 */
import { type NameShares, nameShare } from '../judge/namesakes.js';
import type { Normalized } from '../judge/normalize.js';
import type { Fields, Outcome } from '../model.js';

interface Odds {
  readonly agree: readonly [m: number, u: number];
  readonly byRule: readonly [m: number, u: number];
  readonly differ: readonly [m: number, u: number];
}

/**
 * Defaults. m from the 2023 recheck (0.87 % of true links differ in a name or other item, 4 % in the address);
 * u of a birth date: one day among 80 years; of an address: one household among the 200,000 of a large city.
 */
const odds: Readonly<Record<'birthDate' | 'sex' | 'address', Odds>> = {
  birthDate: { agree: [0.999, 1 / 29_220], byRule: [0.999, 1 / 29_220], differ: [0.001, 1] },
  sex: { agree: [0.9999, 0.5], byRule: [0.9999, 0.5], differ: [0.0001, 0.5] },
  address: { agree: [0.9, 1 / 200_000], byRule: [0.05, 1 / 200_000], differ: [0.05, 1] },
};

const nameAgrees = 0.99;
const nameDiffers = Math.log2(0.005);

const bits = ([m, u]: readonly [number, number]): number => Math.log2(m / u);

function weightOf(outcome: Outcome, table: Odds): number {
  if (outcome === 'agree') return bits(table.agree);
  if (outcome === 'agree_by_rule') return bits(table.byRule);
  return outcome === 'differ' ? bits(table.differ) : 0;
}

/** The weight of the names: as rare as the register's own name is, since that is what another person would have to share. */
function namesWeight(resident: Normalized, fields: Fields, shares: NameShares): number {
  const kanji = fields.nameKanji.outcome;
  const agreed = [kanji, fields.nameKana.outcome, fields.reading.outcome].some((o) => o.startsWith('agree'));
  if (!agreed) return kanji === 'differ' || fields.nameKana.outcome === 'differ' ? nameDiffers : 0;
  const share = resident.nameKanji ? nameShare(resident.nameKanji.parts, shares) : 0.001;
  return Math.log2(nameAgrees / Math.max(share, 1e-9));
}

/** The weight of a compared pair in bits, to one decimal: 28.4 is 2^28.4 to one that they are the same person. */
export function pairWeight(resident: Normalized, fields: Fields, shares: NameShares): number {
  const total =
    namesWeight(resident, fields, shares) +
    weightOf(fields.birthDate.outcome, odds.birthDate) +
    weightOf(fields.sex.outcome, odds.sex) +
    weightOf(fields.address.outcome, odds.address);
  return Math.round(total * 10) / 10;
}
