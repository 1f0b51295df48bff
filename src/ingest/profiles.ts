/** Profiles from YAML: built-in ones by name, one's own by path. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TotsugoError } from '../errors.js';
import { loadCharacters } from './characters.js';
import type { ColumnKey, ColumnSpec, Profile } from './profile.js';
import { expectedAt, type ProfileFile, profileSchema } from './profile-schema.js';
import { type Place, problem, readYaml, type Written } from './profile-yaml.js';

const builtIn = fileURLToPath(new URL('./profiles/', import.meta.url));
const MAX_PROFILE_BYTES = 256 * 1024;

/** Names of the built-in profiles, in order. */
export function listProfiles(): string[] {
  return readdirSync(builtIn)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** The file of a profile: what looks like a path is one, else a built-in name. */
function profilePath(nameOrPath: string): string {
  if (/[/\\]|\.ya?ml$/i.test(nameOrPath)) return nameOrPath;
  const names = listProfiles();
  if (names.includes(nameOrPath)) return `${builtIn}${nameOrPath}.yaml`;
  if (existsSync(nameOrPath)) return nameOrPath;
  throw new TotsugoError('PROFILE_NOT_FOUND', { name: nameOrPath, names: names.join(', ') });
}

function readText(path: string): string {
  try {
    if (statSync(path).size > MAX_PROFILE_BYTES) {
      throw new TotsugoError('PROFILE_TOO_LARGE', { file: path, bytes: MAX_PROFILE_BYTES });
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TotsugoError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? 'error';
    if (reason === 'ENOENT') throw new TotsugoError('FILE_NOT_FOUND', { file: path });
    if (reason === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new TotsugoError('PROFILE_SYNTAX', { file: path, line: 1, column: 1, detail: 'UTF-8' });
    }
    throw new TotsugoError('FILE_UNREADABLE', { file: path, reason });
  }
}

/** The YAML of a profile as it is written. */
export const profileText = (nameOrPath: string): string => readText(profilePath(nameOrPath));

/** What no schema says: rules between keys. */
function checkTogether(file: string, { placeOf }: Written, profile: ProfileFile): void {
  const { dates, header, columns } = profile;
  if (dates.includes('era-code-1-5') && dates.includes('era-code-13579')) {
    throw new TotsugoError('PROFILE_DATES_CONFLICT', { file, ...placeOf(['dates']) });
  }
  if (profile.coverage && profile.source !== 'municipal') {
    throw new TotsugoError('PROFILE_COVERAGE_SOURCE', { file, ...placeOf(['coverage']) });
  }
  if (Array.isArray(header) && new Set(header).size < header.length) {
    throw new TotsugoError('PROFILE_HEADER_REPEATED', { file, ...placeOf(['header']) });
  }
  for (const [key, spec] of Object.entries(columns)) {
    const names = typeof spec === 'string' ? [spec] : spec.join;
    const stray =
      typeof spec === 'string' ? undefined : spec.required.find((name) => !(names as readonly string[]).includes(name));
    const unknown = stray ?? (header === true ? undefined : names.find((name) => !header.includes(name)));
    if (unknown !== undefined) {
      const place = placeOf(['columns', key]);
      throw new TotsugoError('PROFILE_COLUMN_UNKNOWN', { file, ...place, key: `columns.${key}`, name: unknown });
    }
  }
  for (const key of ['recordId', 'individualNumber', 'birthDate'] as const) {
    if (!columns[key]) throw new TotsugoError('PROFILE_KEY_MISSING', keyMissing(file, placeOf(['columns']), key));
  }
  if (!columns.nameKanji && !columns.nameKana) {
    throw new TotsugoError('PROFILE_KEY_MISSING', keyMissing(file, placeOf(['columns']), 'nameKanji'));
  }
}

const keyMissing = (file: string, place: Place, key: string) => ({
  file,
  ...place,
  key: `columns.${key}`,
  expected: expectedAt(['columns']),
});

const columnSpec = (spec: NonNullable<ProfileFile['columns'][ColumnKey]>): ColumnSpec =>
  typeof spec === 'string'
    ? { columns: [spec], with: '', required: [] }
    : { columns: spec.join, with: spec.with, required: spec.required };

/** Without a prototype: a code named `constructor` finds nothing. */
const codeTable = <T>(codes: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null) as Record<string, T>, codes);

const sexCodes = { '1': 'male', '2': 'female', '3': 'not_set', 男: 'male', 女: 'female' } as const;

/**
 * Reads and checks a profile: the name of a built-in one, or the path of a YAML file.
 * Throws a TotsugoError that names file, line and column of what is wrong.
 * Example: `loadProfile('juki-standard').columns.nameKana?.columns` is `['氏名カナ']`.
 */
export function loadProfile(nameOrPath: string): Profile {
  const path = profilePath(nameOrPath);
  const text = readText(path);
  const written = readYaml(path, text);
  const checked = profileSchema.safeParse(written.value, { reportInput: true });
  if (!checked.success) throw problem(path, written, checked.error.issues);
  const profile = checked.data;
  checkTogether(path, written, profile);
  const hash = createHash('sha256').update(text);
  const characters = profile.characters && loadCharacters(dirname(path), profile.characters);
  if (characters) hash.update('\0').update(characters.text);
  const columns = Object.entries(profile.columns).map(([key, spec]) => [key, columnSpec(spec)]);
  return {
    name: profile.name,
    source: profile.source,
    encoding: profile.encoding,
    delimiter: profile.delimiter,
    header: profile.header,
    columns: Object.fromEntries(columns),
    protectedCodes: codeTable(profile.codes.protected ?? {}),
    conventions: {
      sex: codeTable(profile.codes.sex ?? sexCodes),
      status: codeTable(profile.codes.status ?? {}),
      dates: profile.dates,
      ...(characters ? { characters: characters.table } : {}),
    },
    ...(profile.coverage ? { coverage: profile.coverage } : {}),
    sha256: hash.digest('hex'),
  };
}
