// How often the built program says of the labelled pairs what a registrar would: sensitivity (pairs that should agree
// and do) and specificity (pairs that should differ and are not said to agree), by category, beside two baselines.
//
//   npm run bench:pairs                          both sets
//   npm run bench:pairs -- --set tuning --failures     the ids that fail, with what the program said; no values
//   npm run bench:pairs -- --set held-out --by field --json
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';

const { values: options } = parseArgs({
  options: {
    set: { type: 'string' },
    by: { type: 'string', default: 'category' },
    failures: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    dist: { type: 'string' },
  },
});

/** What issue 3 aims at on held-out pairs: [sensitivity, specificity]. */
const aims = {
  kanji: [0.99, 0.999],
  kana: [0.99, 0.999],
  birthDate: [0.99, 0.999],
  alphabet: [0.99, 0.999],
  record: [0.99, 0.999],
  reading: [0.97, 0.995],
  address: [0.97, 0.995],
};

async function loadProgram() {
  if (!options.dist) await import('../scripts/build.js');
  const base = options.dist ? pathToFileURL(`${options.dist}/`) : new URL('../dist/', import.meta.url);
  const load = (name) => import(new URL(name, base).href);
  const [normalize, compare, classify, policy] = await Promise.all([
    load('judge/normalize.js'),
    load('judge/compare.js'),
    load('judge/classify.js'),
    load('judge/policy.js'),
  ]);
  const record = (value) => normalize.normalizeRecord(value, policy.defaultConventions);
  return (a, b) => {
    const { fields } = compare.comparePair(record(a), record(b), policy.defaultPolicy, () => 1);
    return { fields, names: classify.classifyNames(fields) };
  };
}

function rowsOf(set) {
  const folder = new URL(`../fixtures/pairs/${set}/`, import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return files.flatMap((name) => parse(readFileSync(new URL(name, folder)), { columns: true }));
}

/** The two records that a pair of bare values stands for, and where its outcome lies in the verdict. */
const shapes = {
  kanji: { keys: ['nameKanji', 'nameKanji'], field: 'nameKanji' },
  kana: { keys: ['nameKana', 'nameKana'], field: 'nameKana' },
  reading: { keys: ['nameKanji', 'nameKana'], field: 'reading' },
  birthDate: { keys: ['birthDate', 'birthDate'], field: 'birthDate' },
  address: { keys: ['address', 'address'], field: 'address' },
  alphabet: { keys: ['nameAlphabet', 'nameAlphabet'], field: 'nameKanji' },
};

const simple = { agree: 'agree', agree_by_rule: 'agree', differ: 'differ' };
const namesAs = { agree: 'agree', half_differ: 'differ', differ: 'differ', undecided: 'undecidable' };

/** What the program says of a row: `agree`, `differ` or `undecidable` (a missing outcome too), and by which rules. */
function ask(program, row) {
  if (row.field === 'record') {
    const { fields, names } = program(JSON.parse(row.a), JSON.parse(row.b));
    const outcomes = [fields.nameKanji, fields.nameKana, fields.reading];
    return { said: namesAs[names], rules: outcomes.flatMap((outcome) => outcome.rules ?? []) };
  }
  const { keys, field } = shapes[row.field];
  const { fields } = program({ source: 'municipal', [keys[0]]: row.a }, { source: 'insurer', [keys[1]]: row.b });
  return { said: simple[fields[field].outcome] ?? 'undecidable', rules: fields[field].rules ?? [] };
}

const exact = (text) => text;
const nfkc = (text) => text.normalize('NFKC').replace(/\s/g, '');

/** What comparing texts alone would say. Of records: some name equal and none different. */
function baseline(row, form) {
  if (row.field !== 'record') return form(row.a) === form(row.b) ? 'agree' : 'differ';
  const [a, b] = [JSON.parse(row.a), JSON.parse(row.b)];
  const both = ['nameKanji', 'nameKana', 'nameAlphabet'].filter((key) => a[key] && b[key]);
  return both.length > 0 && both.every((key) => form(a[key]) === form(b[key])) ? 'agree' : 'differ';
}

/** Wilson's 95 % interval of k in n. */
function wilson(k, n) {
  const z = 1.959964;
  const centre = (k + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((k * (n - k)) / n + (z * z) / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

const percent = (share, digits = 1) => (share * 100).toFixed(digits);

function rate(rows, passes) {
  if (rows.length === 0) return null;
  const k = rows.filter(passes).length;
  return { k, n: rows.length, share: k / rows.length, interval: wilson(k, rows.length) };
}

function measure(rows) {
  const of = (label) => rows.filter((row) => row.expected === label);
  const bySide = (key) => ({
    sensitivity: rate(of('agree'), (row) => row[key] === 'agree'),
    specificity: rate(of('differ'), (row) => row[key] !== 'agree'),
  });
  return {
    pairs: rows.length,
    ...bySide('said'),
    undecidable: rate(of('undecidable'), (row) => row.said === 'undecidable'),
    differsOutright: rate(of('differ'), (row) => row.said === 'differ'),
    baselines: { exact: bySide('exact'), nfkc: bySide('nfkc') },
  };
}

function show(measured) {
  const one = (r) =>
    r ? `${r.k}/${r.n} ${percent(r.share, 2)} [${r.interval.map((x) => percent(x)).join('–')}]` : '–';
  const short = ({ sensitivity, specificity }) =>
    [sensitivity, specificity].map((r) => (r ? percent(r.share) : '–')).join(' / ');
  const { sensitivity, specificity, undecidable, baselines } = measured;
  return [one(sensitivity), one(specificity), undecidable ? `${undecidable.k}/${undecidable.n}` : '–'].concat(
    short(baselines.exact),
    short(baselines.nfkc),
  );
}

function print(set, groups) {
  const head = [set, 'sensitivity % [95 %]', 'specificity % [95 %]', 'undecided', 'exact', 'NFKC'];
  const lines = [head, ...groups.map(([name, measured]) => [name, ...show(measured)])];
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  for (const line of lines)
    process.stdout.write(
      `${line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd()}\n`,
    );
  process.stdout.write('\n');
}

function grouped(rows, key) {
  const groups = Map.groupBy ? Map.groupBy(rows, (row) => row[key]) : new Map();
  if (groups.size === 0) for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return [...groups].sort(([x], [y]) => (x < y ? -1 : 1)).map(([name, members]) => [name, measure(members)]);
}

const failed = (row) => (row.expected === 'differ' ? row.said === 'agree' : row.said !== row.expected);

function report(set, rows) {
  const byField = grouped(rows, 'field');
  if (options.by === 'category') print(`${set} (${rows.length})`, grouped(rows, 'category'));
  print(`${set} (${rows.length})`, byField);
  for (const [field, { sensitivity, specificity }] of byField) {
    const missed = [sensitivity, specificity].some((r, i) => r && r.share < aims[field][i]);
    if (missed) process.stdout.write(`${field}: below its aim, ${aims[field].map((x) => percent(x)).join(' / ')} %\n`);
  }
  if (!options.failures) return;
  for (const row of rows.filter(failed)) {
    const rules = row.rules.map((rule) => `${rule.id}(${rule.evidence})`).join(' ');
    process.stdout.write(`${row.id}\texpected ${row.expected}\tsaid ${row.said}\t${rules}\n`);
  }
}

const program = await loadProgram();
const results = {};
for (const set of options.set ? [options.set] : ['tuning', 'held-out']) {
  const rows = rowsOf(set).map((row) => {
    const { said, rules } = ask(program, row);
    return { ...row, said, rules, exact: baseline(row, exact), nfkc: baseline(row, nfkc) };
  });
  if (options.json) {
    const byCategory = options.by === 'field' ? [] : grouped(rows, 'category');
    results[set] = Object.fromEntries([...grouped(rows, 'field'), ...byCategory]);
  } else report(set, rows);
}
if (options.json) process.stdout.write(`${JSON.stringify(results, null, 1)}\n`);
