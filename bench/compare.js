// Throughput of `comparePair` on one thread, on normalized records: pairs a second where 5 %, 50 % and 100 % of the pairs
// have differing names. Half of those differ in spelling (variant kanji, kana orthography), half are other names
// (surname or given name changed, another person). All other values are of one person; one address in
// five is in another notation than the register's.
//
//   npm run bench:compare                        prints JSON
//   node --cpu-prof bench/compare.js --seconds 5
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    dist: { type: 'string' },
    seconds: { type: 'string', default: '2' },
    pairs: { type: 'string', default: '50000' },
  },
});
/** Issue 3: pairs a second, by the share of differing names. */
const AIMS = { 5: 150_000, 50: 60_000, 100: 30_000 };

if (!options.dist) await import('../scripts/build.js');
const base = options.dist ? pathToFileURL(`${options.dist}/`) : new URL('../dist/', import.meta.url);
const load = (name) => import(new URL(name, base).href);
const [{ normalizeRecord }, { comparePair }, { standardNamesakes }, { defaultConventions, defaultPolicy }] =
  await Promise.all(['normalize', 'compare', 'namesakes', 'policy'].map((name) => load(`judge/${name}.js`)));

const rowsOf = (table) =>
  readFileSync(new URL(`synthesize/tables/${table}`, base), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

/** Percent, as in src/synthesize/rates.yaml. */
const ADDRESSES_IN_OTHER_NOTATION = 20;

/** Numbers below `limit`, the same in every run (xorshift32). */
function random(seed) {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** As many entries as a weight column says, so that common names come as often as they do. */
const weighted = (rows, column) => {
  let total = 0;
  const sums = rows.map((row) => (total += Number(row[column])));
  return (pick) => {
    const wanted = pick(total);
    let low = 0;
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return rows[low];
  };
};

const surnames = weighted(rowsOf('surnames.tsv'), 2);
const givenNames = weighted(rowsOf('given-names.tsv'), 4);
const towns = rowsOf('towns.tsv');
const variants = new Map(rowsOf('variants.tsv').map(([usual, variant]) => [usual, variant]));
const variantOf = (text) => [...text].map((character) => variants.get(character) ?? character).join('');
const otherSpelling = (kana) =>
  kana
    .replace(/[ャュョッ]/g, (small) => 'ヤユヨツ'['ャュョッ'.indexOf(small)])
    .replace(/(?<=[オコソトノホモヨロョ])ウ/g, 'ー');

function person(pick) {
  const [surname, given, town] = [surnames(pick), givenNames(pick), towns[pick(towns.length)]];
  const [year, month, day] = [1930 + pick(90), 1 + pick(12), 1 + pick(28)];
  const [lot, house, otherNotation] = [1 + pick(40), 1 + pick(30), pick(100) < ADDRESSES_IN_OTHER_NOTATION];
  return { surname, given, town, year, month, day, sex: given[2], lot, house, otherNotation };
}

const two = (value) => String(value).padStart(2, '0');
const register = ({ surname, given, town, year, month, day, sex, lot, house }) => ({
  source: 'municipal',
  nameKanji: `${surname[0]} ${given[0]}`,
  nameKana: `${surname[1]} ${given[1]}`,
  birthDate: `${year}-${two(month)}-${two(day)}`,
  sex,
  postalCode: town[3],
  address: `${town[1]}${town[2]}${town[4]}${lot}番${house}号`,
});
const enrolment = (one) => ({
  ...register(one),
  source: 'insurer',
  nameKanji: one.surname[0] + one.given[0],
  birthDate: `${one.year}${two(one.month)}${two(one.day)}`,
  ...(one.otherNotation ? { address: `${one.town[2]}${one.town[4]}${one.lot}-${one.house}` } : {}),
});

/** The enrolment under a differing name, in one of eight ways. */
function differing(one, way, pick) {
  const same = enrolment(one);
  if (way < 2) return { ...same, nameKanji: variantOf(same.nameKanji), nameKana: otherSpelling(same.nameKana) };
  if (way === 2) return { ...same, nameKana: otherSpelling(same.nameKana) };
  if (way === 3) return { ...same, nameKanji: variantOf(same.nameKanji) };
  if (way === 4) return enrolment({ ...one, surname: surnames(pick) });
  if (way === 5) return enrolment({ ...one, given: givenNames(pick) });
  if (way === 6) return { ...same, nameKanji: enrolment(person(pick)).nameKanji };
  return { ...enrolment(person(pick)), birthDate: same.birthDate };
}

function pairsWith(percent) {
  const pick = random(20231129 + percent);
  return Array.from({ length: Number(options.pairs) }, () => {
    const one = person(pick);
    const other = pick(100) < percent ? differing(one, pick(8), pick) : enrolment(one);
    return [normalizeRecord(register(one), defaultConventions), normalizeRecord(other, defaultConventions)];
  });
}

function measure(pairs, namesakes) {
  const classes = {};
  for (const [a, b] of pairs) {
    const { class: found } = comparePair(a, b, defaultPolicy, namesakes);
    classes[found] = (classes[found] ?? 0) + 1;
  }
  let compared = 0;
  const start = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  let seconds = 0;
  do {
    for (const [a, b] of pairs) comparePair(a, b, defaultPolicy, namesakes);
    compared += pairs.length;
    seconds = Number(process.hrtime.bigint() - start) / 1e9;
  } while (seconds < Number(options.seconds));
  const { user, system } = process.cpuUsage(cpu);
  const perSecond = (time) => Math.round(compared / time);
  return { pairsPerSecond: perSecond(seconds), pairsPerCpuSecond: perSecond((user + system) / 1e6), classes };
}

const namesakes = standardNamesakes();
const results = {};
for (const [percent, aim] of Object.entries(AIMS)) {
  const pairs = pairsWith(Number(percent));
  results[percent] = { aim, ...measure(pairs, namesakes) };
}
process.stdout.write(
  `${JSON.stringify({ node: process.version, pairs: Number(options.pairs), differing: results }, null, 2)}\n`,
);
