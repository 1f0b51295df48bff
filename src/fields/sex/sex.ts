import type { FieldOutcome, Sex } from '../../model.js';

/** `text` is `male`, `female` or `not_set`, or an unknown code as it stands; `key` is null where the sex is not known. */
export interface SexValue {
  readonly text: string;
  readonly key: 'male' | 'female' | null;
}

type Codes = Readonly<Record<string, Sex>>;

const male: SexValue = { text: 'male', key: 'male' };
const female: SexValue = { text: 'female', key: 'female' };
const notSet: SexValue = { text: 'not_set', key: null };
const canonical = new Map<string, SexValue>([
  ['male', male],
  ['female', female],
  ['not_set', notSet],
]);
const tables = new WeakMap<Codes, ReadonlyMap<string, SexValue>>();

/**
 * Reads a source's sex code by its profile's table; the canonical words are read whatever the table says. Width, spaces
 * and the case of letters do not matter. A code that the table lacks is undecidable, as `not_set` is. Null: blank.
 *
 * @example parseSex('１', { '1': 'male' })?.text // 'male'
 */
export function parseSex(text: string, codes: Codes): SexValue | null {
  const table = tableOf(codes);
  const plain = table.get(text);
  if (plain) return plain;
  const folded = fold(text);
  return folded === '' ? null : (table.get(folded) ?? { text: folded, key: null });
}

/** Compares two sexes: unknown on either side is undecidable; no rule holds different ones equal. */
export function compareSexes(a: SexValue, b: SexValue): FieldOutcome {
  if (a.key === null || b.key === null) return { outcome: 'undecidable' };
  return { outcome: a.key === b.key ? 'agree' : 'differ' };
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

function tableOf(codes: Codes): ReadonlyMap<string, SexValue> {
  const known = tables.get(codes);
  if (known) return known;
  const table = new Map(Object.entries(codes).map(([code, sex]) => [fold(code), canonical.get(sex) ?? notSet]));
  for (const [word, value] of canonical) table.set(word, value);
  tables.set(codes, table);
  return table;
}
