// Regenerates fixtures/city from its rates and seed: node scripts/fixtures.js. With --check it writes nothing and fails
// where the committed files differ. Runs on the built program: npm run build first.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../dist/settings/yaml-file.js';
import { synthesize } from '../dist/synthesize/index.js';
import { ownRates } from '../dist/synthesize/rates.js';

const city = fileURLToPath(new URL('../fixtures/city/', import.meta.url));

/** Every file of the fixture city that is generated: path below fixtures/city → bytes. */
function generate() {
  const out = mkdtempSync(join(tmpdir(), 'totsugo-city-'));
  try {
    const rates = readSettings(join(city, 'rates.yaml'), ownRates);
    const made = synthesize({ people: 2000, seed: 'city', mix: 'even', out, rates });
    for (const [name, { planned, planted }] of Object.entries(made.faults)) {
      if (planted < planned) throw new Error(`${name}: only ${planted} of ${planned} planted`);
    }
    const files = readdirSync(out).map((name) => {
      const folder = name.startsWith('truth') ? 'expects' : 'input';
      return /** @type {const} */ ([join(folder, name), readFileSync(join(out, name))]);
    });
    return { files: new Map(files), insurers: made.insurers.map((path) => basename(path)) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const { files, insurers } = generate();
const night = [
  '# totsugo recheck --config fixtures/city/night.yaml (made by scripts/fixtures.js)',
  'municipal: input/municipal.csv',
  'municipalProfile: input/municipal-profile.yaml',
  'insurer:',
  ...insurers.map((name) => `  - input/${name}`),
  'asOf: "2026-10-01"',
  '',
];
files.set('night.yaml', Buffer.from(night.join('\n')));

if (process.argv.includes('--check')) {
  const committed = ['input', 'expects'].flatMap((dir) => readdirSync(join(city, dir)).map((name) => join(dir, name)));
  const stale = [...new Set([...committed, ...files.keys()])].filter((path) => {
    const wanted = files.get(path);
    return !wanted || !committed.concat('night.yaml').includes(path) || !wanted.equals(readFileSync(join(city, path)));
  });
  for (const path of stale) process.stderr.write(`fixtures/city/${path} differs: run node scripts/fixtures.js\n`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const dir of ['input', 'expects']) rmSync(join(city, dir), { recursive: true, force: true });
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(city, path)), { recursive: true });
  writeFileSync(join(city, path), bytes);
}
