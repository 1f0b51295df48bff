// Exports, profiles and tables of own characters: damaged, then read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TotsugoError } from '../../../dist/errors.js';
import { inspectInput, loadProfile, readInput } from '../../../dist/ingest/index.js';
import { run } from '../../program/in-process.js';
import { ensure, linesAccounted, numbersIn, searched } from '../checks.js';
import { cityCharacters, cityPart, cityProfile, exportsToRead, nights, profiles } from '../fixtures.js';
import { hostile } from '../hostile.js';
import { damagedBytes, damagedTable, encoded, encodings, writtenCsv } from '../mutate.js';
import { damagedYaml } from '../yaml.js';

/** A damaged export and the profile it is read by. */
export function damagedExport(random) {
  if (random.chance(0.45)) {
    const { profile, bytes } = random.pick(exportsToRead);
    return { profile, bytes: damagedBytes(random, bytes) };
  }
  if (random.chance(0.2))
    return { profile: 'juki-standard', bytes: damagedBytes(random, cityPart(random, 20).municipal) };
  const side = random.pick(['municipal', 'insurer']);
  const { table } = damagedTable(random, random.pick(nights)[side]);
  const bytes = encoded(writtenCsv(random, table), random.pick(encodings));
  const profile = side === 'municipal' ? 'juki-standard' : 'kanyusha-standard';
  return { profile, bytes: random.chance(0.2) ? damagedBytes(random, bytes) : bytes };
}

/** Reads a file twice, in chunks of different sizes, and holds its lines against what became of them. */
function readTwice(random, profileName, file, bytes) {
  const profile = loadProfile(profileName);
  const plan = inspectInput(file, profile, profile.source);
  const readIn = (chunkBytes) => {
    const seen = { records: [], lines: [], rejects: [], stats: null };
    for (const batch of readInput(plan, { chunkBytes })) {
      seen.records.push(...batch.records);
      seen.lines.push(...batch.lines);
      seen.rejects.push(...batch.rejects);
      if (batch.stats) seen.stats = batch.stats;
    }
    return seen;
  };
  const whole = readIn(1 << 20);
  const parts = readIn(1 + random.int(300));
  ensure(JSON.stringify(whole) === JSON.stringify(parts), 'chunks of another size are read otherwise');
  const { records, lines, rejects, stats } = whole;
  ensure(stats.read === records.length + rejects.length && stats.rejected === rejects.length, 'rows do not add up');
  const begun = new Set([...lines, ...rejects.map(({ line }) => line)]);
  if (plan.header) begun.add(firstLine(bytes, plan.encoding));
  linesAccounted(bytes, plan.encoding, begun);
  return records;
}

function firstLine(bytes, encoding) {
  const text = encoding.startsWith('utf-16') ? bytes.toString('latin1').replaceAll('\0', '') : bytes.toString('latin1');
  const at = text
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .split('\n')
    .findIndex((line) => !/^\r?$/.test(line));
  return at + 1;
}

async function readExport(random, { folder }) {
  const { profile, bytes } = damagedExport(random);
  const file = join(folder, 'export.csv');
  writeFileSync(file, bytes);
  let outcome = 'read';
  try {
    readTwice(random, profile, file, bytes);
  } catch (error) {
    if (!(error instanceof TotsugoError)) throw error;
    outcome = error.code;
  }
  return { outcome, bytes: bytes.length, searched: 0 };
}

/** The numbers in the column of a table that holds them. */
export function numbersOf(rows) {
  const column = rows[0]?.indexOf('個人番号') ?? -1;
  return new Set(rows.slice(1).flatMap((row) => [...numbersIn(row[column] ?? '')]));
}

async function checkExport(random, { folder }) {
  const { profile, bytes } = damagedExport(random);
  const file = join(folder, 'export.csv');
  writeFileSync(file, bytes);
  const { status, code, stdout, stderr } = await run([
    'profile',
    'check',
    profile,
    file,
    ...(random.chance(0.5) ? ['--json'] : []),
  ]);
  return {
    outcome: code ?? `exit ${status}`,
    bytes: bytes.length,
    searched: searched(stdout + stderr, new Set(), 'its messages'),
  };
}

async function readByProfile(random, { folder }) {
  const { text, bytes } = random.chance(0.2)
    ? { text: cityProfile, bytes: cityPart(random, 5).municipal }
    : random.pick(profiles);
  const yaml = damagedYaml(random, text);
  writeFileSync(join(folder, 'own.yaml'), yaml);
  writeFileSync(join(folder, 'characters.tsv'), cityCharacters);
  writeFileSync(join(folder, 'export.csv'), bytes);
  const { status, code, stdout, stderr } = await run([
    'profile',
    'check',
    join(folder, 'own.yaml'),
    join(folder, 'export.csv'),
  ]);
  ensure({}.polluted === undefined, 'a prototype was changed');
  ensure(!/root:/.test(stdout + stderr), 'a file that is not named was read');
  return {
    outcome: code ?? `exit ${status}`,
    bytes: yaml.length,
    searched: searched(stdout + stderr, new Set(), 'its messages'),
  };
}

const tableLines = [
  'U+E000\tU+845B U+E0100',
  'U+E001\t髙',
  '\tx',
  'U+D800\tx',
  'U+110000\tx',
  'U+E000',
  'U+E002\tU+E003',
  '\ue005\t吉',
  '#',
  'U+E000\t異',
];

async function readCharacters(random, { folder }) {
  const rows = cityCharacters.split('\n');
  for (let left = random.few(5); left > 0; left--) {
    rows.splice(
      random.int(rows.length + 1),
      random.int(2),
      random.chance(0.6) ? random.pick(tableLines) : `U+E0${random.int(256).toString(16)}\t${hostile(random)}`,
    );
  }
  const table = random.chance(0.3) ? damagedBytes(random, Buffer.from(rows.join('\n'))) : Buffer.from(rows.join('\n'));
  writeFileSync(join(folder, 'own.yaml'), cityProfile);
  writeFileSync(join(folder, 'characters.tsv'), table);
  writeFileSync(join(folder, 'export.csv'), cityPart(random, 5).municipal);
  const { status, code, stdout, stderr } = await run([
    'profile',
    'check',
    join(folder, 'own.yaml'),
    join(folder, 'export.csv'),
  ]);
  return {
    outcome: code ?? `exit ${status}`,
    bytes: table.length,
    searched: searched(stdout + stderr, new Set(), 'its messages'),
  };
}

export const readKinds = [
  { name: 'export', weight: 34, run: readExport },
  { name: 'profile check', weight: 6, run: checkExport },
  { name: 'profile', weight: 12, run: readByProfile },
  { name: 'characters', weight: 3, run: readCharacters },
];
