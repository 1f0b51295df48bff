// NDJSON for the filters, records for explain, command lines, and the files that evaluate and synthesize read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnKeys } from '../../../dist/ingest/profile-schema.js';
import { run } from '../../program/in-process.js';
import { ensure, numbersIn, searched } from '../checks.js';
import { cityRates, defaultRates, pairs } from '../fixtures.js';
import { hostile, numbers as knownNumbers } from '../hostile.js';
import { damagedBytes } from '../mutate.js';
import { damagedYaml } from '../yaml.js';

const keys = [...columnKeys, 'source'];
const usual = { individualNumber: knownNumbers[0], sex: '1', source: 'municipal', protected: true };

/** Two records: of a labelled pair, of hostile texts, or of things that are no text. */
function recordsOf(random) {
  const { field, a, b } = random.pick(pairs);
  const records = [{ [field]: a }, { [field]: b }];
  for (const record of records) {
    for (let left = random.int(4); left > 0; left--) {
      const key = random.pick(keys);
      record[key] = random.chance(0.3)
        ? (usual[key] ?? hostile(random))
        : random.chance(0.1)
          ? random.pick([1, null, {}, [], true, Number.POSITIVE_INFINITY])
          : hostile(random);
    }
    if (random.chance(0.03)) record[random.pick(['__proto__', 'constructor', 'extra', knownNumbers[1]])] = 'x';
  }
  return records;
}

const deep = (random) => random.pick(['[', '{"a":']).repeat(random.pick([10, 1000, 100_000]));
const odd = (random) =>
  random.pick([
    '',
    ' ',
    '\r',
    'null',
    '[]',
    '1',
    '"',
    '{}',
    '{"a":{},"b":{}}',
    `{"__proto__":{"polluted":1},"a":{},"b":{}}`,
    deep(random),
    hostile(random),
    `{"id":${knownNumbers[2]}}`,
  ]);

function lineOf(random, filter) {
  if (random.chance(0.1)) return odd(random);
  const [a, b] = recordsOf(random);
  const text = JSON.stringify(
    filter === 'compare'
      ? { id: random.chance(0.9) ? String(random.int(1000)) : random.pick([null, 1, 1.5, true, 1e300]), a, b }
      : a,
  );
  return random.chance(0.1) ? damagedBytes(random, Buffer.from(text)).toString('latin1') : text;
}

function filter(name) {
  return async (random) => {
    const lines = Array.from({ length: 1 + random.int(30) }, () => Buffer.from(lineOf(random, name)));
    const input = Buffer.concat(
      lines.flatMap((line) => [line, Buffer.from('\n')]).slice(0, random.chance(0.9) ? undefined : -1),
    );
    const { status, stdout, stderr } = await run([name], { stdin: input });
    ensure([0, 1, 2].includes(status), `exit status ${status}`);
    ensure({}.polluted === undefined, 'a prototype was changed');
    const wanted = input.toString('latin1').split('\n').length - (input.at(-1) === 10 || input.length === 0 ? 1 : 0);
    const given = stdout.split('\n').slice(0, -1);
    ensure(given.length === wanted, `${wanted} lines in, ${given.length} out`);
    const bad = given.filter((line) => JSON.parse(line).error).length;
    ensure((status === 2) === bad > 0, `${bad} lines could not be read, exit status ${status}`);
    // An id is given back as it came, and tells records apart.
    const ids = numbersIn(given.map((line) => identifiersOf(JSON.parse(line))).join('\n'));
    const numbers = new Set(knownNumbers.filter((number) => !ids.has(number)));
    return {
      outcome: `exit ${status}`,
      bytes: input.length,
      searched: searched(stdout + stderr, numbers, 'its output'),
    };
  };
}

const identifiersOf = (value) => [value.id, value.recordId, value.householdId].map((id) => String(id ?? '')).join('\n');

async function explain(random) {
  const [a, b] = recordsOf(random);
  const args = ['explain', '--a-json', JSON.stringify(a), '--b-json', JSON.stringify(b)];
  const { status, code, stdout, stderr } = await run(random.chance(0.5) ? [...args, '--json'] : args);
  const ids = numbersIn([a, b].map(identifiersOf).join('\n'));
  const numbers = new Set(knownNumbers.filter((number) => !ids.has(number)));
  return {
    outcome: code ?? `exit ${status}`,
    bytes: args.join('').length,
    searched: searched(stdout + stderr, numbers, 'its output'),
  };
}

const words = [
  'recheck',
  'report',
  'runs',
  'diff',
  'explain',
  'profile',
  'check',
  'list',
  'show',
  'evaluate',
  '--municipal',
  '--insurer',
  '--as-of',
  '--policy',
  '--config',
  '--lang',
  '--run',
  '--class',
  '--grade',
  '--format',
  '--rows',
  '--kana',
  '--people',
  '--seed',
  '--threads',
  'juki-standard',
  '-1',
  '1',
  '--',
  '-',
  '--json',
  '--help',
  '-V',
];

/** Command lines that name nothing that is there: no file of the machine is read or written. */
async function commandLine(random, { folder }) {
  const args = Array.from({ length: random.int(7) }, () =>
    random.chance(0.75) ? random.pick(words) : hostile(random).replaceAll('/', '_'),
  );
  const places = ['--db', '--out', '--key-file'];
  if (args.some((arg) => places.includes(arg) || arg === 'synthesize' || arg.includes('\0')))
    return { outcome: 'not tried', bytes: 0, searched: 0 };
  process.chdir(folder);
  const { status, code, stdout, stderr } = await run(args, { home: folder, lang: random.pick(['ja', 'en']) });
  ensure([0, 1, 2].includes(status), `exit status ${status}`);
  return {
    outcome: code ?? `exit ${status}`,
    bytes: args.join(' ').length,
    searched: searched(stdout + stderr, new Set(), 'its messages'),
  };
}

async function rates(random, { folder }) {
  const yaml = damagedYaml(random, random.pick([cityRates, defaultRates]));
  writeFileSync(join(folder, 'rates.yaml'), yaml);
  const args = [
    'synthesize',
    '--people',
    String(1 + random.int(40)),
    '--out',
    join(folder, 'city'),
    '--rates',
    join(folder, 'rates.yaml'),
    '--seed',
    hostile(random),
  ];
  const { status, code, stdout, stderr } = await run(args);
  ensure({}.polluted === undefined, 'a prototype was changed');
  return {
    outcome: code ?? `exit ${status}`,
    bytes: yaml.length,
    searched: searched(stdout + stderr, new Set(), 'its messages'),
  };
}

const finding =
  '{"caseId":"a","class":"NUMBER_SHARED","grade":"C","priority":1,"insurer":["138016:10:1:01"],"municipal":["0001"],"candidates":[{"municipal":"0002","weight":3.5,"fields":{}}],"fields":null,"hints":[],"reason":{"ja":"x","en":"x"},"fingerprint":"b"}\n';
const truth =
  'kind,class,what,insurer,rightful,municipal,true_resident\r\nfault,NUMBER_SHARED,namesake,138016:10:1:01,,0001,0002\r\nnotation,AGREE_BY_RULE,kanji_variant,138016:10:2:01,,0003,0003\r\n';
const links = 'insurer,municipal\r\n138016:10:1:01,0002\r\n138016:10:2:01,0003\r\n';

async function evaluate(random, { folder }) {
  const parts = [finding, truth, links].map((text) =>
    random.chance(0.6) ? damagedBytes(random, Buffer.from(text)) : Buffer.from(text),
  );
  ['findings.ndjson', 'truth.csv', 'truth-links.csv'].forEach((name, at) => {
    writeFileSync(join(folder, name), parts[at]);
  });
  const { status, code, stdout, stderr } = await run([
    'evaluate',
    '--findings',
    folder,
    '--truth',
    folder,
    ...(random.chance(0.5) ? ['--json'] : []),
  ]);
  return {
    outcome: code ?? `exit ${status}`,
    bytes: Buffer.concat(parts).length,
    searched: searched(stdout + stderr, new Set(), 'its messages'),
  };
}

export const filterKinds = [
  { name: 'normalize', weight: 8, run: filter('normalize') },
  { name: 'compare', weight: 9, run: filter('compare') },
  { name: 'explain', weight: 3, run: explain },
  { name: 'command line', weight: 3, run: commandLine },
  { name: 'rates', weight: 2, run: rates },
  { name: 'evaluate', weight: 2, run: evaluate },
];
