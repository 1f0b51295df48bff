/** Rows → records, by a profile's columns. Values stay as the source wrote them; an empty one is null. */
import { isProtected } from '../fields/protection/index.js';
import type { Source, SourceRecord } from '../model.js';
import type { ColumnKey, Profile } from './profile.js';

/** Where the value of a key stands in a row. */
export interface KeyFields {
  readonly key: ColumnKey;
  /** Indices of the fields, joined where there are several. */
  readonly fields: readonly number[];
  readonly with: string;
  /** Indices of fields that may not be blank in a joined value. */
  readonly required: readonly number[];
}

/** Identifiers keep the place of a blank part (`138016::123:01`); other joined values leave it out. */
const identifiers: ReadonlySet<ColumnKey> = new Set(['recordId', 'householdId']);

const isBlank = (text: string) => text.trim() === '';

function joinedValue(row: readonly string[], { key, fields, required, with: joiner }: KeyFields): string | null {
  for (const field of required) if (isBlank(row[field] as string)) return null;
  const parts = fields.map((field) => row[field] as string);
  if (parts.every(isBlank)) return null;
  return (identifiers.has(key) ? parts : parts.filter((part) => !isBlank(part))).join(joiner);
}

/**
 * Whether a value of the 支援措置 column withholds the address, by the profile's codes first. In doubt it does.
 * Example: `readProtection('なし', {})` is false, `readProtection('確認中', {})` is true.
 */
export function readProtection(text: string, codes: Profile['protectedCodes']): boolean {
  const value = text.trim();
  if (Object.hasOwn(codes, value)) return codes[value] as boolean;
  return isProtected(value);
}

type RowReader = (row: readonly string[]) => SourceRecord;

/**
 * A function from rows to records that all have the same keys in the same order: those whose columns the file has.
 * Null values stand for empty fields.
 */
export function recordReader(source: Source, keys: readonly KeyFields[], codes: Profile['protectedCodes']): RowReader {
  const names = keys.map(({ key }) => key);
  const single = keys.map(({ key, fields }) =>
    fields.length === 1 && key !== 'protected' && key !== 'recordId' ? (fields[0] as number) : -1,
  );
  const template = Object.fromEntries([['source', source], ...names.map((name) => [name, null])]);
  const special = (row: readonly string[], at: number) => {
    const key = keys[at] as KeyFields;
    if (key.key === 'protected') return readProtection(key.fields.map((field) => row[field]).join(''), codes);
    const value = key.fields.length === 1 ? (row[key.fields[0] as number] as string) : joinedValue(row, key);
    return value === null || isBlank(value) ? null : value;
  };
  return (row) => {
    const record: Record<string, unknown> = { ...template };
    for (let at = 0; at < names.length; at++) {
      const field = single[at] as number;
      if (field < 0) record[names[at] as string] = special(row, at);
      else if (row[field] !== '') record[names[at] as string] = row[field];
    }
    return record as SourceRecord;
  };
}
