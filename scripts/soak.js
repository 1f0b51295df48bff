// npm run soak: what takes too long for every change. Kills and full disks, with their counts; scripts/reliability.js puts the
// results (--json) into docs/reliability.md. Each part throws where a promise is broken.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parts } from './soak/parts.js';
import { makeTown } from './soak/town.js';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000' },
    nights: { type: 'string', default: '200' },
    imports: { type: 'string', default: '50' },
    purges: { type: 'string', default: '40' },
    disks: { type: 'string', default: '40' },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
});
const numbers = Object.fromEntries(
  ['people', 'nights', 'imports', 'purges', 'disks'].map((name) => [name, Number(values[name])]),
);
const folder = mkdtempSync(join(tmpdir(), 'totsugo-soak-'));
const results = {};
try {
  const places = makeTown(folder, numbers.people);
  for (const [name, part] of Object.entries(parts)) {
    if (values.only && !values.only.includes(name)) continue;
    const from = performance.now();
    const told = (done) => process.stderr.isTTY && process.stderr.write(`\r${name}: ${done} `);
    const result = await part(places, folder, numbers, told);
    results[name] = result;
    process.stderr.write(`${name}: ${JSON.stringify(result)} (${Math.round((performance.now() - from) / 1000)} s)\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
