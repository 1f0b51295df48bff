/**
 * How much an agreement or a difference says, in bits: log2(m/u), the weight of Fellegi and Sunter ("A theory for record
 * linkage", 1969). m is how often two records of one person show the outcome, u how often two records of different people
 * do. Both are counted (match-rates.ts, frequencies.ts); docs/weights.md says how.
 */
import { birthDateTypo } from '../fields/birth-date/index.js';
import { classifyNames } from '../judge/classify.js';
import type { Normalized } from '../judge/normalize.js';
import { agrees, previousAddressAgrees } from '../judge/outcomes.js';
import type { Evidence, Fields, NumberRepair, Weight, WeightField, WeightOutcome, WeightPart } from '../model.js';
import type { Frequencies, Share } from './frequencies.js';
import type { MatchRates } from './match-rates.js';
import { type NamePart, nameParts } from './name-parts.js';

/** What a night counted for its weights. */
export interface Weighing {
  readonly rates: MatchRates;
  readonly frequencies: Frequencies;
  readonly threshold: Evidence;
}

/** A person and another of the same household are twins, or siblings born on one day of different years' entry: 1 in 250. */
const bornTogether = 0.004;
/** Dates that one slip of the pen makes of a date, of the days of 80 years. */
const slipsAway = 60 / 29_220;
/** Of numbers that lead nowhere, 3 in 10 are one slip away from the right one; numbers with a valid check digit: 10^11. */
const slipOfNumber = { m: 0.3, u: 119 / 1e11 };

/** What the names say, as far as the rest depends on it. */
interface NamesSaid {
  readonly parts: readonly WeightPart[];
  /** The share of people with the surname that agrees while the given name differs: whom one may live with. */
  readonly family: number | null;
}

/**
 * The weight of a compared pair, part by part. What depends on another item is counted given that item: somebody of the
 * same surname and another given name is likely to live at the same address, and there a twin to be born on the same day.
 *
 * @example weigh(resident, enrolment, fields, weighing).total // 39.8
 */
export function weigh(
  a: Normalized,
  b: Normalized,
  fields: Fields,
  weighing: Weighing,
  repair: NumberRepair | null = null,
): Weight {
  const names = namesSaid(a, b, fields, weighing);
  const address = addressPart(a, b, fields, weighing, names.family);
  const together = names.family !== null && address !== null && address.outcome === 'agree';
  const parts = [
    ...names.parts,
    birthPart(a, b, fields, weighing, together),
    sexPart(a, fields, weighing),
    address,
    repair === null ? null : part('number', 'close', slipOfNumber.m, slipOfNumber.u),
  ].filter((one) => one !== null);
  return { total: round(parts.reduce((sum, { bits }) => sum + bits, 0)), parts };
}

const round = (bits: number): number => Math.round(bits * 10) / 10 + 0;

function part(
  field: WeightField,
  outcome: WeightOutcome,
  m: number,
  u: number,
  more: Partial<WeightPart> = {},
): WeightPart {
  return { field, outcome, bits: round(Math.log2(m / u)), ...more };
}

const perMillion = ({ share, counted }: Share): Partial<WeightPart> =>
  counted ? { perMillion: Math.max(1, Math.round(share * 1e6)) } : {};

function namesSaid(a: Normalized, b: Normalized, fields: Fields, weighing: Weighing): NamesSaid {
  const { rates, frequencies, threshold } = weighing;
  const apart = nameParts(a, b, fields, threshold);
  if (!apart) return { parts: wholeName(a, b, fields, weighing), family: null };
  const { agree, half, surname, given, differ } = rates.name;
  const said = (field: 'surname' | 'givenName', one: NamePart | null, differs: number): WeightPart | null => {
    if (one === null) return null;
    if (one.text === null) return part(field, 'differ', differs, 1);
    const share = frequencies[field](one.text, one.script);
    const m = one.level === 'half_differ' ? half : agree;
    return part(field, one.level, m, share.share, { term: one.text, ...perMillion(share) });
  };
  const family =
    apart.surname?.level === 'agree' && apart.surname.text !== null && apart.givenName?.level === 'differ'
      ? frequencies.surname(apart.surname.text, apart.surname.script).share
      : null;
  const parts = [said('surname', apart.surname, surname + differ), said('givenName', apart.givenName, given + differ)];
  return { parts: parts.filter((one) => one !== null), family };
}

/** A name whose parts cannot be told: as rare as the whole name that agrees is. */
function wholeName(a: Normalized, b: Normalized, fields: Fields, { rates, frequencies }: Weighing): WeightPart[] {
  const names = classifyNames(fields);
  if (names === 'undecided') return [];
  if (names === 'differ') return [part('name', 'differ', rates.name.surname + rates.name.given + rates.name.differ, 1)];
  const script = agrees(fields.nameKanji.outcome) ? 'written' : 'kana';
  // The enrolment's own name is what agrees, be it the register's name, alias or former name.
  const share = frequencies.name(b, script);
  const text =
    script === 'kana' ? (b.nameKana ?? a.nameKana)?.text : (b.nameKanji ?? b.nameAlphabet ?? a.nameKanji)?.text;
  const m = names === 'half_differ' ? rates.name.half : rates.name.agree;
  const outcome = names === 'half_differ' ? 'half_differ' : 'agree';
  return [part('name', outcome, m, share.share, { ...(text ? { term: text } : {}), ...perMillion(share) })];
}

function birthPart(
  a: Normalized,
  b: Normalized,
  { birthDate }: Fields,
  { rates, frequencies }: Weighing,
  together: boolean,
): WeightPart | null {
  if (agrees(birthDate.outcome)) {
    const share = frequencies.birthDate(a.birthDate?.key ?? '');
    return part('birthDate', 'agree', rates.birth.agree, together ? Math.max(share.share, bornTogether) : share.share);
  }
  if (birthDate.outcome !== 'differ') return null;
  const close = a.birthDate && b.birthDate && birthDateTypo(a.birthDate, b.birthDate) !== null;
  return close
    ? part('birthDate', 'close', rates.birth.close, slipsAway)
    : part('birthDate', 'differ', rates.birth.differ, 1);
}

function sexPart(a: Normalized, { sex }: Fields, { rates, frequencies }: Weighing): WeightPart | null {
  const key = a.sex?.key;
  if (!key || (sex.outcome !== 'differ' && !agrees(sex.outcome))) return null;
  const share = frequencies.sex(key);
  return agrees(sex.outcome)
    ? part('sex', 'agree', rates.sex.agree, share)
    : part('sex', 'differ', rates.sex.differ, 1 - share);
}

function addressPart(
  a: Normalized,
  b: Normalized,
  { address }: Fields,
  { rates, frequencies, threshold }: Weighing,
  family: number | null,
): WeightPart | null {
  const { people, housemates } = frequencies;
  // Of those who share the surname, as many live at the address as there are others in the household.
  const u = Math.min(0.5, housemates / (family === null ? people : Math.max(1, family * people)));
  if (agrees(address.outcome)) return part('address', 'agree', rates.address.agree, u);
  if (address.outcome !== 'differ') return null;
  return previousAddressAgrees(a, b, threshold)
    ? part('address', 'previous', rates.address.previous, u)
    : part('address', 'differ', rates.address.differ, 1);
}
