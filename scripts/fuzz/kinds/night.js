// Whole nights: on damaged exports, by damaged settings, on a damaged database or key.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { TotsugoError } from '../../../dist/errors.js';
import { loadConfig } from '../../../dist/settings/config.js';
import { run } from '../../program/in-process.js';
import { countsAccounted, ensure, numbersIn, searched, textsBelow } from '../checks.js';
import { cityPart, nights } from '../fixtures.js';
import { damagedBytes, damagedTable, encoded, plainCsv, writtenCsv } from '../mutate.js';
import { damagedYaml } from '../yaml.js';
import { numbersOf } from './read.js';

const places = (folder) => [
  '--db',
  join(folder, 'totsugo.db'),
  '--key-file',
  join(folder, 'key'),
  '--out',
  join(folder, 'out'),
];
const day = ['--as-of', '2026-04-01', '--threads', '1'];

/** Two damaged exports, and the Individual Numbers in them that no record id was made of. */
function damagedPair(random) {
  if (random.chance(0.2)) {
    const { municipal, insurer } = cityPart(random, 30);
    const pair = { municipal: damagedBytes(random, municipal), insurer: damagedBytes(random, insurer) };
    return {
      ...pair,
      numbers: new Set([...numbersIn(municipal.toString('latin1')), ...numbersIn(insurer.toString('latin1'))]),
    };
  }
  const night = random.pick(nights);
  const numbers = new Set();
  const side = (rows) => {
    const { table, columns } = random.chance(0.7) ? damagedTable(random, rows) : { table: rows, columns: false };
    // Where columns moved, an id may be what was a number: ids are shown.
    for (const number of numbersOf(columns ? rows : table)) numbers.add(number);
    const ids = columns ? table.flat().flatMap((cell) => [...numbersIn(String(cell))]) : [];
    return { ids, bytes: encoded(writtenCsv(random, table), random.pick(['utf-8', 'utf-8', 'cp932', 'utf-16le-bom'])) };
  };
  const [municipal, insurer] = [side(night.municipal), side(night.insurer)];
  for (const id of [...municipal.ids, ...insurer.ids]) numbers.delete(id);
  return { municipal: municipal.bytes, insurer: insurer.bytes, numbers };
}

async function recheck(random, { folder }) {
  const { municipal, insurer, numbers } = damagedPair(random);
  const files = [join(folder, 'juki.csv'), join(folder, 'kanyusha.csv')];
  writeFileSync(files[0], municipal);
  writeFileSync(files[1], insurer);
  const extra = ['--with-rows', '--all', '--json', '--encoding=cp932'].filter(() => random.chance(0.3));
  const args = ['recheck', '--municipal', files[0], '--insurer', files[1], ...places(folder), ...day, ...extra];
  const { status, code, stdout, stderr } = await run(args, { home: folder });
  return {
    outcome: code ?? `exit ${status}`,
    ...judged(folder, status, stdout + stderr, numbers),
    bytes: municipal.length + insurer.length,
  };
}

/** What a night left: whole accounts, no number in any text, nothing temporary. */
function judged(folder, status, messages, numbers) {
  ensure([0, 1, 2].includes(status), `exit status ${status}`);
  let bytes = searched(messages, numbers, 'its messages');
  const out = join(folder, 'out');
  if (!existsSync(join(out, 'summary.json'))) {
    ensure(status === 2, 'a night without a summary ended well');
    return { searched: bytes };
  }
  for (const [name, text] of textsBelow(out)) {
    ensure(!name.endsWith('.tmp'), `${name} was left`);
    bytes += searched(text, numbers, name);
  }
  const rejects = readFileSync(join(out, 'rejects.csv'), 'latin1');
  countsAccounted(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')), countRows(rejects));
  return { searched: bytes };
}

/** Rows of a CSV below its header; a quoted cell may span lines. */
function countRows(text) {
  let [rows, quoted] = [0, false];
  for (const line of text.split('\n').slice(0, -1)) {
    if ((line.split('"').length - 1) % 2 === 1) quoted = !quoted;
    if (!quoted) rows++;
  }
  return rows - 1;
}

const config = `municipal: [juki.csv]
insurer: [kanyusha.csv]
municipalProfile: juki-standard
insurerProfile: kanyusha-standard
db: totsugo.db
out: out
keyFile: key
asOf: "2026-04-01"
threads: 1
encoding: utf-8
lang: ja
withRows: false
all: false
quiet: true
json: false
exitZero: false
policy: policy.yaml
`;
const policy = 'evidence: { threshold: 2 }\nnamesakes: { threshold: 0.1 }\npopulation: 123000000\n';

async function settings(random, { folder }) {
  const night = random.pick(nights);
  writeFileSync(join(folder, 'juki.csv'), plainCsv(night.municipal));
  writeFileSync(join(folder, 'kanyusha.csv'), plainCsv(night.insurer));
  const both = random.chance(0.5);
  const yaml = [both ? damagedYaml(random, config) : config, both ? policy : damagedYaml(random, policy)];
  const file = join(folder, 'night.yaml');
  writeFileSync(file, yaml[0]);
  writeFileSync(join(folder, 'policy.yaml'), yaml[1]);
  const size = yaml[0].length + yaml[1].length;
  const named = placesNamed(file);
  if (typeof named === 'string') return { outcome: named, bytes: size, searched: 0 };
  // What the file names is the user's to name; here, nothing outside the case's own folder is tried.
  if (named.some((path) => relative(folder, path).startsWith('..')))
    return { outcome: 'names a place outside', bytes: size, searched: 0 };
  const before = namesBeside(folder);
  const { status, code, stdout, stderr } = await run(['recheck', '--config', file, '--threads', '1'], { home: folder });
  ensure({}.polluted === undefined, 'a prototype was changed');
  ensure(namesBeside(folder) === before, 'something was written beside its folder');
  const numbers = new Set([...numbersOf(night.municipal), ...numbersOf(night.insurer)]);
  return {
    outcome: code ?? `exit ${status}`,
    bytes: size,
    searched: searched(stdout + stderr, numbers, 'its messages'),
  };
}

function placesNamed(file) {
  try {
    const {
      municipal = [],
      insurer = [],
      db,
      out,
      keyFile,
      policy: rules,
      municipalProfile,
      insurerProfile,
    } = loadConfig(file);
    return [...municipal, ...insurer, db, out, keyFile, rules, municipalProfile, insurerProfile].filter((path) =>
      path?.includes('/'),
    );
  } catch (error) {
    if (error instanceof TotsugoError) return error.code;
    throw error;
  }
}

const namesBeside = (folder) => readdirSync(dirname(folder)).join('\n');

/** A night, then the same on its database or key with bytes damaged: the damage is named, or what is read is right. */
async function damagedStore(random, { folder }) {
  const night = random.pick(nights);
  const files = [join(folder, 'juki.csv'), join(folder, 'kanyusha.csv')];
  writeFileSync(files[0], plainCsv(night.municipal));
  writeFileSync(files[1], plainCsv(night.insurer));
  const args = ['recheck', '--municipal', files[0], '--insurer', files[1], ...places(folder), ...day, '--quiet'];
  const first = await run(args, { home: folder });
  const target = join(folder, random.pick(['totsugo.db', 'totsugo.db', 'totsugo.db', 'totsugo.db.lock', 'key']));
  if (!existsSync(target)) return { outcome: first.code ?? 'no database', bytes: 0, searched: 0 };
  const bytes = damagedBytes(random, readFileSync(target));
  writeFileSync(target, bytes);
  const again = random.chance(0.5) ? args : [random.pick(['runs', 'report']), ...places(folder).slice(0, 4)];
  if (again[0] === 'report') again.push('--out', join(folder, 'again'));
  const { status, code, stdout, stderr } = await run(again, { home: folder });
  const numbers = new Set([...numbersOf(night.municipal), ...numbersOf(night.insurer)]);
  return {
    outcome: code ?? `exit ${status}`,
    bytes: bytes.length,
    searched: searched(stdout + stderr, numbers, 'its messages'),
  };
}

export const nightKinds = [
  { name: 'night', weight: 12, run: recheck },
  { name: 'settings', weight: 8, run: settings },
  { name: 'database and key', weight: 2, run: damagedStore },
];
