/** Rates of a made city: defaults of rates.yaml, any part of which a user's own file may replace. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const shares = <K extends string>(...keys: K[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, share])) as Record<K, typeof share>);
const mix = z.strictObject({ NUMBER_SHARED: z.number().min(0), others: z.number().min(0) });

const population = shares(
  'foreign',
  'former_surname',
  'twins',
  'moved_in',
  'moved_out',
  'deceased',
  'protected',
  'variant_character',
  'non_calendar_birth',
  'unknown_birth',
  'related_names',
  'second_household',
  'next_door',
  'namesake',
  'returned',
  'foreign_without_kana',
);
const enrolments = shares('missing', 'lapsed');
const notation = shares(
  'kanji_variant',
  'gaiji',
  'kana_orthography',
  'kana_voicing',
  'kana_in_kanji',
  'lost_character',
  'era_date',
  'address_notation',
  'building_missing',
  'building_notation',
  'alphabet_notation',
  'kana_for_alphabet',
  'former_name',
  'sex_not_set',
  'stale_address',
  'surname_changed',
);
const faults = z.strictObject({
  total: share,
  at_least: z.int().min(0),
  birth_typo: share,
  wrong_sex: share,
  namesake_elsewhere: share,
});
const mixes = z.strictObject({ '2023': mix, even: mix });

const head = {
  as_of: z.iso.date(),
  municipality: z.string().regex(/^(any|\d{5})$/),
  insurer_files: z.enum(['one', 'each']),
};
const complete = z.strictObject({ ...head, population, enrolments, notation, faults, mixes });

/** What a user's file may hold: any part of rates.yaml. */
export const ownRates = z
  .strictObject({
    ...head,
    population: population.partial(),
    enrolments: enrolments.partial(),
    notation: notation.partial(),
    faults: faults.partial(),
    mixes: mixes.partial(),
  })
  .partial();

export type Rates = z.output<typeof complete>;
export type OwnRates = z.output<typeof ownRates>;
export type NotationKind = keyof Rates['notation'];

/**
 * The defaults with a user's own rates in place of theirs.
 *
 * @example completeRates({ faults: { at_least: 2 } }).faults.total // 0.001
 */
export function completeRates(own: OwnRates = {}): Rates {
  const defaults = complete.parse(parse(readFileSync(new URL('./rates.yaml', import.meta.url), 'utf8')));
  return complete.parse({
    ...defaults,
    ...own,
    population: { ...defaults.population, ...own.population },
    enrolments: { ...defaults.enrolments, ...own.enrolments },
    notation: { ...defaults.notation, ...own.notation },
    faults: { ...defaults.faults, ...own.faults },
    mixes: { ...defaults.mixes, ...own.mixes },
  });
}
