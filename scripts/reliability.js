// Puts results of `npm run soak -- --json` and `npm run fuzz -- --json` into docs/reliability.json and, from there, into the blocks
// between comments of docs/reliability.md: node scripts/reliability.js FILE…. A part that is not among the files keeps its last
// result; ranges of one seed are put together; what stands outside of the blocks is written by hand and stays.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const data = new URL('../docs/reliability.json', import.meta.url);
const pageFile = new URL('../docs/reliability.md', import.meta.url);

const what = {
  nights: 'nights killed at points spread over their length',
  firstNights: 'first nights (which make key and database) killed',
  publications: 'nights killed between the reports they publish',
  imports: 'imports of decisions killed',
  'purges.run': 'purges of a run killed, by time and at certain calls',
  'purges.all': 'purges of everything killed, by time and at certain calls',
  rotations: 'changes of the key killed, by time and at certain calls',
};

const counted = (steps) =>
  Object.entries(steps)
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ');

function soakBlock({ disks, ...soak }) {
  const partOf = (name) => name.split('.').reduce((inner, key) => inner?.[key], soak);
  const rows = Object.entries(what)
    .filter(([name]) => partOf(name))
    .map(([name, text]) => {
      const { killed, steps } = partOf(name);
      return `| ${text} | ${killed} of ${killed} | ${counted(steps)} |`;
    });
  const full = 'nights on a disk that was too small or just large enough';
  if (disks) rows.push(`| ${full} | ${disks.nights} of ${disks.nights} | ${counted(disks.ended)} |`);
  return ['| | survived | where it was |', '|---|---|---|', ...rows].join('\n');
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

function fuzzBlock({ seed, cases, bytes, searched, peak, slowest, kinds, failures }) {
  const first = (text) => text.split('\n')[0].replace(/'[^']*'?/g, '…');
  const failed = failures.map(({ index, what: text }) => `- index ${index}: ${first(text)}`).join('\n');
  return `\`npm run fuzz -- --count ${cases} --seed ${seed}\`: ${cases} mutations, ${megabytes(bytes)} of input, ${megabytes(searched)} of output and messages searched for
Individual Numbers and stack traces; at most ${peak} MB resident, ${(slowest / 1000).toFixed(1)} s for one case.

| kind | cases |
|---|---|
${Object.entries(kinds)
  .sort(([, a], [, b]) => b - a)
  .map(([name, count]) => `| ${name} | ${count} |`)
  .join('\n')}

${failures.length === 0 ? 'No failure.' : `${failures.length} failures in that run:\n\n${failed}`}`;
}

/**
 * The page with its blocks as the results have them.
 * @param {string} page
 * @param {{ soak: object, fuzz: object }} results
 */
export function withResults(page, { soak, fuzz }) {
  const blocks = { soak: soakBlock(soak), fuzz: fuzzBlock(fuzz) };
  return Object.entries(blocks).reduce((text, [name, block]) => {
    const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
    const [head, rest] = text.split(begin);
    if (rest === undefined) throw new Error(`docs/reliability.md has no block ${name}`);
    return `${head}${begin}${block}${end}${rest.slice(rest.indexOf(end) + end.length)}`;
  }, page);
}

/** Several ranges of one seed as one. */
function together(ranges) {
  const [{ seed }] = ranges;
  if (ranges.some((one) => one.seed !== seed)) throw new Error('these are results of several seeds');
  const sum = (name) => ranges.reduce((total, one) => total + one[name], 0);
  const most = (name) => Math.max(...ranges.map((one) => one[name]));
  const kinds = {};
  for (const one of ranges)
    for (const [name, count] of Object.entries(one.kinds)) kinds[name] = (kinds[name] ?? 0) + count;
  const failures = ranges.flatMap((one) => one.failures).sort((a, b) => a.index - b.index);
  const [cases, bytes, searched] = ['cases', 'bytes', 'searched'].map(sum);
  return { seed, cases, bytes, searched, peak: most('peak'), slowest: most('slowest'), kinds, failures };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const kept = JSON.parse(readFileSync(data, 'utf8'));
  const ranges = files.filter((one) => 'seed' in one);
  const results = {
    soak: Object.assign(kept.soak, ...files.filter((one) => !('seed' in one))),
    fuzz: ranges.length > 0 ? together(ranges) : kept.fuzz,
  };
  writeFileSync(data, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(pageFile, withResults(readFileSync(pageFile, 'utf8'), results));
}
