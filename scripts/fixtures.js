// Regenerates fixtures/city from its rates and seed: node scripts/fixtures.js. With --check it writes nothing and fails
// where the committed files differ. Runs on the built program: npm run build first.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const city = fileURLToPath(new URL('../fixtures/city/', import.meta.url));

/**
 * Every generated file of the fixture city: path below fixtures/city → bytes.
 * @param {typeof import('../src/synthesize/index.js').synthesize} synthesize
 * @param {import('../src/synthesize/rates.js').OwnRates} rates
 */
export function generateCity(synthesize, rates) {
  const out = mkdtempSync(join(tmpdir(), 'totsugo-city-'));
  try {
    const made = synthesize({ people: 2000, seed: 'city', mix: 'even', out, rates });
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

/**
 * The files that differ from the committed ones, are missing, or should not be there.
 * @param {Map<string, Buffer>} files
 */
export function staleFiles(files) {
  const folders = ['input', 'expects'].flatMap((dir) => readdirSync(join(city, dir)).map((name) => `${dir}/${name}`));
  const committed = new Set([...folders, 'night.yaml']);
  return [...new Set([...committed, ...files.keys()])].filter(
    (path) => !committed.has(path) || !files.get(path)?.equals(readFileSync(join(city, path))),
  );
}

async function main() {
  const { readSettings } = await import('../dist/settings/yaml-file.js');
  const { synthesize } = await import('../dist/synthesize/index.js');
  const { ownRates } = await import('../dist/synthesize/rates.js');
  const files = generateCity(synthesize, readSettings(join(city, 'rates.yaml'), ownRates));
  if (process.argv.includes('--check')) {
    const stale = staleFiles(files);
    for (const path of stale) process.stderr.write(`fixtures/city/${path} differs: run node scripts/fixtures.js\n`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const dir of ['input', 'expects']) rmSync(join(city, dir), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(city, path)), { recursive: true });
    writeFileSync(join(city, path), bytes);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
