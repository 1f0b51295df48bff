// Regenerates fixtures/city from its city.json and rates.yaml: node scripts/fixtures.js. With --check it writes nothing
// and fails where the committed files differ. Runs on the built program: npm run build first.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '../dist/settings/yaml-file.js';
import { synthesize } from '../dist/synthesize/index.js';
import { ownRates } from '../dist/synthesize/rates.js';

const city = fileURLToPath(new URL('../fixtures/city/', import.meta.url));
const folders = ['input', 'expects'];

/** Every generated file of the fixture city: path below fixtures/city → bytes. */
function generate() {
  const out = mkdtempSync(join(tmpdir(), 'totsugo-city-'));
  try {
    const options = JSON.parse(readFileSync(join(city, 'city.json'), 'utf8'));
    const made = synthesize({ ...options, out, rates: readSettings(join(city, 'rates.yaml'), ownRates) });
    for (const [name, { planned, planted }] of Object.entries(made.faults)) {
      if (planted < planned) throw new Error(`${name}: only ${planted} of ${planned} planted`);
    }
    /** @type {Map<string, Buffer>} */
    const files = new Map();
    for (const name of readdirSync(out).sort()) {
      files.set(`${name.startsWith('truth') ? 'expects' : 'input'}/${name}`, readFileSync(join(out, name)));
    }
    const insurers = made.insurers.map((path) => `  - input/${basename(path)}`);
    files.set('night.yaml', Buffer.from([...nightHead, ...insurers, ''].join('\n')));
    return files;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const nightHead = [
  '# totsugo recheck --config fixtures/city/night.yaml (made by scripts/fixtures.js)',
  'asOf: "2026-10-01"',
  'municipal: input/municipal.csv',
  'municipalProfile: input/municipal-profile.yaml',
  'insurer:',
];

const files = generate();
if (process.argv.includes('--check')) {
  const present = folders.flatMap((dir) => readdirSync(join(city, dir)).map((name) => `${dir}/${name}`));
  const committed = new Set([...present, 'night.yaml']);
  for (const path of new Set([...committed, ...files.keys()])) {
    if (committed.has(path) && files.get(path)?.equals(readFileSync(join(city, path)))) continue;
    process.stderr.write(`fixtures/city/${path} differs: run node scripts/fixtures.js\n`);
    process.exitCode = 1;
  }
} else {
  for (const dir of folders) rmSync(join(city, dir), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(city, path)), { recursive: true });
    writeFileSync(join(city, path), bytes);
  }
}
