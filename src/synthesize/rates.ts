/** Rates of a made city: defaults of rates.yaml, any part of which a user's own file may replace. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const share = z.number().min(0).max(1);
const shares = <K extends string>(...keys: K[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, share])) as Record<K, typeof share>);
const mix = z.strictObject({ NUMBER_SHARED: z.number().min(0), others: z.number().min(0) });

const schema = z.strictObject({
  as_of: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  municipality: z.string().regex(/^(any|\d{5})$/),
  insurer_files: z.enum(['one', 'each']),
  population: shares(
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
  ),
  enrolments: shares('missing', 'lapsed'),
  notation: shares(
    'kanji_variant',
    'kana_orthography',
    'kana_voicing',
    'kana_in_kanji',
    'lost_character',
    'era_date',
    'address_notation',
    'building_missing',
    'former_name',
    'sex_not_set',
    'stale_address',
    'surname_changed',
  ),
  faults: z.strictObject({ total: share, at_least: z.int().min(0), birth_typo: share, wrong_sex: share }),
  mixes: z.strictObject({ '2023': mix, even: mix }),
});

export type Rates = z.infer<typeof schema>;
export type NotationKind = keyof Rates['notation'];

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(base: Tree, over: Tree): Tree {
  const merged: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isTree(below) && isTree(value) ? merge(below, value) : value;
  }
  return merged;
}

/**
 * Reads rates: the defaults, changed by the text of a user's file.
 *
 * @throws Error that names the first key at fault, e.g. `notation.kanji_variant: Too big: expected number to be <=1`
 * @example readRates('faults: { at_least: 2 }').faults.at_least // 2
 */
export function readRates(text = ''): Rates {
  const defaults = parse(readFileSync(new URL('./rates.yaml', import.meta.url), 'utf8')) as Tree;
  const own: unknown = text === '' ? {} : parse(text);
  if (own !== null && !isTree(own)) throw new Error('expected a mapping');
  const result = schema.safeParse(merge(defaults, own ?? {}));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
