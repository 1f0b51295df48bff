/** The columns a file has against the columns a profile reads. */
import { TotsugoError } from '../errors.js';
import type { ColumnKey, ColumnSpec, Profile } from './profile.js';
import type { KeyFields } from './record.js';

export interface Columns {
  readonly names: readonly string[];
  readonly keys: readonly KeyFields[];
  /** Columns that the profile reads and the file lacks. */
  readonly missing: readonly string[];
  /** Columns that stand twice and that nothing reads. */
  readonly repeated: readonly string[];
}

/** Names are held against each other without width and outer space: ﾌﾘｶﾞﾅ heads the same column as フリガナ. */
const columnKey = (name: string) => name.normalize('NFKC').trim();

function indexByName(names: readonly string[]) {
  const index = new Map<string, number>();
  const repeated = new Set<string>();
  names.forEach((name, at) => {
    const key = columnKey(name);
    if (key === '') return;
    if (index.has(key)) repeated.add(key);
    else index.set(key, at);
  });
  return { index, repeated };
}

/** A joined value keeps the columns that are there, unless one is missing that it cannot do without. */
function keyFields(key: ColumnKey, spec: ColumnSpec, index: ReadonlyMap<string, number>): KeyFields | null {
  const at = (name: string) => index.get(columnKey(name));
  const fields = spec.columns.map(at).filter((found) => found !== undefined);
  const required = spec.required.map(at);
  if (fields.length === 0 || required.includes(undefined)) return null;
  return { key, fields, with: spec.with, required: required.filter((found) => found !== undefined) };
}

/** What nothing can be rechecked without; of the two names one is enough. */
function requireColumns(file: string, profile: Profile, keys: readonly KeyFields[]): void {
  const has = (key: ColumnKey) => keys.some((one) => one.key === key);
  const nameOf = (key: ColumnKey) => profile.columns[key]?.columns.join('・') ?? key;
  const lacking = (['recordId', 'individualNumber', 'birthDate'] as const).filter((key) => !has(key)).map(nameOf);
  if (!has('nameKanji') && !has('nameKana')) lacking.push(`${nameOf('nameKanji')} / ${nameOf('nameKana')}`);
  if (lacking.length > 0) {
    throw new TotsugoError('COLUMN_MISSING', { file, columns: lacking.join(', '), profile: profile.name });
  }
}

/** Delimiters a file might use in place of the profile's. */
const delimiters: readonly (readonly [string, string])[] = [
  [',', ','],
  ['\t', '\\t'],
  [';', ';'],
  ['|', '|'],
];

function hintDelimiter(file: string, profile: Profile, names: readonly string[]): void {
  if (names.length !== 1) return;
  const line = names[0] as string;
  for (const [delimiter, shown] of delimiters) {
    if (delimiter !== profile.delimiter && line.split(delimiter).length > 2) {
      throw new TotsugoError('DELIMITER_DIFFERS', { file, found: shown, profile: profile.name });
    }
  }
}

/**
 * Finds the profile's columns among a file's.
 * Throws DELIMITER_DIFFERS, DUPLICATE_HEADER, COLUMN_MISSING, before a single row is read.
 */
export function resolveColumns(file: string, profile: Profile, names: readonly string[]): Columns {
  hintDelimiter(file, profile, names);
  const { index, repeated } = indexByName(names);
  const read = [...new Set(Object.values(profile.columns).flatMap((spec) => spec.columns))];
  const wanted = new Set(read.map(columnKey));
  const doubtful = [...repeated].filter((name) => wanted.has(name));
  if (doubtful.length > 0) throw new TotsugoError('DUPLICATE_HEADER', { file, columns: doubtful.join(', ') });
  const keys: KeyFields[] = [];
  for (const [key, spec] of Object.entries(profile.columns) as [ColumnKey, ColumnSpec][]) {
    const found = keyFields(key, spec, index);
    if (found) keys.push(found);
  }
  requireColumns(file, profile, keys);
  return {
    names,
    keys,
    missing: read.filter((name) => !index.has(columnKey(name))),
    repeated: [...repeated].filter((name) => !wanted.has(name)),
  };
}
