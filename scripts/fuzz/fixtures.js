// What the cases start from: the repository's own fixtures, read once.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { encoded } from './mutate.js';

const at = (...names) => join(fileURLToPath(new URL('../../fixtures/', import.meta.url)), ...names);
const foldersOf = (name) =>
  readdirSync(at(name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
const profileFile = (name) => [at('profiles', `${name}.yaml`)].find((path) => existsSync(path)) ?? name;

/** Broken and whole exports with the profile that each is read by. */
export const exportsToRead = foldersOf('ingest')
  .map((name) => at('ingest', name, 'input'))
  .flatMap((folder) => {
    const named = join(folder, 'profile');
    const profile = profileFile(existsSync(named) ? readFileSync(named, 'utf8').trim() : 'four-columns');
    const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
    return files.map((file) => ({ profile, bytes: readFileSync(join(folder, file)) }));
  });

const table = (path) => parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), { relax_column_count: true });

/** Nights of two small exports, as tables of cells. */
export const nights = foldersOf('night').map((name) => ({
  name,
  municipal: table(at('night', name, 'input', 'juki.csv')),
  insurer: table(at('night', name, 'input', 'kanyusha.csv')),
  settings: [at('night', name, 'input', 'night.yaml')].find((path) => existsSync(path)),
}));

/** A part of the made city, in CP932 as it stands: `rows` rows from one on, under its header. */
const city = (file) => readFileSync(at('city', 'input', file), 'latin1').split('\r\n');
const register = city('municipal.csv');
const insurer = city('insurer-112037.csv');
export const cityPart = (random, rows) => {
  const part = (lines) => {
    const from = 1 + random.int(lines.length - rows - 1);
    return Buffer.from([lines[0], ...lines.slice(from, from + rows), ''].join('\r\n'), 'latin1');
  };
  return { municipal: part(register), insurer: part(insurer) };
};
export const cityProfile = readFileSync(at('city', 'input', 'municipal-profile.yaml'), 'utf8');
export const cityCharacters = readFileSync(at('city', 'input', 'characters.tsv'), 'utf8');
export const cityRates = readFileSync(at('city', 'rates.yaml'), 'utf8');
export const defaultRates = readFileSync(new URL('../../src/synthesize/rates.yaml', import.meta.url), 'utf8');

const own = fileURLToPath(new URL('../../src/ingest/profiles/', import.meta.url));

/** Profiles as YAML, with an export that each reads. */
export const profiles = [...new Set(exportsToRead.map(({ profile }) => profile))].map((profile) => ({
  text: readFileSync(profile.endsWith('.yaml') ? profile : join(own, `${profile}.yaml`), 'utf8'),
  bytes: exportsToRead.find((one) => one.profile === profile && one.bytes.length > 50)?.bytes ?? encoded('', 'utf-8'),
}));

/** Pairs of values with the field that they belong to. */
const fields = {
  kanji: 'nameKanji',
  kana: 'nameKana',
  address: 'address',
  'birth-date': 'birthDate',
  alphabet: 'nameAlphabet',
};
export const pairs = Object.entries(fields).flatMap(([file, field]) =>
  parse(readFileSync(at('pairs', 'tuning', `${file}.csv`), 'utf8').replace(/^\ufeff/, ''), {
    columns: true,
    relax_column_count: true,
  }).map(({ a, b }) => ({ field, a, b })),
);
