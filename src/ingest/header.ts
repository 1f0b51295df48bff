/** The columns a file has against the columns a profile reads. */
import { TotsugoError } from '../errors.js';
import type { ColumnKey, ColumnSpec, Profile } from './profile.js';
import type { KeyFields } from './record.js';

export interface Columns {
  readonly names: readonly string[];
  /** What each column may be called in a message: its name where the profile knows it, else `#` and its place, from 1. */
  readonly labels: readonly string[];
  readonly keys: readonly KeyFields[];
  /** Columns that the profile reads and the file lacks. */
  readonly missing: readonly string[];
  /** Columns that bear the name of another and that nothing reads, by their labels. */
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
function requireColumns(
  file: string,
  profile: Profile,
  keys: readonly KeyFields[],
  present: ReadonlyMap<string, number>,
): void {
  const has = (key: ColumnKey) => keys.some((one) => one.key === key);
  const nameOf = (key: ColumnKey) => {
    const spec = profile.columns[key];
    const lacking = spec?.required.filter((name) => !present.has(columnKey(name))) ?? [];
    return (lacking.length > 0 ? lacking : (spec?.columns ?? [key])).join('・');
  };
  const lacking = (['recordId', 'individualNumber', 'birthDate'] as const).filter((key) => !has(key)).map(nameOf);
  if (!has('nameKanji') && !has('nameKana')) lacking.push(`${nameOf('nameKanji')} / ${nameOf('nameKana')}`);
  if (lacking.length > 0) {
    throw new TotsugoError('COLUMN_MISSING', { file, columns: lacking.join(', '), profile: profile.name });
  }
}

/** A file that should have no header begins with the very names: as a row they would become a person. */
export function refuseHeader(file: string, profile: Profile, first: readonly string[]): void {
  if (profile.header === true) return;
  const names = new Set(profile.header.map(columnKey));
  const named = first.filter((text) => names.has(columnKey(text))).length;
  if (named * 2 >= profile.header.length) throw new TotsugoError('HEADER_UNEXPECTED', { file, profile: profile.name });
}

/** Delimiters a file might use in place of the profile's. */
const delimiters: readonly (readonly [string, string])[] = [
  [',', ','],
  ['\t', '\\t'],
  [';', ';'],
  ['|', '|'],
];

export function hintDelimiter(file: string, profile: Profile, first: readonly string[]): void {
  if (first.length !== 1) return;
  const line = first[0] as string;
  for (const [delimiter, shown] of delimiters) {
    if (delimiter !== profile.delimiter && line.split(delimiter).length > 2) {
      throw new TotsugoError('DELIMITER_DIFFERS', { file, found: shown, profile: profile.name });
    }
  }
}

/**
 * Finds the profile's columns among a file's.
 * Throws DUPLICATE_HEADER, COLUMN_MISSING, before a single row is read.
 */
export function resolveColumns(file: string, profile: Profile, names: readonly string[]): Columns {
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
  requireColumns(file, profile, keys, index);
  // A header into which a row has run holds people's data: what the profile does not name is not shown.
  const labels = names.map((name, at) => (wanted.has(columnKey(name)) ? name : `#${at + 1}`));
  return {
    names,
    labels,
    keys,
    missing: read.filter((name) => !index.has(columnKey(name))),
    repeated: labels.filter((label, at) => label.startsWith('#') && repeated.has(columnKey(names[at] ?? ''))),
  };
}
