// Writes docs/reliability.md from the results of `npm run fuzz -- --json` and `npm run soak -- --json`:
// node scripts/reliability.js FILE…. Results of several ranges of one seed, or of several parts of the soak, are put together.
import { readFileSync, writeFileSync } from 'node:fs';
import { matrixSection, withMatrixSection } from './matrix/page.js';

const results = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const fuzz = results.filter((one) => 'seed' in one);
const soak = Object.assign({}, ...results.filter((one) => !('seed' in one)));
const sum = (name) => fuzz.reduce((total, one) => total + one[name], 0);
const most = (name) => Math.max(...fuzz.map((one) => one[name]));
const kinds = {};
for (const one of fuzz) for (const [name, count] of Object.entries(one.kinds)) kinds[name] = (kinds[name] ?? 0) + count;
const failures = fuzz.flatMap((one) => one.failures).sort((a, b) => a.index - b.index);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const counted = (steps) =>
  Object.entries(steps)
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ');
const first = (text) => text.split('\n')[0].replace(/'[^']*'?/g, '…');

const parts = {
  nights: 'nights killed at points spread over their length',
  firstNights: 'first nights (which make key and database) killed',
  publications: 'nights killed between the reports they publish',
  imports: 'imports of decisions killed',
};
const page = `# Reliability

The last results of what takes too long for every change. The tests (\`test/reliability\`) do the same on a small scale each time.
Written by \`scripts/reliability.js\` from the results of the two commands.

## Kills and full disks

\`npm run soak\`, on a made town of 300 people with decisions that two people confirmed. After each: the database opens and is whole, the last
whole run and every confirmed decision are there, no half run shows, the audit log verifies, and the next night gives the same bytes as
an undisturbed one (of an import: all of it was taken or nothing, and the same import again takes the rest).

| | survived | where it was |
|---|---|---|
${Object.entries(parts)
  .filter(([name]) => soak[name])
  .map(([name, what]) => `| ${what} | ${soak[name].killed} of ${soak[name].killed} | ${counted(soak[name].steps)} |`)
  .join('\n')}
${soak.disks ? `| nights on a disk that was too small or just large enough | ${soak.disks.nights} of ${soak.disks.nights} | ${counted(soak.disks.ended)} |\n` : ''}
## Damaged input

\`npm run fuzz -- --count 20000 --seed ${fuzz[0]?.seed}\`: ${sum('cases')} mutations, ${megabytes(sum('bytes'))} of input, ${megabytes(sum('searched'))} of output and messages searched for
Individual Numbers and stack traces; at most ${most('peak')} MB resident, ${(most('slowest') / 1000).toFixed(1)} s for one case on a machine that was busy with other work.

| kind | cases |
|---|---|
${Object.entries(kinds)
  .sort(([, a], [, b]) => b - a)
  .map(([name, count]) => `| ${name} | ${count} |`)
  .join('\n')}

${failures.length === 0 ? 'No failure.' : `${failures.length} failures in that run:\n\n${failures.map(({ index, what }) => `- index ${index}: ${first(what)}`).join('\n')}`}
`;
// What `npm run matrix` wrote stays.
const file = new URL('../docs/reliability.md', import.meta.url);
const matrix = matrixSection(readFileSync(file, 'utf8'));
writeFileSync(file, matrix === '' ? page : withMatrixSection(page, matrix));
